package org.kinbridge.translate.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v26.message.ADT_A01;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.SourceWriter;

/**
 * A tree of {@link MessageTree} as a message of version 2.6. A patch is an update of a person
 * (ADT^A08): a field that is empty there says nothing, so what no patch names stays untouched.
 */
record Hl7Writer() implements SourceWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ", Locale.ROOT);
  private static final int LONGEST_ID = 50;
  private static final List<String> STANDARD = List.of(new ADT_A01().getNames());
  private static final Set<String> REPEATING = repeating();

  @Override
  public Optional<String> mediaType() {
    return Optional.of("application/hl7-v2");
  }

  /** Segments and fields that version 2.6 lets repeat are lists, whatever stands there. */
  @Override
  public boolean isList(String pointer, String next) {
    String[] names = pointer.split("/");
    if (names.length == 2) {
      return repeats(names[1]);
    }
    boolean field =
        names.length == (names.length > 2 && isNumber(names[2]) && repeats(names[1]) ? 4 : 3);
    return field && repeats(names[1], names[names.length - 1]);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean repeats(String segment) {
    return REPEATING.contains(segment);
  }

  private static boolean repeats(String segment, String field) {
    return REPEATING.contains(segment + "-" + field);
  }

  /** HAPI builds a whole message to answer, so it is asked once: segments, and fields as PID-3. */
  private static Set<String> repeating() {
    try {
      Message message = new ADT_A01();
      Set<String> repeating = new HashSet<>();
      for (String name : message.getNames()) {
        if (message.isRepeating(name)) {
          repeating.add(name);
        }
        if (message.get(name) instanceof Segment known) {
          for (int field = 1; field <= known.numFields(); field++) {
            if (known.getMaxCardinality(field) != 1) {
              repeating.add(name + "-" + field);
            }
          }
        }
      }
      return Set.copyOf(repeating);
    } catch (HL7Exception notThere) {
      throw new IllegalStateException("version 2.6 lost a segment it names", notThere);
    }
  }

  @Override
  public JsonNode asRead(JsonNode value) {
    return TextNode.valueOf(value.asText());
  }

  /**
   * Two quotes would say that something is deleted; a break of lines is an escape, all else is
   * none.
   */
  @Override
  public boolean canHold(String pointer, JsonNode value) {
    String text = value.asText();
    return !text.isEmpty()
        && !text.equals("\"\"")
        && text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n');
  }

  @Override
  public String whole(ObjectNode record, Heading heading) {
    StringBuilder message = new StringBuilder();
    segments(headed(record, heading), message);
    return message.toString();
  }

  @Override
  public String patch(ObjectNode members, Heading heading) {
    return members.isEmpty() ? "" : whole(members, heading);
  }

  /** With the header of an update, where the tree has none of its own. */
  private static ObjectNode headed(ObjectNode record, Heading heading) {
    if (record.has("MSH")) {
      return record;
    }
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    String at = heading.at().format(TIME);
    ObjectNode header = message.putObject("MSH");
    header.putObject("3").put("1", "KINBRIDGE");
    header.putObject("4").put("1", heading.from());
    header.putObject("7").put("1", at);
    header.putObject("9").put("1", "ADT").put("2", "A08").put("3", "ADT_A01");
    header.putObject("10").put("1", shortened(heading.id()));
    header.putObject("11").put("1", "P");
    header.putObject("12").put("1", "2.6");
    header.putObject("18").put("1", "UNICODE UTF-8");
    message.putObject("EVN").putObject("2").put("1", at);
    inOrder(record).forEach(member -> message.set(member.getKey(), member.getValue()));
    return message;
  }

  private static String shortened(String id) {
    return id.length() > LONGEST_ID ? id.substring(id.length() - LONGEST_ID) : id;
  }

  /** As the standard orders segments; one it does not know stays behind its neighbour. */
  private static List<Map.Entry<String, JsonNode>> inOrder(ObjectNode record) {
    List<Map.Entry<String, JsonNode>> ordered = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      int rank = STANDARD.indexOf(member.getKey());
      int at = ordered.size();
      while (rank >= 0 && at > 0 && STANDARD.indexOf(ordered.get(at - 1).getKey()) > rank) {
        at--;
      }
      ordered.add(at, member);
    }
    return ordered;
  }

  private static void segments(ObjectNode group, StringBuilder message) {
    for (Map.Entry<String, JsonNode> member : inOrder(group)) {
      boolean segment = member.getKey().length() == 3;
      for (JsonNode one : listed(member.getValue())) {
        if (segment) {
          new SegmentText(member.getKey(), message).write(one);
        } else {
          segments((ObjectNode) one, message);
        }
      }
    }
  }

  private static Iterable<JsonNode> listed(JsonNode value) {
    return value.isArray() ? value : List.of(value);
  }

  /** One segment, its trailing delimiters left out. */
  private record SegmentText(String name, StringBuilder message) {

    void write(JsonNode fields) {
      boolean header = name.equals("MSH");
      message.append(header ? "MSH|^~\\&" : name);
      int written = header ? 2 : 0;
      for (int number : numbers(fields)) {
        message.append("|".repeat(number - written)).append(field(fields.path(text(number))));
        written = number;
      }
      message.append('\r');
    }

    private static String field(JsonNode field) {
      List<String> repetitions = new ArrayList<>();
      listed(field).forEach(one -> repetitions.add(components(one)));
      return String.join("~", repetitions);
    }

    private static String components(JsonNode components) {
      StringBuilder all = new StringBuilder();
      int written = 1;
      for (int number : numbers(components)) {
        all.append("^".repeat(number - written)).append(value(components.path(text(number))));
        int part = 1;
        for (int next = 2; next <= lastPart(components, number); next++) {
          JsonNode further = components.path(number + "&" + next);
          if (!further.isMissingNode()) {
            all.append("&".repeat(next - part)).append(value(further));
            part = next;
          }
        }
        written = number;
      }
      return all.toString();
    }

    private static int lastPart(JsonNode components, int number) {
      int last = 1;
      for (Map.Entry<String, JsonNode> member : components.properties()) {
        if (member.getKey().startsWith(number + "&")) {
          last =
              Math.max(
                  last, Integer.parseInt(member.getKey().substring(text(number).length() + 1)));
        }
      }
      return last;
    }

    /** The numbers that members have, once each, in order. */
    private static List<Integer> numbers(JsonNode members) {
      return members
          .propertyStream()
          .map(member -> member.getKey().split("&")[0])
          .map(Integer::valueOf)
          .distinct()
          .sorted()
          .toList();
    }

    private static String text(int number) {
      return Integer.toString(number);
    }

    /** A raw line end would begin a segment, whoever wrote it into a value. */
    private static boolean isControl(char c) {
      return c < ' ' && c != '\t';
    }

    private static String value(JsonNode value) {
      if (value.isMissingNode()) {
        return "";
      }
      if (value.isNull()) {
        return "\"\"";
      }
      StringBuilder escaped = new StringBuilder();
      for (char c : value.asText().toCharArray()) {
        switch (c) {
          case '|' -> escaped.append("\\F\\");
          case '^' -> escaped.append("\\S\\");
          case '&' -> escaped.append("\\T\\");
          case '~' -> escaped.append("\\R\\");
          case '\\' -> escaped.append("\\E\\");
          case '\n' -> escaped.append("\\.br\\");
          default -> escaped.append(isControl(c) ? "\\X%02X\\".formatted((int) c) : "" + c);
        }
      }
      return escaped.toString();
    }
  }
}
