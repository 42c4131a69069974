package org.kinbridge.translate.row;

import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.ElementPath;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.Value;

/** A row that states a fact for the rules instead of an element. */
public record FactRow(Row row, Fact.Code code) {
  /** The person a national record is about. */
  private static final PersonHandle CHILD = new PersonHandle("#child");

  private static final String SOURCE = "record";

  void read(Scope scope, Reading reading) {
    for (Value value : row.read(scope, reading)) {
      ElementPath path = ElementPath.of("fact:" + code.code());
      reading.state(
          new Fact(
              code,
              CHILD,
              value.node().asText(),
              Optional.empty(),
              Optional.empty(),
              SOURCE,
              Optional.empty(),
              Optional.empty()));
      for (At source : value.sources()) {
        if (source.isOfRecord()) {
          reading.account().used(source, path, value.why());
        }
      }
      value.conditions().forEach(source -> reading.account().used(source, path, ""));
    }
  }
}
