package org.kinbridge.translate.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Escape sequences of one message. What cannot be read is refused and not left standing: a name
 * with half an escape in it is another name.
 */
record Escapes(Delimiters delimiters, Charset charset) {

  /** The text that is meant; empty when an escape is not closed or of a kind that is not read. */
  Optional<String> read(String written) {
    char escape = delimiters.escape();
    if (written.indexOf(escape) < 0) {
      return Optional.of(written);
    }
    StringBuilder meant = new StringBuilder(written.length());
    int from = 0;
    while (from < written.length()) {
      int opens = written.indexOf(escape, from);
      if (opens < 0) {
        break;
      }
      int closes = written.indexOf(escape, opens + 1);
      if (closes < 0) {
        return Optional.empty();
      }
      Optional<String> one = one(written.substring(opens + 1, closes));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      meant.append(written, from, opens).append(one.get());
      from = closes + 1;
    }
    return Optional.of(meant.append(written, from, written.length()).toString());
  }

  private Optional<String> one(String sequence) {
    return switch (sequence) {
      case "F" -> Optional.of(String.valueOf(delimiters.field()));
      case "S" -> Optional.of(String.valueOf(delimiters.component()));
      case "T" -> Optional.of(String.valueOf(delimiters.subcomponent()));
      case "R" -> Optional.of(String.valueOf(delimiters.repetition()));
      case "E" -> Optional.of(String.valueOf(delimiters.escape()));
      // highlighting begins and ends
      case "H", "N" -> Optional.of("");
      case ".br", ".ce" -> Optional.of("\n");
      default -> layoutOrBytes(sequence);
    };
  }

  private Optional<String> layoutOrBytes(String sequence) {
    if (sequence.startsWith(".sp")) {
      return Optional.of("\n");
    }
    if (sequence.matches("\\.(?:fi|nf|in[+-]?\\d{1,3}|ti[+-]?\\d{1,3}|sk\\+?\\d{1,3})")) {
      return Optional.of(sequence.startsWith(".sk") ? " " : "");
    }
    boolean bytes = sequence.matches("X(?:[0-9A-Fa-f]{2}){1,1000}");
    return bytes ? decoded(HexFormat.of().parseHex(sequence.substring(1))) : Optional.empty();
  }

  private Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notOfTheCharset) {
      return Optional.empty();
    }
  }
}
