package org.kinbridge.translate.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
    int from = startsWithBom() ? BOM.length : 0;
    List<String> texts = texts(from);
    if (texts.isEmpty()) {
      throw wrongEncoding(from);
    }
    List<Opened> readings = new ArrayList<>();
    List<String> missing = format.columns();
    for (String text : texts) {
      for (char separator : format.separators().toCharArray()) {
        List<String> here = missing(text, separator);
        if (here.isEmpty()) {
          readings.add(new Opened(text, separator));
        }
        missing = here.size() < missing.size() ? here : missing;
      }
    }
    if (readings.size() == 1) {
      refuseControls(readings.getFirst().text());
      return readings.getFirst();
    }
    boolean utf8 = Encoding.UTF_8.text(content, from).isPresent();
    throw utf8 ? wrongHeader(missing) : wrongEncoding(from);
  }

  private boolean startsWithBom() {
    return content.length >= BOM.length
        && content[0] == BOM[0]
        && content[1] == BOM[1]
        && content[2] == BOM[2];
  }

  /** What is UTF-8 is nothing else: bytes of another encoding are almost never UTF-8 by chance. */
  private List<String> texts(int from) {
    Optional<String> utf8 = Encoding.UTF_8.text(content, from);
    if (utf8.isPresent() || from > 0) {
      return utf8.stream().toList();
    }
    return format.encodings().stream()
        .map(encoding -> encoding.text(content, 0))
        .flatMap(Optional::stream)
        .toList();
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

  private static void refuseControls(String text) throws SourceRefused {
    int line = 1;
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
