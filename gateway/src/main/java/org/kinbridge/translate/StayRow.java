package org.kinbridge.translate;

import java.util.List;
import java.util.Optional;

/**
 * Members the map knows and leaves at home, and why.
 *
 * @param within a list in each of whose elements the row is read
 */
record StayRow(
    Optional<SourcePath> within, List<SourcePath> from, List<Condition> when, String why) {

  void read(Scope scope, Reading reading) {
    for (Scope one : scope.within(within, reading)) {
      if (Condition.allHold(when, one, reading)) {
        for (SourcePath path : from) {
          for (At at : path.read(one, reading)) {
            reading.account().stays(at.pointer(), why);
          }
        }
      }
    }
  }
}
