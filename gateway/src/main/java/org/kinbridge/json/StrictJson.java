package org.kinbridge.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** Reads one JSON value (RFC 8259) and refuses what two readers could understand differently. */
public final class StrictJson {
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_NUMBER = 64;
  private static final char REPLACEMENT = '\uFFFD';
  private static final Map<Integer, JsonMapper> MAPPERS = new ConcurrentHashMap<>();

  /**
   * What a door accepts.
   *
   * @param bytes the largest input
   * @param depth how many objects and arrays may be open at once
   */
  public record Limits(int bytes, int depth) {
    /** An agency's record or request: 4 MiB, 64 deep. */
    public static final Limits DOCUMENT = new Limits(4 << 20, 64);

    /** Anything a partner node sends: 1 MiB, 32 deep. */
    public static final Limits WIRE = new Limits(1 << 20, 32);
  }

  private StrictJson() {}

  /**
   * The value. @throws JsonRefused with the JSON pointer, or line and column, of the first thing
   * wrong
   */
  public static JsonNode parse(byte[] input, Limits limits) throws JsonRefused {
    return parse(input, limits, JsonParser::readValueAsTree);
  }

  /** What makes a tree of the value that comes next. */
  public interface Reader {
    /**
     * Null where nothing comes.
     *
     * @throws IllegalArgumentException when an object names a member twice
     */
    @Nullable JsonNode read(JsonParser parser) throws IOException;
  }

  /** The same value on the nodes of another reader, where nothing in the bytes is odd. */
  public static JsonNode parse(byte[] input, Limits limits, Reader reader) throws JsonRefused {
    requireNonNull(input, "input is null");
    if (input.length > limits.bytes()) {
      throw refused(Reason.TOO_LARGE, "", "the input has more than " + limits.bytes() + " bytes");
    }
    Optional<JsonNode> plain =
        Utf8.isPlain(input) ? readBytes(input, limits, reader) : Optional.empty();
    JsonNode value = plain.isPresent() ? plain.get() : readText(input, limits);
    if (hasEscape(input)) {
      LoneSurrogates.refuse(value);
    }
    return value;
  }

  /**
   * The value of bytes that are read faster than their text. Empty: they are wrong, or their reader
   * is stricter; what is wrong with them, and where, their text says.
   */
  private static Optional<JsonNode> readBytes(byte[] plain, Limits limits, Reader reader) {
    try (JsonParser parser = mapper(limits.depth()).createParser(plain)) {
      JsonNode value = reader.read(parser);
      return value == null || parser.nextToken() != null ? Optional.empty() : Optional.of(value);
    } catch (JsonProcessingException
        | IllegalArgumentException perhapsWrong) { // the latter of a name twice, or a huge number
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a parser over memory failed", impossible);
    }
  }

  /** The judge of what is JSON, and of the place where it is not. */
  static JsonNode readText(byte[] input, Limits limits) throws JsonRefused {
    String text = utf8(input);
    try (JsonParser parser = mapper(limits.depth()).createParser(text)) {
      return read(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a parser over memory failed", impossible);
    }
  }

  /** Of the bytes one by one, in which nothing else looks like it. */
  private static boolean hasEscape(byte[] input) {
    return Utf8.holds(input, '\\')
        && new String(input, StandardCharsets.ISO_8859_1).contains("\\u");
  }

  private static JsonNode read(JsonParser parser) throws JsonRefused, IOException {
    try {
      JsonNode value = parser.readValueAsTree();
      if (value == null) {
        throw refused(Reason.MALFORMED_JSON, "1:1", "the input is empty");
      }
      if (parser.nextToken() != null) {
        throw refused(
            Reason.MALFORMED_JSON, place(parser.currentLocation()), "something follows the value");
      }
      return value;
    } catch (StreamConstraintsException tooMuch) {
      boolean deep = tooMuch.getOriginalMessage().contains("nesting depth");
      throw deep
          ? refused(
              Reason.TOO_DEEP, place(parser.currentLocation()), "the input is nested too deeply")
          : refused(
              Reason.TOO_LARGE,
              place(parser.currentLocation()),
              "a name, number or text is too long");
    } catch (NumberFormatException beyondAnyNumber) { // an exponent that no BigDecimal holds
      throw refused(Reason.TOO_LARGE, place(parser.currentLocation()), "a number is too large");
    } catch (JsonProcessingException malformed) {
      boolean duplicate = malformed.getOriginalMessage().startsWith("Duplicate field");
      throw duplicate
          ? refused(
              Reason.DUPLICATE_MEMBER,
              parser.getParsingContext().pathAsPointer().toString(),
              "a member is named twice")
          : refused(Reason.MALFORMED_JSON, place(parser.currentLocation()), "this is not JSON");
    }
  }

  /**
   * Jackson reads an overlong form and a lone surrogate as if they were characters, other readers
   * do not: decode first. A text without the replacement character was decoded whole; one with it
   * may have been sent so, which the strict decoder knows.
   */
  private static String utf8(byte[] input) throws JsonRefused {
    String text = new String(input, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      text = strictly(input);
    }
    if (text.startsWith("\uFEFF")) {
      throw refused(Reason.MALFORMED_JSON, "1:1", "the input starts with a byte order mark");
    }
    return text;
  }

  private static String strictly(byte[] input) throws JsonRefused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw refused(Reason.MALFORMED_JSON, "1:1", "the input is not UTF-8");
    }
  }

  private static JsonMapper mapper(int depth) {
    return MAPPERS.computeIfAbsent(depth, StrictJson::newMapper);
  }

  private static JsonMapper newMapper(int depth) {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build();
  }

  private static String place(JsonLocation at) {
    return at.getLineNr() + ":" + at.getColumnNr();
  }

  private static JsonRefused refused(Reason reason, String place, String detail) {
    return new JsonRefused(new Fault(reason, place, detail));
  }
}
