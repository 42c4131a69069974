package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** The end of a consent, as an agency writes it. */
sealed interface Withdrawal {

  /**
   * @param recordedBy who of the agency noted it
   */
  record Sound(String recordedBy) implements Withdrawal {
    public Sound {
      requireNonNull(recordedBy, "recordedBy is null");
    }

    /** What was registered, with who noted its end. */
    byte[] joined(Registration consent) {
      ObjectNode whole = StoredJson.read(consent.body()).deepCopy();
      whole.putObject("withdrawal").put("recordedBy", recordedBy);
      return whole.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  record Faulty(List<Fault> faults) implements Withdrawal {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  static Withdrawal read(byte[] body) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Optional<String> recordedBy = reader.text("recordedBy");
      reader.end();
      return reader.faults().isEmpty()
          ? new Sound(recordedBy.orElseThrow())
          : new Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Faulty(List.of(refused.fault()));
    }
  }
}
