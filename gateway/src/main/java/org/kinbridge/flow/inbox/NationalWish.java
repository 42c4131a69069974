package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * Into what an inbox item is to be written.
 *
 * @param kind of the format's records; empty for the first that can be written
 */
public record NationalWish(String format, Optional<String> kind, Into into) {

  /** The record it is put into. */
  public sealed interface Into {
    /** None: what would be a new record. */
    record New() implements Into {}

    /** The one that this authority last disclosed of a case of its own. */
    record OfCase(String reference) implements Into {
      public OfCase {
        requireNonNull(reference, "reference is null");
      }

      @Override
      public String toString() {
        return "<a case>";
      }
    }

    /** The authority's own as it is now. */
    record This(JsonNode content) implements Into {
      public This {
        requireNonNull(content, "content is null");
      }

      @Override
      public String toString() {
        return "<a record>";
      }
    }
  }

  public NationalWish {
    requireNonNull(format, "format is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(into, "into is null");
  }

  public static NationalWish newRecord(String format, Optional<String> kind) {
    return new NationalWish(format, kind, new Into.New());
  }

  /** A wish, or what is wrong with it. */
  public sealed interface Read {
    record Wished(NationalWish wish) implements Read {}

    record Faulty(List<Fault> faults) implements Read {}
  }

  static Read read(byte[] body) {
    try {
      JsonNode json = StrictJson.parse(body, StrictJson.Limits.DOCUMENT);
      BodyReader reader = BodyReader.of(json);
      Optional<String> format = reader.text("format");
      Optional<Into> into =
          json.has("case")
              ? ofCase(reader)
              : Optional.of(new Into.This(reader.objectOrText("record")));
      reader.end();
      return reader.faults().isEmpty()
          ? new Read.Wished(
              new NationalWish(format.orElseThrow(), Optional.empty(), into.orElseThrow()))
          : new Read.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Read.Faulty(List.of(refused.fault()));
    }
  }

  private static Optional<Into> ofCase(BodyReader reader) {
    BodyReader of = reader.object("case");
    Optional<Into> into = of.text("reference").map(Into.OfCase::new);
    of.end();
    return into;
  }
}
