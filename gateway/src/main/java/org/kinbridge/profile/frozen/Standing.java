package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/** What is known of a part that stands in many documents: it never changes, so it stays true. */
@Owned(
    by = "whoever checks or writes a document",
    lock = "none: who does not see what another thread found finds the same")
final class Standing {
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
    boolean plain =
        generator instanceof UTF8JsonGenerator
            && generator.getPrettyPrinter() == null
            && generator.getCharacterEscapes() == null
            && generator.getHighestEscapedChar() == 0;
    if (plain) {
      SerializedString bytes = written;
      if (bytes == null) {
        bytes = new SerializedString(part.toString());
        written = bytes;
      }
      generator.writeRawValue(bytes);
    }
    return plain;
  }
}
