package org.kinbridge.translate.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.csv.DelimitedReader.Opened;
import org.kinbridge.translate.source.SourceRefused;

/**
 * From bytes to text. The header decides: of the encodings and separators of the format, one must
 * show all the columns that such a file has. A text that is none of them is refused, not guessed.
 */
record Opening(DelimitedReader format, byte[] content) {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  Opened open() throws SourceRefused {
    int from = lengthOfMark(content);
    Map<Encoding, String> texts = texts(from);
    if (texts.isEmpty()) {
      throw wrongEncoding(from);
    }
    List<Opened> readings = new ArrayList<>();
    List<String> missing = format.columns();
    for (Map.Entry<Encoding, String> text : texts.entrySet()) {
      for (char separator : format.separators().toCharArray()) {
        List<String> here = missing(text.getValue(), separator);
        if (here.isEmpty()) {
          readings.add(new Opened(text.getValue(), separator, text.getKey()));
        }
        missing = here.size() < missing.size() ? here : missing;
      }
    }
    if (readings.size() == 1) {
      refuseControls(readings.getFirst().text(), 1);
      return readings.getFirst();
    }
    boolean utf8 = Encoding.UTF_8.text(content, from).isPresent();
    throw utf8 ? wrongHeader(missing) : wrongEncoding(from);
  }

  /** How many bytes the mark takes with which a file may begin. */
  static int lengthOfMark(byte[] content) {
    return Arrays.mismatch(content, BOM) == BOM.length || Arrays.equals(content, BOM)
        ? BOM.length
        : 0;
  }

  /** What is UTF-8 is nothing else: bytes of another encoding are almost never UTF-8 by chance. */
  private Map<Encoding, String> texts(int from) {
    Map<Encoding, String> texts = new EnumMap<>(Encoding.class);
    Optional<String> utf8 = Encoding.UTF_8.text(content, from);
    if (utf8.isPresent() || from > 0) {
      utf8.ifPresent(text -> texts.put(Encoding.UTF_8, text));
      return texts;
    }
    for (Encoding encoding : format.encodings()) {
      encoding.text(content, 0).ifPresent(text -> texts.put(encoding, text));
    }
    return texts;
  }

  private List<String> missing(String text, char separator) {
    try (var records = DelimitedReader.records(text, separator)) {
      var lines = records.iterator();
      List<String> names = lines.hasNext() ? Header.names(lines.next()) : List.of();
      return format.columns().stream().filter(column -> !names.contains(column)).toList();
    } catch (CsvParseException noHeader) {
      return format.columns();
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a reader over memory failed", impossible);
    }
  }

  private SourceRefused wrongEncoding(int from) {
    int bytes = Encoding.UTF_8.whole(content, from);
    int line = 1;
    int begin = 0;
    for (int i = 0; i < Math.min(bytes, content.length); i++) {
      if (content[i] == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return new SourceRefused(
        Reason.MALFORMED_RECORD,
        "line " + line + ", byte " + (bytes - begin + 1),
        "the file is not UTF-8, nor is it, with the header of this format, in another of its"
            + " encodings");
  }

  private static SourceRefused wrongHeader(List<String> missing) {
    return new SourceRefused(
        Reason.MALFORMED_RECORD,
        "line 1",
        "the header of this format is expected here; it lacks: " + String.join(", ", missing));
  }

  /**
   * @param begin the line of the file in which the text begins
   */
  static void refuseControls(String text, long begin) throws SourceRefused {
    long line = begin;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c != '\t' && c != '\r' && Character.isISOControl(c)) {
        throw new SourceRefused(
            Reason.MALFORMED_RECORD, "line " + line, "the text holds a control character");
      }
    }
  }
}
