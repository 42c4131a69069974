package org.kinbridge.translate.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kinbridge.disclosure.Fault;

/**
 * What a reader made of the bytes of a national record.
 *
 * @param root what the rows of a map read by name, whatever the syntax was: objects, lists, values
 * @param record the member of {@code root} that is the record, so that every pointer begins with
 *     it; empty when the root itself is
 * @param places what a person calls the place that a JSON pointer into {@code root} leads to
 */
public record Source(JsonNode root, Optional<String> record, UnaryOperator<String> places) {
  public Source {
    requireNonNull(root, "root is null");
    requireNonNull(record, "record is null");
    requireNonNull(places, "places is null");
  }

  /** The fault as the person who wrote the file can find it. */
  public Fault placed(Fault fault) {
    return new Fault(fault.reason(), places.apply(fault.place()), fault.detail());
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<source>";
  }
}
