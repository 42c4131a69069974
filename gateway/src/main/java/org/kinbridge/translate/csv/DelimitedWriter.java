package org.kinbridge.translate.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.SourceWriter;

/**
 * A header and one record below it. A patch has the columns that it writes and no other: an empty
 * field would say that nothing stands there.
 *
 * @param separator of the fields
 * @param columns of a whole record; those of the record itself may be others too
 */
record DelimitedWriter(char separator, List<String> columns, Map<String, String> split)
    implements SourceWriter {

  private static final Pattern FORMULA = Pattern.compile("\\s*(?:[=@]|[+-](?![\\d (]))");

  DelimitedWriter {
    columns = List.copyOf(columns);
    split = Map.copyOf(split);
  }

  @Override
  public Optional<String> mediaType() {
    return Optional.of("text/csv");
  }

  @Override
  public boolean isList(String pointer, String next) {
    return split.containsKey(column(pointer));
  }

  @Override
  public JsonNode asRead(JsonNode value) {
    return TextNode.valueOf(value.asText());
  }

  /**
   * Several values stand in one field: none may hold what stands between them. And none may begin
   * as a formula does: such files are opened with programs that would execute it.
   */
  @Override
  public boolean canHold(String pointer, JsonNode value) {
    String text = value.asText();
    String between = split.getOrDefault(column(pointer), "");
    return text.chars().noneMatch(c -> between.indexOf(c) >= 0 || isControl(c))
        && (between.isEmpty() || (!text.isEmpty() && text.equals(text.strip())))
        && !FORMULA.matcher(text).lookingAt();
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }

  private static String column(String pointer) {
    String[] steps = pointer.split("/", 3);
    return steps.length < 2 ? "" : steps[1].replace("~1", "/").replace("~0", "~");
  }

  @Override
  public String whole(ObjectNode record, Heading heading) {
    List<String> names = new ArrayList<>();
    record.fieldNames().forEachRemaining(names::add);
    columns.stream().filter(column -> !record.has(column)).forEach(names::add);
    return file(names, record);
  }

  @Override
  public String patch(ObjectNode members, Heading heading) {
    List<String> names = new ArrayList<>();
    members.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "" : file(names, members);
  }

  private String file(List<String> names, ObjectNode record) {
    StringWriter file = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(file)) {
      writer.writeRecord(names);
      writer.writeRecord(names.stream().map(name -> field(name, record.path(name))).toList());
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory failed", impossible);
    }
    return file.toString();
  }

  private String field(String name, JsonNode value) {
    if (!value.isArray()) {
      return value.asText("");
    }
    String between = split.getOrDefault(name, "").substring(0, 1) + " ";
    return String.join(between, value.valueStream().map(JsonNode::asText).toList());
  }
}
