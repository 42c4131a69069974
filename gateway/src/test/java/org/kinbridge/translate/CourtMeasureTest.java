package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.CourtOrders.ORDER;
import static org.kinbridge.translate.CourtOrders.ROOT;
import static org.kinbridge.translate.Measures.code;
import static org.kinbridge.translate.Measures.guardian;
import static org.kinbridge.translate.Measures.measures;
import static org.kinbridge.translate.Measures.parties;
import static org.kinbridge.translate.Samples.faultPlaces;
import static org.kinbridge.translate.Samples.questions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.Report;

/** What a court ordered or forbade, as measures of the shared record. */
class CourtMeasureTest {
  static String withSecond(String order) {
    return order.replace(
        "</j:CourtOrder>",
        """
        </j:CourtOrder>
        <j:CourtOrder structures:id="OR2">
          <nc:ActivityIdentification><nc:IdentificationID>Δ-2026/250</nc:IdentificationID></nc:ActivityIdentification>
          <hs:CourtOrderAugmentation><hs:CourtOrderRenderedDate><nc:Date>2026-03-30</nc:Date></hs:CourtOrderRenderedDate></hs:CourtOrderAugmentation>
          <alm:MeasureCode>PLACEMENT</alm:MeasureCode>
          <alm:EffectiveFrom>30/03/2026</alm:EffectiveFrom>
          <alm:EffectiveUntil>30/09/2026</alm:EffectiveUntil>
          <alm:Enforceable>ΝΑΙ</alm:Enforceable>
          <alm:ChildHeard mode="direct">ΝΑΙ</alm:ChildHeard>
        </j:CourtOrder>\
        """);
  }

  @Test
  void are_one_for_each_code_of_an_order_and_have_its_docket() {
    List<JsonNode> measures = measures(CourtOrders.translated(ORDER));

    assertThat(measures)
        .extracting(one -> code(one.path("type")))
        .containsExactly("hc96-3c-guardianship", "protection-order");
    assertThat(measures)
        .extracting(one -> one.at("/identifier/0/value").textValue())
        .containsOnly("Δ-2026/207");
    assertThat(measures.toString()).doesNotContain("ALM-OIK-2026-000207");
  }

  @Test
  void appoint_the_guardian_and_protect_the_child() {
    Translated whole = CourtOrders.translated(ORDER);
    JsonNode term = measures(whole).getFirst().at("/term/0");

    assertThat(term.at("/action/0/doNotPerform").booleanValue()).isFalse();
    assertThat(code(term.at("/action/0/type"))).isEqualTo("represent");
    assertThat(parties(whole, term))
        .containsExactly(Map.entry("CHILD", "Layla Demo"), Map.entry("GUARD", guardian()));
  }

  @Test
  void forbid_the_one_whom_the_code_names_and_nobody_else() {
    Translated whole = CourtOrders.translated(ORDER);
    JsonNode term = measures(whole).getLast().at("/term/0");

    assertThat(term.at("/action/0/doNotPerform").booleanValue()).isTrue();
    assertThat(code(term.at("/action/0/type"))).isEqualTo("contact");
    assertThat(parties(whole, term))
        .containsExactly(Map.entry("CHILD", "Layla Demo"), Map.entry("FAMMEMB", "فادي ديمو"));
  }

  @Test
  void forbid_two_persons_by_two_codes_and_each_by_its_own() {
    String both =
        ORDER.replace(
            "<alm:MeasureCode>NO_CONTACT_FA1</alm:MeasureCode>",
            "<alm:MeasureCode>NO_CONTACT_FA1</alm:MeasureCode>"
                + "<alm:MeasureCode>NO_CONTACT_MO1</alm:MeasureCode>");
    Translated whole = CourtOrders.translated(both);
    List<JsonNode> measures = measures(whole);

    assertThat(measures).hasSize(3);
    assertThat(parties(whole, measures.get(1).at("/term/0")))
        .contains(Map.entry("FAMMEMB", "فادي ديمو"));
    assertThat(parties(whole, measures.get(2).at("/term/0")))
        .contains(Map.entry("FAMMEMB", "سلمى ديمو"));
  }

  @Test
  void of_two_orders_have_each_its_own_dates_and_docket() {
    Translated whole = CourtOrders.translated(withSecond(ORDER));
    List<JsonNode> measures = measures(whole);

    assertThat(measures)
        .extracting(one -> one.at("/identifier/0/value").textValue())
        .containsExactlyInAnyOrder("Δ-2026/207", "Δ-2026/207", "Δ-2026/250");
    JsonNode placed =
        measures.stream()
            .filter(one -> code(one.path("type")).equals("hc96-3e-placement"))
            .findFirst()
            .orElseThrow();
    assertThat(placed.at("/identifier/0/value").textValue()).isEqualTo("Δ-2026/250");
    assertThat(placed.path("applies").toString())
        .isEqualTo("{\"start\":\"2026-03-30\",\"end\":\"2026-09-30\"}");
    assertThat(PROFILE.check(whole.draft())).isInstanceOf(Checked.Conforming.class);
  }

  @Test
  void say_on_what_ground_and_instrument_the_court_decided() {
    JsonNode extensions = measures(CourtOrders.translated(ORDER)).getFirst().path("extension");

    assertThat(extensions.findValuesAsText("code"))
        .containsExactly("HCCH-1996", "hc96-art6", "interpreter");
    assertThat(extensions.findValuesAsText("valueDate")).containsExactly("2026-06-11");
  }

  @Test
  void say_that_it_is_not_known_whether_the_child_was_heard_when_the_order_does_not() {
    String silent =
        ORDER
            .replaceFirst("<alm:ChildHeard.*</alm:ChildHeard>", "")
            .replaceFirst("<alm:MeasureCode>NO_CONTACT_FA1</alm:MeasureCode>", "");
    Translated whole = CourtOrders.translated(silent);

    assertThat(measures(whole).toString()).contains("data-absent-reason\",\"code\":\"unknown\"");
    assertThat(PROFILE.check(whole.draft())).isInstanceOf(Checked.Conforming.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ΝΑΙ</alm:Enforceable>, ΟΧΙ</alm:Enforceable>, alm:Enforceable, ambiguous-code",
    "HC1996, HC1902, , unmapped-mandatory",
    "ART6_DISPLACED, ART99, , unmapped-mandatory",
    "GUARDIANSHIP_TEMP, GAG, alm:MeasureCode/0, unmapped-mandatory",
  })
  void that_are_not_understood_are_asked_about(
      String said, String instead, String member, String reason) {
    String source = member == null ? "" : ROOT + "/j:CourtOrder/0/" + member;
    assertThat(questions(CourtOrders.translate(ORDER.replace(said, instead))))
        .anySatisfy(
            question -> {
              assertThat(question.reason().code()).isEqualTo(reason);
              assertThat(question.source()).contains(source);
            });
  }

  @Test
  void that_order_nothing_but_payment_stay_home() {
    String order =
        ORDER
            .replace("GUARDIANSHIP_TEMP", "MAINTENANCE")
            .replaceFirst("<alm:MeasureCode>NO_CONTACT_FA1</alm:MeasureCode>", "");
    Translated whole = CourtOrders.translated(order);

    assertThat(measures(whole)).isEmpty();
    assertThat(whole.report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains(ROOT + "/j:CourtOrder/0/alm:MeasureCode/0");
  }

  @Test
  void without_their_day_are_refused_with_its_place() {
    assertThat(
            faultPlaces(
                CourtOrders.translate(
                    ORDER.replaceFirst(
                        "<hs:CourtOrderRenderedDate>.*</hs:CourtOrderRenderedDate>", ""))))
        .singleElement()
        .asString()
        .contains("hs:CourtOrderRenderedDate");
  }

  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
}
