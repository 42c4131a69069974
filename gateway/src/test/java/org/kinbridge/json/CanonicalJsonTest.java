package org.kinbridge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.StrictJson.Limits;

/** RFC 8785 over what we digest. */
class CanonicalJsonTest {
  private static final int DEPTH = 4;

  private static String canonical(String json) throws JsonRefused {
    return new String(CanonicalJson.bytes(parse(json)), StandardCharsets.UTF_8);
  }

  private static JsonNode parse(String json) throws JsonRefused {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
  }

  @Test
  void members_are_ordered_by_utf_16_code_unit() throws JsonRefused {
    String input =
        "{\"\\u20ac\":1,\"\\r"
            + "\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
    assertThat(canonical(input))
        .isEqualTo(
            "{\"\\r"
                + "\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @Test
  void control_characters_without_a_short_form_are_lower_case_hexadecimal() throws JsonRefused {
    assertThat(canonical("\"\\u000B\\u001F\\u000f\\u0000\""))
        .isEqualTo("\"\\u000b\\u001f\\u000f\\u0000\"");
  }

  @Test
  void short_forms_are_used_and_nothing_else_is_escaped() throws JsonRefused {
    assertThat(canonical("\"\\b\\t\\n\\f\\r\\\"\\\\\\/\\u007f\\u2028<>&'\""))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028<>&'\"");
  }

  @Test
  void white_space_goes_and_order_of_lists_stays() throws JsonRefused {
    assertThat(canonical(" { \"b\" : [ 3 , null , true ] , \"a\" : { } } "))
        .isEqualTo("{\"a\":{},\"b\":[3,null,true]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0"})
  void integers_of_53_bits_are_written_as_they_are(String number) throws JsonRefused {
    assertThat(canonical(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "-9007199254740992",
        "1.5",
        "1e2",
        "123456789012345678901234567890"
      })
  void other_numbers_are_refused(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> canonical(number));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void what_is_written_reads_back_as_the_same_value(@ForAll("values") JsonNode value)
      throws JsonRefused {
    byte[] written = CanonicalJson.bytes(value);
    JsonNode read = StrictJson.parse(written, Limits.DOCUMENT);
    assertThat(CanonicalJson.bytes(read)).isEqualTo(written);
    assertThat(read).isEqualTo(parse(value.toString()));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars('\u0000', '\u001f')
            .withChars("\"\\/aé€\u2028")
            .withChars('\u0600', '\u06ff')
            .ofMaxLength(12);
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            texts.map(make::textNode),
            Arbitraries.integers().map(make::numberNode),
            Arbitraries.of(true, false).map(make::booleanNode),
            Arbitraries.just(make.nullNode()));
    return Arbitraries.recursive(() -> leaves, inner -> nested(inner, texts), 0, DEPTH);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner, Arbitrary<String> names) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return Arbitraries.oneOf(
        inner,
        inner.list().ofMaxSize(3).map(items -> make.arrayNode().addAll(items)),
        Arbitraries.maps(names, inner)
            .ofMaxSize(3)
            .map(members -> make.objectNode().setAll(members)));
  }
}
