package org.kinbridge.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.json.StrictJson.Limits;
import org.kinbridge.profile.frozen.FrozenTree;

/** Plain UTF-8 is read faster than its text, and never otherwise. */
class PlainBytesTest {
  private static final Limits LIMITS = Limits.WIRE;
  private static final String[] TOKENS = {
    "{",
    "}",
    ",",
    ":",
    "\"a\":",
    "\\u0061",
    "\\ud800",
    "\\u",
    "1e3",
    "true",
    "\"",
    "\uD83D\uDE00",
    "\uFFFD",
    "\uFEFF",
    " ",
    "\n",
    "//",
    "\0"
  };

  @Property(tries = 2_000)
  void bytes_are_read_as_their_text_is(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("{\"");
    text.append("nameІмя".repeat(random.nextInt(90))).append("\":\"").append("é\\n").append("\"}");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.insert(random.nextInt(text.length()), TOKENS[random.nextInt(TOKENS.length)]);
    }
    byte[] input = text.toString().getBytes(charset(random));
    for (int i = random.nextInt(3); i > 0; i--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    }
    assertThat(allRead(input)).isInstanceOfAny(JsonNode.class, Fault.class);
  }

  @Property(tries = 4_000)
  void whatever_somebody_sends_is_one_document_or_one_fault_to_all_readers(@ForAll long seed) {
    Object read = allRead(HostileJson.bytes(new Random(seed)));

    Statistics.label("read").collect(read instanceof JsonNode);
    Statistics.label("read")
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 25);
              coverage.check(false).percentage(share -> share > 25);
            });
  }

  /** The value or the fault: of the text, of the bytes, and onto nodes that refuse every change. */
  private static Object allRead(byte[] input) {
    Object asText = outcome(() -> lessHalves(StrictJson.readText(input, LIMITS)));
    Object asBytes = outcome(() -> StrictJson.parse(input, LIMITS));
    Object frozen = outcome(() -> FrozenTree.read(input, LIMITS));

    assertThat(asBytes).isEqualTo(asText);
    assertThat(frozen).isEqualTo(asText);
    assertThat(frozen.toString()).isEqualTo(asText.toString()); // members in their order
    return asText;
  }

  /** UTF-16 and the like hold bytes that one reader takes for characters and another for halves. */
  private static Charset charset(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> StandardCharsets.UTF_16LE;
      case 1 -> StandardCharsets.UTF_16;
      case 2 -> StandardCharsets.UTF_32;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static JsonNode lessHalves(JsonNode value) throws JsonRefused {
    LoneSurrogates.refuse(value);
    return value;
  }

  private static Object outcome(Callable<JsonNode> reading) {
    try {
      return reading.call();
    } catch (JsonRefused refused) {
      return refused.fault();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  @Property(tries = 2_000)
  void bytes_are_plain_when_a_strict_decoder_takes_them(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] input =
        "ab".repeat(random.nextInt(9)).concat("\u0416\uFFFD\uD83D\uDE00\uFEFF").getBytes(UTF_8);
    input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    boolean strict = true;
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(input));
    } catch (CharacterCodingException otherwise) {
      strict = false;
    }
    String text = new String(input, UTF_8);
    assertThat(Utf8.isPlain(input))
        .isEqualTo(strict && text.indexOf('\0') < 0 && text.charAt(0) != '\uFEFF');
  }
}
