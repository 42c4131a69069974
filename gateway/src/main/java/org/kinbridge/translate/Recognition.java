package org.kinbridge.translate;

import java.util.List;
import java.util.Optional;
import org.kinbridge.translate.source.Source;

/**
 * Where in its source a record stands, and whether it is one of the kind a map translates.
 *
 * @param wrappers members that may hold the record
 * @param recognisedBy members of which a record of this kind states at least one
 * @param when what all records of this kind state
 */
record Recognition(List<String> wrappers, List<SourcePath> recognisedBy, List<Condition> when) {

  Recognition {
    wrappers = List.copyOf(wrappers);
    recognisedBy = List.copyOf(recognisedBy);
    when = List.copyOf(when);
  }

  /** The record; empty when it is none of this kind, and {@code reading} knows why. */
  Optional<At> find(Source source, String format, Reading reading) {
    At whole = At.root(source.root());
    At root = source.record().map(whole::member).orElse(whole);
    if (!root.node().isObject()) {
      reading.malformed("", "one object is expected");
      return Optional.empty();
    }
    At record = unwrap(root, reading);
    Scope scope = Scope.of(record);
    if (!record.node().isObject()) {
      reading.malformed(record.pointer(), "one record is expected here");
    } else if (recognisedBy.stream().allMatch(path -> path.read(scope, reading).isEmpty())
        || !Condition.allHold(when, scope, reading)) {
      reading.malformed(record.pointer(), "this is not a record of the format " + format);
    }
    return reading.isRefused() ? Optional.empty() : Optional.of(record);
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
