package org.kinbridge.sign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.trust.key.Base64Url;

/** Members of signed objects as our words: each has one spelling, and any other is refused. */
final class Wire {
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private final Members members;

  private Wire(Members members) {
    this.members = members;
  }

  static Wire of(JsonNode object) throws JsonRefused {
    return new Wire(Members.of(object, ""));
  }

  void exactly(String name, long expected) throws JsonRefused {
    if (members.integer(name) != expected) {
      throw invalid(name, "this version is not read here");
    }
  }

  void exactly(String name, String expected) throws JsonRefused {
    if (!members.text(name).equals(expected)) {
      throw invalid(name, "this is not what the format says");
    }
  }

  void emptyArray(String name) throws JsonRefused {
    if (!members.array(name).isEmpty()) {
      throw invalid(name, "this version has none");
    }
  }

  boolean has(String name) {
    return members.has(name);
  }

  Instant instant(String name) throws JsonRefused {
    long seconds = members.integer(name);
    if (seconds > LATEST) {
      throw invalid(name, "this is not a time before the year 10000");
    }
    return Instant.ofEpochSecond(seconds);
  }

  Optional<Instant> optionalInstant(String name) throws JsonRefused {
    return members.has(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  UUID uuid(String name) throws JsonRefused {
    return UUID.fromString(matching(name, UUID_SHAPE));
  }

  Optional<UUID> optionalUuid(String name) throws JsonRefused {
    return members.has(name) ? Optional.of(uuid(name)) : Optional.empty();
  }

  String matching(String name, Pattern shape) throws JsonRefused {
    String text = members.text(name);
    if (!shape.matcher(text).matches()) {
      throw invalid(name, "this does not have the shape it must have");
    }
    return text;
  }

  <E extends Enum<E> & Coded> E code(Class<E> type, String name) throws JsonRefused {
    Optional<E> constant = Coded.parse(type, members.text(name));
    return constant.orElseThrow(() -> invalid(name, "this is not a known code"));
  }

  <E extends Enum<E> & Coded> Optional<E> optionalCode(Class<E> type, String name)
      throws JsonRefused {
    return members.has(name) ? Optional.of(code(type, name)) : Optional.empty();
  }

  Sha256 digest(String name) throws JsonRefused {
    Optional<byte[]> bytes = Base64Url.decode(members.text(name));
    return bytes
        .filter(found -> found.length == Sha256.LENGTH)
        .map(Sha256::wrap)
        .orElseThrow(() -> invalid(name, "this is not 32 bytes in base64url"));
  }

  /** A word whose own constructor knows its shape. */
  <T> T value(String name, Function<String, T> constructor) throws JsonRefused {
    String text = members.text(name);
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid(name, "this does not have the shape it must have");
    }
  }

  JsonRefused invalid(String name, String detail) {
    return members.invalid(name, detail);
  }

  void done() throws JsonRefused {
    members.done();
  }
}
