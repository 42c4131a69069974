package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/** What is known of a part that stands in many documents: it never changes, so it stays true. */
@Owned(
    by = "whoever checks or writes a document",
    lock = "none: who does not see what another thread found finds the same")
final class Standing {
  private static final SerializedString OTHERWISE = new SerializedString("");
  private @Nullable Object passed;
  private @Nullable SerializedString written;

  boolean passedAs(Object expected) {
    return passed == expected;
  }

  void passes(Object expected) {
    passed = expected;
  }

  /** Writes it as its bytes; false where the generator wants them otherwise. */
  boolean write(JsonNode part, JsonGenerator generator) throws IOException {
    SerializedString bytes = writesPlainly(generator) ? bytes(part) : OTHERWISE;
    if (bytes == OTHERWISE) {
      return false;
    }
    generator.writeRawValue(bytes);
    return true;
  }

  /** Its bytes; empty where not everybody writes it alike. */
  Optional<byte[]> written(JsonNode part) {
    SerializedString bytes = bytes(part);
    return bytes == OTHERWISE ? Optional.empty() : Optional.of(bytes.asUnquotedUTF8());
  }

  private SerializedString bytes(JsonNode part) {
    SerializedString bytes = written;
    if (bytes == null) {
      bytes = bytes(part.toString());
      written = bytes;
    }
    return bytes;
  }

  private static boolean writesPlainly(JsonGenerator generator) {
    return generator instanceof UTF8JsonGenerator
        && generator.getPrettyPrinter() == null
        && generator.getCharacterEscapes() == null
        && generator.getHighestEscapedChar() == 0;
  }

  /** Beyond the first plane a character is two escapes, and half of one is one. */
  private static SerializedString bytes(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? OTHERWISE
        : new SerializedString(text);
  }
}
