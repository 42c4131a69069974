package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** The end of a registration, as an agency writes it: nothing ends that nobody ended by name. */
public sealed interface Ending {

  /**
   * @param member what this end is called among what was registered
   * @param said who ended it and why
   */
  record Sound(String member, ObjectNode said) implements Ending {
    public Sound {
      requireNonNull(member, "member is null");
      requireNonNull(said, "said is null");
    }

    /** What was registered, with how it ended. */
    public byte[] joined(Registration registration) {
      ObjectNode whole = StoredJson.read(registration.body()).deepCopy();
      whole.set(member, said);
      return whole.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  record Faulty(List<Fault> faults) implements Ending {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Of a permission: whoever gave it needs no reason to take it back. */
  static Ending withdrawal(byte[] body) {
    return read(body, "withdrawal", List.of("recordedBy"), List.of("saidOn"));
  }

  /** Of what protects: somebody answers for it, with a reason. */
  static Ending lifting(byte[] body) {
    return read(body, "lifting", List.of("liftedBy", "why", "recordedBy"), List.of());
  }

  private static Ending read(byte[] body, String member, List<String> names, List<String> days) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Map<String, String> said = new LinkedHashMap<>();
      names.forEach(name -> reader.text(name).ifPresent(text -> said.put(name, text)));
      days.forEach(
          name ->
              reader
                  .optionalValue(name, LocalDate::parse)
                  .ifPresent(day -> said.put(name, day.toString())));
      reader.end();
      if (!reader.faults().isEmpty()) {
        return new Faulty(reader.faults());
      }
      ObjectNode words = JsonNodeFactory.instance.objectNode();
      said.forEach(words::put);
      return new Sound(member, words);
    } catch (JsonRefused refused) {
      return new Faulty(List.of(refused.fault()));
    }
  }
}
