package org.kinbridge.translate.back;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.Condition;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.source.Pointer;

/**
 * Where a row writes.
 *
 * @param making whose row it is
 * @param element pointer of the element that its resource is made from; empty for the record itself
 * @param inner pointer of the element of a list of that one, where the row writes within it
 */
record Place(Making making, String element, Optional<String> inner) {

  static Place of(Making making, String element) {
    return new Place(making, element, Optional.empty());
  }

  /** The element there. */
  Place in(String pointer) {
    return pointer.equals(element) ? this : new Place(making, element, Optional.of(pointer));
  }

  /** Where the path leads; of a list, the list. */
  String pointer(SourcePath path) {
    return Workpiece.pointer(
        path.fromRecord() ? "" : inner.orElse(element), path.members(making.aliases()));
  }

  /** Where the path leads from an element of a list within which a row writes. */
  String below(SourcePath path) {
    return Workpiece.pointer("", path.members(making.aliases()));
  }

  void set(Workpiece work, Map<SourcePath, JsonNode> sets) {
    sets.forEach((path, value) -> work.set(pointer(path), work.asRead(value)));
  }

  boolean holds(List<Condition> conditions, Workpiece work) {
    if (conditions.isEmpty()) {
      return true;
    }
    At root = At.root(work.record());
    Map<String, At> named = new HashMap<>();
    At here = located(root, element);
    making.each().forEach(each -> named.put(each.alias(), here));
    Scope scope =
        element.isEmpty() ? Scope.of(root) : Scope.of(root).joined(here, named.keySet(), named);
    Scope within = inner.map(pointer -> scope.at(located(root, pointer))).orElse(scope);
    return Condition.allHold(conditions, within, Reading.atAnyTime());
  }

  private static At located(At root, String pointer) {
    At at = root;
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      if (at.node().isArray()) {
        at = at.element(Integer.parseInt(name));
      } else {
        at = at.member(Pointer.unescape(name));
      }
    }
    return at;
  }
}
