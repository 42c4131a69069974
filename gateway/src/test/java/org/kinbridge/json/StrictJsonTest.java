package org.kinbridge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.StrictJson.Limits;
import org.kinbridge.support.Claim;

class StrictJsonTest {
  private static final Limits LIMITS = Limits.WIRE;
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "1e9999999999",
    "\"a\"",
    "\"b\"",
    "\"\\u0061\"",
    "\"\\ud800\"",
    "\"\\udc00\"",
    "\\u",
    "1",
    "-0",
    "1e3",
    "0.1",
    "true",
    "null",
    "\"",
    "\uD83D\uDE00",
    "\uFFFD",
    " ",
    "\n",
    "//"
  };
  private static final String[] TOKENS_OF_VALUES = {
    "1", "null", "\"x\"", "{\"m0\":1}", "[[]]", "{}"
  };

  private static Fault fault(byte[] input) {
    return catchThrowableOfType(JsonRefused.class, () -> StrictJson.parse(input, LIMITS)).fault();
  }

  private static Fault fault(String input) {
    return fault(input.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class Accepts {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "null",
          "true",
          "-1",
          "1.5e3",
          "\"\"",
          " {\"a\":[1,{\"b\":null}]} \n"
        })
    void one_json_value(String input) throws JsonRefused {
      assertThat(StrictJson.parse(input.getBytes(StandardCharsets.UTF_8), LIMITS)).isNotNull();
    }

    @Test
    void the_same_name_in_different_objects() throws JsonRefused {
      byte[] input = "{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}}".getBytes(StandardCharsets.UTF_8);
      assertThat(StrictJson.parse(input, LIMITS).at("/a/a/1/a").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"\\ud83d\\ude00\"",
          "\"\uD83D\uDE00\"",
          "\"\\\\ud800\"",
          "\"\\ufffd\"",
          "\"\uFFFD\""
        })
    void whole_characters_however_they_are_written(String input) throws JsonRefused {
      JsonNode value = StrictJson.parse(input.getBytes(StandardCharsets.UTF_8), LIMITS);
      assertThat(value.textValue().getBytes(StandardCharsets.UTF_8)).doesNotContain('?');
    }

    @Test
    void as_deep_as_the_door_allows() throws JsonRefused {
      String input = "[".repeat(32) + "]".repeat(32);
      assertThat(StrictJson.parse(input.getBytes(StandardCharsets.UTF_8), LIMITS)).isNotNull();
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 100_000})
    void what_is_nested_deeper(int depth) {
      assertThat(fault("[".repeat(depth)).reason()).isEqualTo(Reason.TOO_DEEP);
      assertThat(fault("{\"a\":".repeat(depth)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    @Claim("WIRE-1.1")
    void a_member_named_twice_with_its_pointer() {
      Fault fault = fault("{\"a\":[{\"b\":1,\"c\":2,\"b\":3}]}");
      assertThat(fault.reason()).isEqualTo(Reason.DUPLICATE_MEMBER);
      assertThat(fault.place()).isEqualTo("/a/0/b");
    }

    @Test
    void a_member_named_twice_in_two_spellings() {
      assertThat(fault("{\"a\":1,\"\\u0061\":2}").reason()).isEqualTo(Reason.DUPLICATE_MEMBER);
    }

    @Test
    void a_byte_order_mark() {
      byte[] input = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'};
      assertThat(fault(input))
          .extracting(Fault::reason, Fault::place)
          .containsExactly(Reason.MALFORMED_JSON, "1:1");
    }

    @Test
    void bytes_that_are_not_utf_8() {
      byte[][] inputs = {
        {'"', (byte) 0xC0, (byte) 0x80, '"'}, // overlong NUL
        {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, // a lone surrogate
        {'"', (byte) 0xFF, '"'},
        {'"', (byte) 0xE2, (byte) 0x82, '"'}, // cut short
        {'{', 0, '}'},
        {(byte) 0xFE, (byte) 0xFF, 0, '{', 0, '}'} // UTF-16
      };
      for (byte[] input : inputs) {
        assertThat(fault(input).reason()).isEqualTo(Reason.MALFORMED_JSON);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'a':{'b':['x','\\ud800']}}",
          "{'a':{'b':['x','\\uDFFF tail']}}",
          "{'a':{'b':['x','head \\ud83d']}}",
          "{'a':{'b':['x','\\ude00\\ud83d']}}",
          "{'a':{'b':['x','\\ud83d\\ud83d\\ude00']}}",
          "{'a':{'b':['x','\\ud83d\uD83D\uDE00']}}"
        })
    void half_a_character_written_as_an_escape_with_its_pointer(String input) {
      assertThat(fault(input.replace('\'', '"')))
          .extracting(Fault::reason, Fault::place)
          .containsExactly(Reason.MALFORMED_JSON, "/a/b/1");
    }

    @Test
    void half_a_character_in_a_name_with_the_pointer_of_its_object() {
      assertThat(fault("{\"a/b\":{\"\\udc00\":1}}"))
          .extracting(Fault::reason, Fault::place)
          .containsExactly(Reason.MALFORMED_JSON, "/a~1b");
      assertThat(fault("\"\\ud800\"").place()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "1 2", "[],", "null null", "{}\u0000"})
    void anything_after_the_value(String input) {
      assertThat(fault(input).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "{",
          "[1",
          "[1,]",
          "{\"a\":}",
          "{a:1}",
          "{'a':1}",
          "NaN",
          "Infinity",
          "+1",
          "01",
          ".5",
          "1.",
          "\"a",
          "\"\n\"",
          "\"\\x\"",
          "// c\n{}",
          "/* c */{}",
          "tru",
          "{\"a\":1,}"
        })
    void what_is_not_json(String input) {
      assertThat(fault(input).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void names_numbers_and_inputs_that_are_too_long() {
      assertThat(fault("{\"" + "a".repeat(10_000) + "\":1}").reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(fault("9".repeat(65)).reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(fault("1e" + "9".repeat(70)).reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(fault(new byte[(1 << 20) + 1]).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999991", "-1E-99999999900", "1e99999999999999999999"})
    void an_exponent_that_no_number_has(String number) {
      assertThat(fault("{\"a\": [" + number + "]}"))
          .extracting(Fault::reason, Fault::detail)
          .containsExactly(Reason.TOO_LARGE, "a number is too large");
      assertThat(fault("{\"é\": " + number + "}").reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void without_repeating_what_it_read() {
      JsonRefused refused =
          catchThrowableOfType(
              JsonRefused.class,
              () ->
                  StrictJson.parse(
                      "{\"a\":\"Selam\" Tesfai}".getBytes(StandardCharsets.UTF_8), LIMITS));
      assertThat(refused.getMessage() + refused.fault())
          .doesNotContain("Selam")
          .doesNotContain("Tesfai");
    }
  }

  /** Text that is nearly JSON reaches further into the reader than any bytes do. */
  @Property(tries = 3_000)
  void tokens_in_any_order_are_a_value_or_a_refusal(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder input = new StringBuilder();
    for (int i = random.nextInt(24); i >= 0; i--) {
      input.append(TOKENS[random.nextInt(TOKENS.length)]);
    }
    judge(input.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What is read can be written as UTF-8 and read again to the same: nothing hides in it. */
  private static void judge(byte[] input) {
    try {
      JsonNode value = StrictJson.parse(input, LIMITS);
      byte[] written = value.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(StrictJson.parse(written, LIMITS)).isEqualTo(value);
    } catch (JsonRefused refused) {
      assertThat(refused.fault().place()).matches("(\\d+:\\d+)?|(/.*)+");
    }
  }

  @Property(tries = 2_000)
  void any_bytes_are_a_value_or_a_refusal(@ForAll @Size(max = 64) byte[] input) {
    judge(input);
  }

  @Property(tries = 300)
  void a_member_named_twice_is_refused_however_many_stand_between(@ForAll long seed) {
    Random random = new Random(seed);
    int members = 2 + random.nextInt(60);
    int again = random.nextInt(members - 1);
    StringBuilder input = new StringBuilder("{");
    for (int i = 0; i < members; i++) {
      int name = i == members - 1 ? again : i;
      input.append(i == 0 ? "" : ",").append("\"m").append(name).append("\":");
      input.append(TOKENS_OF_VALUES[random.nextInt(TOKENS_OF_VALUES.length)]);
    }
    Fault fault = fault(input.append('}').toString());
    assertThat(fault.reason()).isEqualTo(Reason.DUPLICATE_MEMBER);
    assertThat(fault.place()).isEqualTo("/m" + again);
  }
}
