package org.kinbridge.profile.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimitiveTypeTest {
  private static boolean accepts(PrimitiveType type, String text) {
    return type.accepts(JsonNodeFactory.instance.textNode(text));
  }

  @Nested
  class Dates {
    @ParameterizedTest
    @ValueSource(strings = {"2012", "2012-02", "2012-02-29", "0001-01-01", "9999-12-31"})
    void are_as_precise_as_known(String date) {
      assertThat(accepts(PrimitiveType.DATE, date)).isTrue();
      assertThat(accepts(PrimitiveType.DATE_TIME, date)).isTrue();
      assertThat(accepts(PrimitiveType.INSTANT, date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "12",
          "0000",
          "2012-00",
          "2012-13",
          "2012-1-1",
          "2011-02-29",
          "2012-02-30",
          "2012/02",
          "20120201",
          "2012-02-01T",
          "2012-02-01 ",
          "٢٠١٢",
          "2012-02-1a"
        })
    void that_do_not_exist_are_refused(String date) {
      assertThat(accepts(PrimitiveType.DATE, date)).isFalse();
      assertThat(accepts(PrimitiveType.DATE_TIME, date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-04-10T09:03:05Z",
          "2026-04-10T09:03:05.123Z",
          "2026-04-10T23:59:59+14:00",
          "2026-04-10T00:00:00-05:30"
        })
    void of_a_moment_have_seconds_and_a_zone(String moment) {
      assertThat(accepts(PrimitiveType.INSTANT, moment)).isTrue();
      assertThat(accepts(PrimitiveType.DATE_TIME, moment)).isTrue();
      assertThat(accepts(PrimitiveType.DATE, moment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-04-10T09:03:05",
          "2026-04-10T09:03Z",
          "2026-04-10T24:00:00Z",
          "2026-04-10T09:60:00Z",
          "2026-04-10T09:03:60Z",
          "2026-04-10T09:03:05.Z",
          "2026-04-10T09:03:05+15:00",
          "2026-04-10T09:03:05+1:00",
          "2026-04-31T09:03:05Z",
          "2026-04-10 09:03:05Z",
          "2026-04-10T09:03:05ZZ"
        })
    void of_a_moment_without_them_are_refused(String moment) {
      assertThat(accepts(PrimitiveType.INSTANT, moment)).isFalse();
      assertThat(accepts(PrimitiveType.DATE_TIME, moment)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "2026,2027,true",
      "2026-03-01,2026-03-01,true",
      "2025-11,2026-03-02,true",
      "2026-03,2026-03-15,false",
      "2026-03-02,2026-03-01,false",
      "2026-03-01T10:00:00Z,2026-03-01T11:00:00+02:00,false",
      "2026-03-01T10:00:00Z,2026-03-01T13:00:00+02:00,true"
    })
    void are_ordered_only_when_that_is_known(String first, String second, boolean ordered) {
      assertThat(PartialDate.ordered(first, second)).isEqualTo(ordered);
    }
  }

  @Nested
  class Bytes {
    @ParameterizedTest
    @ValueSource(strings = {"eA==", "eHg=", "eHh4", "+/+/", "2jmj7l5rSw0yVb/vlWAYkK/YBwk="})
    void in_whole_groups_are_accepted(String bytes) {
      assertThat(accepts(PrimitiveType.BASE64, bytes)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eA", "eA=", "eA===", "====", "e===", "eA==eA==", "e A=", "eHh_"})
    void in_any_other_form_are_refused(String bytes) {
      assertThat(accepts(PrimitiveType.BASE64, bytes)).isFalse();
    }
  }

  @Nested
  class Counts {
    @ParameterizedTest
    @CsvSource({"0,true", "48213,true", "2147483647,true", "-1,false", "2147483648,false"})
    void are_none_or_more(long count, boolean accepted) {
      assertThat(PrimitiveType.UNSIGNED_INT.accepts(JsonNodeFactory.instance.numberNode(count)))
          .isEqualTo(accepted);
    }
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @ValueSource(strings = {"x", "ሰላም ተስፋይ", "two\nlines", "a\tb", "𝒳"})
    void in_any_script_are_accepted(String text) {
      assertThat(accepts(PrimitiveType.STRING, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x ", "x\u0000y", "\u00a0x", "\uFEFFx", "x\u007f", "\n"})
    void with_nothing_visible_at_an_end_are_refused(String text) {
      assertThat(accepts(PrimitiveType.STRING, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a  b", "a\tb", "a\u00a0b"})
    void that_are_no_codes_are_refused(String text) {
      assertThat(accepts(PrimitiveType.CODE, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a b",
          "urn:uuid:x",
          "urn:uuid:BB000000-0000-4000-8000-000000000001",
          "http://x/<y>",
          "é:x"
        })
    void that_are_no_uris_are_refused(String text) {
      assertThat(accepts(PrimitiveType.URI, text)).isFalse();
    }
  }

  @Nested
  class Languages {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "ti",
          "ar",
          "en-GB",
          "zh-Hant-TW",
          "es-419",
          "tig",
          "sr-Latn",
          "de-1996",
          "sl-rozaj"
        })
    void of_bcp_47_are_accepted(String tag) {
      assertThat(LanguageTag.accepts(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "x",
          "zz",
          "EN",
          "en-",
          "-en",
          "en-gb",
          "en_GB",
          "en-GB-Latn",
          "language4_tigrinya",
          "en--GB",
          "english",
          "t\u00ef"
        })
    void of_nobody_are_refused(String tag) {
      assertThat(LanguageTag.accepts(tag)).isFalse();
    }
  }

  @Nested
  class Narrative {
    private static final String DIV = "<div xmlns=\"http://www.w3.org/1999/xhtml\"";

    @ParameterizedTest
    @ValueSource(strings = {"<p>x</p>", "<p>a &amp; b &lt;c&gt;</p><p>ሰላም<br/>x</p>"})
    void of_paragraphs_is_accepted(String body) {
      assertThat(PlainNarrative.accepts(DIV + ">" + body + "</div>")).isTrue();
      assertThat(PlainNarrative.accepts(DIV + " lang=\"ti\" xml:lang=\"ti\">" + body + "</div>"))
          .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "x",
          "<p></p>",
          "<p> </p>",
          "<p>x",
          "<p>x</p>y",
          "<p>a & b</p>",
          "<p>&nbsp;</p>",
          "<p>&#8203;x</p>",
          "<p><b>x</b></p>",
          "<p><script>x</script></p>",
          "<p onclick=\"x\">x</p>",
          "<p><!-- x -->y</p>",
          "<p>x<img src=\"y\"/></p>",
          "<P>x</P>",
          "<p>x\u0000</p>",
          "<p>]]></p>"
        })
    void of_anything_else_is_refused(String body) {
      assertThat(PlainNarrative.accepts(DIV + ">" + body + "</div>")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "<div><p>x</p></div>",
          "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ti\"><p>x</p></div>",
          "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ti\" xml:lang=\"en\"><p>x</p></div>",
          "<div xmlns=\"http://www.w3.org/1999/xhtml\" style=\"x\"><p>x</p></div>",
          "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ti"
        })
    void in_another_frame_is_refused(String div) {
      assertThat(PlainNarrative.accepts(div)).isFalse();
    }
  }

  @Property
  void no_text_makes_a_rule_throw(@ForAll String text) {
    for (PrimitiveType type : PrimitiveType.values()) {
      assertThat(accepts(type, text)).isIn(true, false);
    }
    assertThat(PlainNarrative.accepts("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + text))
        .isFalse();
    assertThat(LanguageTag.accepts(text)).isIn(true, false);
  }
}
