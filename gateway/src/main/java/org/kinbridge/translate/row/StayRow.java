package org.kinbridge.translate.row;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.yaml.Yaml;

/**
 * Members the map knows and leaves at home, and why.
 *
 * @param within a list in each of whose elements the row is read
 */
public record StayRow(
    Optional<SourcePath> within, List<SourcePath> from, List<Condition> when, String why) {

  public static StayRow compile(Yaml at) {
    at.allow(Set.of("within", "from", "when", "why"));
    return new StayRow(
        SourcePath.within(at),
        SourcePath.from(at),
        Condition.compile(at.get("when")),
        at.need("why").text());
  }

  void read(Scope scope, Reading reading) {
    for (Scope one : scope.within(within, reading)) {
      if (Condition.allHold(when, one, reading)) {
        for (SourcePath path : from) {
          for (At at : path.read(one, reading)) {
            reading.account().stays(at, why);
          }
        }
      }
    }
  }
}
