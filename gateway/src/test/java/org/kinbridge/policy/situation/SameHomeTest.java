package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameHomeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hut 6, Salt Road reception camp | HUT 6 - salt road RECEPTION CAMP
          Hut 6, Salt Road reception camp | reception camp Salt Road, hut 6
          Hut 6, Salt Road reception camp | Salt Road
          Hut 6, Salt Road reception camp | 6 Salt Rd
          Hut 6, Salt Road reception camp | Hut6 Salt-Road
          Hut 6a, Salt Road               | Hut 6 b, Salt Road
          12 Rúa Côte                     | 12 rua cote
          12 Weißgasse                    | 12 WEISSGASSE
          ١٢ شارع البحر                   | 12 شارع البحر
          12                              | Salt Road 12
          12                              | 12
          """)
  void another_spelling_is_the_same_home(String one, String other) {
    assertThat(SameHome.addresses(text(one), text(other))).isTrue();
    assertThat(SameHome.addresses(text(other), text(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 Salt Road                    | 14 Salt Road
          Hut 6, Salt Road reception camp | 27 Weaver Row, Tollen
          Salt Road, Tollen, North        | Weaver Row, Tollen
          12                              | 14
          12                              | Salt Road
          Salt Road                       | ''
          ''                              | ''
          """)
  void another_household_is_another_home(String one, String other) {
    assertThat(SameHome.addresses(text(one), text(other))).isFalse();
    assertThat(SameHome.addresses(text(other), text(one))).isFalse();
  }

  @Test
  void half_of_the_words_is_enough_and_less_is_not() {
    assertThat(SameHome.addresses(text("a b c d"), text("a b x y z"))).isTrue();
    assertThat(SameHome.addresses(text("a b c d e"), text("a b x y z"))).isFalse();
  }

  @Test
  void lines_and_town_are_read_as_the_text_is() {
    ObjectNode lines = JsonNodeFactory.instance.objectNode().put("city", "Tollen");
    lines.putArray("line").add("Hut 6").add("Salt Road");
    assertThat(SameHome.addresses(lines, text("Tollen, 6 Salt Road"))).isTrue();
    assertThat(SameHome.addresses(lines, text("Tollen, 7 Salt Road"))).isFalse();
  }

  @Test
  void country_and_postal_code_make_no_home() {
    ObjectNode one = JsonNodeFactory.instance.objectNode().put("country", "XA");
    one.put("postalCode", "90210");
    assertThat(SameHome.addresses(one, one)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+999 555 0100,0555-0100,true",
    "+999 555 0100,5550100,true",
    "+999 555 0100,555 0101,false",
    "+999 555 0100,550100,false",
    "112,1 12,true",
    "112,113,false",
    "a.person@mail.example,A.Person@MAIL.example,true",
    "a.person@mail.example,b.person@mail.example,false",
    "'','',false"
  })
  void a_telephone_is_its_last_seven_digits(String one, String other, boolean same) {
    assertThat(SameHome.telecoms(value(one), value(other))).isEqualTo(same);
    assertThat(SameHome.telecoms(value(other), value(one))).isEqualTo(same);
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private static JsonNode value(String value) {
    return JsonNodeFactory.instance.objectNode().put("value", value);
  }
}
