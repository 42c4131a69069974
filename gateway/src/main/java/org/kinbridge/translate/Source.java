package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import org.kinbridge.disclosure.Fault;

/**
 * What a reader made of the bytes of a national record.
 *
 * @param root what the rows of a map read by name, whatever the syntax was: objects, lists, values
 * @param places what a person calls the place that a JSON pointer into {@code root} leads to
 */
record Source(JsonNode root, UnaryOperator<String> places) {
  Source {
    requireNonNull(root, "root is null");
    requireNonNull(places, "places is null");
  }

  /** The fault as the person who wrote the file can find it. */
  Fault placed(Fault fault) {
    return new Fault(fault.reason(), places.apply(fault.place()), fault.detail());
  }
}
