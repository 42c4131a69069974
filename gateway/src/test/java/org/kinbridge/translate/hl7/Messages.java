package org.kinbridge.translate.hl7;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceRefused;

/** Synthetic messages, and what the reader makes of them. */
final class Messages {
  static final String HEADER =
      "MSH|^~\\&|HIS|ALDMARK-HOSP|CPX|XA|20260405081530+0300||ADT^A04^ADT_A01|M1|T|2.6|||AL|NE||UNICODE"
          + " UTF-8";

  private Messages() {}

  /** A header before the segments, unless they bring their own. */
  static byte[] message(String... segments) {
    List<String> all = new ArrayList<>(List.of(segments));
    if (!segments[0].startsWith("MSH")) {
      all.addFirst(HEADER);
    }
    return String.join("\r", all).getBytes(StandardCharsets.UTF_8);
  }

  static JsonNode tree(String... segments) {
    return read(message(segments)).root();
  }

  static Source read(byte[] content) {
    try {
      return new Hl7Reader().read(content, OptionalInt.empty());
    } catch (SourceRefused refused) {
      throw new AssertionError("refused: " + refused.fault());
    }
  }

  static Fault refusal(byte[] content) {
    try {
      new Hl7Reader().read(content, OptionalInt.empty());
    } catch (SourceRefused refused) {
      return refused.fault();
    }
    throw new AssertionError("not refused");
  }
}
