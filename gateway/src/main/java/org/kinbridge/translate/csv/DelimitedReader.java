package org.kinbridge.translate.csv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;
import org.kinbridge.translate.source.SourceWriter;

/**
 * A header and records below it. A record is one member of the tree, named by the line in which it
 * begins: {@code /3/Стать}. A field is a text, or a list of texts where its column is one to split.
 *
 * @param separators of which one separates the fields of a file
 * @param encodings in which files of this format come; a file that is UTF-8 is read as UTF-8
 * @param columns that the header of every such file names; others may stand beside them
 * @param split column to the characters between the values of its fields
 */
public record DelimitedReader(
    String separators, List<Encoding> encodings, List<String> columns, Map<String, String> split)
    implements SourceReader {

  private static final int LARGEST = 4 << 20;
  private static final int FIELDS = 512;
  private static final int LONGEST_FIELD = 100_000;

  /** In bytes of a file of many, which are at least as many as its characters. */
  static final int LONGEST_RECORD = 10 * LONGEST_FIELD;

  public DelimitedReader {
    encodings = List.copyOf(encodings);
    columns = List.copyOf(columns);
    split = Map.copyOf(split);
  }

  @Override
  public Source read(byte[] content, OptionalInt line) throws SourceRefused {
    if (content.length > LARGEST) {
      throw new SourceRefused(Reason.TOO_LARGE, "", "the file has more than " + LARGEST + " bytes");
    }
    Opened opened = new Opening(this, content).open();
    try (var records = records(opened.text(), opened.separator())) {
      CloseableIterator<CsvRecord> lines = records.iterator();
      Header header = Header.of(lines.next());
      CsvRecord record = line.isPresent() ? at(lines, line.getAsInt()) : only(lines);
      return source(header, record, record.getStartingLineNumber());
    } catch (CsvParseException unparsable) {
      throw unparsable("");
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a reader over memory failed", impossible);
    }
  }

  @Override
  public SourceWriter writer() {
    return new DelimitedWriter(separators.charAt(0), columns, split);
  }

  private static SourceRefused unparsable(String place) {
    return new SourceRefused(
        Reason.MALFORMED_RECORD,
        place,
        "a quote is not closed, something stands behind a closing quote, or a field is longer"
            + " than any is read");
  }

  @Override
  public Optional<Records> records(InputStream file) throws SourceRefused, IOException {
    return Optional.of(DelimitedRecords.open(this, file));
  }

  /**
   * A file as text.
   *
   * @param separator of its fields
   */
  record Opened(String text, char separator, Encoding encoding) {}

  /** The only record of a text; the text was cut from line {@code line} of a file. */
  static CsvRecord record(String text, char separator, long line) throws SourceRefused {
    try (var records = records(text, separator)) {
      return records.iterator().next();
    } catch (CsvParseException unparsable) {
      throw unparsable("line " + line);
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a reader over memory failed", impossible);
    }
  }

  static CsvReader<CsvRecord> records(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(2 * LONGEST_FIELD)
        .build(
            CsvRecordHandler.of(
                limits ->
                    limits
                        .maxFields(FIELDS)
                        .maxFieldSize(LONGEST_FIELD)
                        .maxRecordSize(LONGEST_RECORD)),
            text);
  }

  private static CsvRecord only(CloseableIterator<CsvRecord> lines) throws SourceRefused {
    if (!lines.hasNext()) {
      throw new SourceRefused(Reason.MALFORMED_RECORD, "", "no record stands below the header");
    }
    CsvRecord first = lines.next();
    if (lines.hasNext()) {
      throw new SourceRefused(
          Reason.MALFORMED_RECORD,
          "line " + lines.next().getStartingLineNumber(),
          "one record is expected, or the line of the one that is meant");
    }
    return first;
  }

  private static CsvRecord at(CloseableIterator<CsvRecord> lines, int line) throws SourceRefused {
    while (lines.hasNext()) {
      CsvRecord record = lines.next();
      if (record.getStartingLineNumber() == line) {
        return record;
      }
    }
    throw new SourceRefused(
        Reason.MALFORMED_RECORD, "line " + line, "no record begins in this line");
  }

  /**
   * @param begin the line of the file in which the record begins
   */
  Source source(Header header, CsvRecord record, long begin) throws SourceRefused {
    String line = Long.toString(begin);
    if (record.getFieldCount() != header.names().size()) {
      throw new SourceRefused(
          Reason.MALFORMED_RECORD,
          "line " + line,
          "as many fields as the header has are expected here");
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < record.getFieldCount(); i++) {
      String name = header.names().get(i);
      String field = record.getField(i);
      if (name.isEmpty() && !field.isBlank()) {
        throw new SourceRefused(
            Reason.UNKNOWN_MEMBER,
            "line " + line + ", column " + (i + 1),
            "the header does not name the column of this field");
      } else if (split.containsKey(name)) {
        fields.set(name, parts(field, split.getOrDefault(name, "")));
      } else if (!name.isEmpty()) {
        fields.put(name, field);
      }
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set(line, fields);
    return new Source(root, Optional.of(line), header::place);
  }

  private static ArrayNode parts(String field, String separators) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    StringTokenizer tokens = new StringTokenizer(field, separators);
    while (tokens.hasMoreTokens()) {
      String part = tokens.nextToken().strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
