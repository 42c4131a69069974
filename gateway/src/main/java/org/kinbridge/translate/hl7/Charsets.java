package org.kinbridge.translate.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The character sets of MSH-18 (HL7 table 0211) in which no byte of another character looks like a
 * delimiter. One that is not declared is ASCII, as the standard says; it is never guessed.
 */
final class Charsets {
  private static final Map<String, Charset> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("", StandardCharsets.US_ASCII);
    BY_NAME.put("ASCII", StandardCharsets.US_ASCII);
    BY_NAME.put("UNICODE UTF-8", StandardCharsets.UTF_8);
    BY_NAME.put("UTF-8", StandardCharsets.UTF_8);
    for (int part : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 15}) {
      BY_NAME.put("8859/" + part, Charset.forName("ISO-8859-" + part));
    }
  }

  private Charsets() {}

  /**
   * Whether bytes beyond ASCII make sense as UTF-8 while a set of single bytes is declared: nobody
   * writes so by intent, and read as declared every name would come out wrong without a fault.
   */
  static boolean isOtherwise(byte[] content, Charset declared) {
    boolean single = declared != StandardCharsets.UTF_8 && declared != StandardCharsets.US_ASCII;
    return single && anyBeyondAscii(content) && isUtf8(content);
  }

  private static boolean anyBeyondAscii(byte[] content) {
    for (byte one : content) {
      if (one < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUtf8(byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException another) {
      return false;
    }
  }

  static Optional<Charset> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
