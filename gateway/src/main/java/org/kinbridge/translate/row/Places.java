package org.kinbridge.translate.row;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.yaml.Yaml;

/**
 * Members that a row is about, when its conditions hold.
 *
 * @param within a list in each of whose elements the row is read
 */
public record Places(Optional<SourcePath> within, List<SourcePath> from, List<Condition> when) {

  static Places compile(Yaml row) {
    return new Places(
        SourcePath.within(row), SourcePath.from(row), Condition.compile(row.get("when")));
  }

  void forEach(Scope scope, Reading reading, Consumer<At> row) {
    for (Scope one : scope.within(within, reading)) {
      if (Condition.allHold(when, one, reading)) {
        from.forEach(path -> path.read(one, reading).forEach(row));
      }
    }
  }
}
