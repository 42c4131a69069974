package org.kinbridge.translate.map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Located;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.Condition;
import org.kinbridge.translate.source.Pointer;

/**
 * Where in its source a record stands, and whether it is one of the kind a map translates.
 *
 * @param wrappers members that may hold the record
 * @param recognisedBy members of which a record of this kind states at least one
 * @param when what all records of this kind state
 */
public record Recognition(
    List<String> wrappers, List<SourcePath> recognisedBy, List<Condition> when) {

  public Recognition {
    wrappers = List.copyOf(wrappers);
    recognisedBy = List.copyOf(recognisedBy);
    when = List.copyOf(when);
  }

  /** The record; empty when it is none of this kind, and {@code reading} knows why. */
  public Optional<At> find(Located read, String format, Reading reading) {
    At root = read.source().record().map(read.root()::member).orElse(read.root());
    if (!root.node().isObject()) {
      reading.malformed("", "one object is expected");
      return Optional.empty();
    }
    At record = unwrap(root, reading);
    Scope scope = Scope.of(record);
    if (!record.node().isObject()) {
      reading.malformed(record.pointer(), "one record is expected here");
    } else if (!isStated(scope, reading) || !Condition.allHold(when, scope, reading)) {
      reading.malformed(record.pointer(), "this is not a record of the format " + format);
    }
    return reading.isRefused() ? Optional.empty() : Optional.of(record);
  }

  /** Whether a record of this kind, unwrapped, would be read as what holds one. */
  public boolean looksWrapped(ObjectNode record) {
    return wrappers.stream().anyMatch(record::has);
  }

  private boolean isStated(Scope scope, Reading reading) {
    for (SourcePath path : recognisedBy) {
      if (!path.read(scope, reading).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private At unwrap(At root, Reading reading) {
    for (String wrapper : wrappers) {
      if (root.node().has(wrapper)) {
        root.node()
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (!name.equals(wrapper)) {
                    reading.unknownMember("/" + Pointer.escape(name));
                  }
                });
        return root.member(wrapper);
      }
    }
    return root;
  }
}
