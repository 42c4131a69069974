package org.kinbridge.translate.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** In what a file may be written. Every one is read strictly: no byte becomes a question mark. */
public enum Encoding {
  UTF_8(StandardCharsets.UTF_8),
  WINDOWS_1251(Charset.forName("windows-1251"));

  private static final char REPLACEMENT = '\uFFFD';
  private final Charset charset;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /**
   * The text; empty when the bytes are not all of this encoding. One in which nothing was replaced
   * was decoded whole; of one that holds the replacement character the strict decoder knows.
   */
  Optional<String> text(byte[] content, int from) {
    String replaced = new String(content, from, content.length - from, charset);
    return replaced.indexOf(REPLACEMENT) < 0 ? Optional.of(replaced) : strictly(content, from);
  }

  private Optional<String> strictly(byte[] content, int from) {
    CharBuffer text = CharBuffer.allocate(content.length);
    return decode(content, from, text).isUnderflow()
        ? Optional.of(text.flip().toString())
        : Optional.empty();
  }

  /** Where the first byte stands that is not of this encoding. */
  int whole(byte[] content, int from) {
    ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
    decoder().decode(bytes, CharBuffer.allocate(content.length), true);
    return bytes.position();
  }

  private CoderResult decode(byte[] content, int from, CharBuffer text) {
    CharsetDecoder decoder = decoder();
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(content, from, content.length - from), text, true);
    return result.isUnderflow() ? decoder.flush(text) : result;
  }

  private CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
