package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.CourtOrders.FORMAT;
import static org.kinbridge.translate.CourtOrders.ORDER;
import static org.kinbridge.translate.CourtOrders.ROOT;
import static org.kinbridge.translate.CourtOrders.translate;
import static org.kinbridge.translate.CourtOrders.translated;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.dismiss;
import static org.kinbridge.translate.Samples.facts;
import static org.kinbridge.translate.Samples.questions;
import static org.kinbridge.translate.Samples.resources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Question;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.AccountTest;
import org.kinbridge.translate.reading.Report;

/** Orders of the courts of Aldmark: each of their peculiarities, and what becomes of it. */
class AldmarkCourtTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
  private static final String BORN =
      "<nc:PersonBirthDate><nc:YearMonthDate>2014-09</nc:YearMonthDate></nc:PersonBirthDate>";

  @Test
  void the_sample_becomes_what_stands_beside_it_and_obeys_the_shared_profile() throws IOException {
    Golden.compare(FORMAT.resolve("expected/sample-order.json"), Golden.outcome(translate(ORDER)));
    assertThat(PROFILE.check(translated(ORDER).draft())).isInstanceOf(Checked.Conforming.class);
  }

  @Test
  void the_sample_with_its_answers_becomes_what_stands_beside_it() throws IOException {
    Translation answered =
        translate(
            ORDER,
            dismiss(ROOT + "/hs:DataPrivacy/0/hs:DataPrivacyElementName"),
            dismiss(ROOT + "/hs:DataPrivacy/0/hs:DataPrivacyRuleText"),
            dismiss(ROOT + "/j:CourtOrder/0/alm:MeasureCode/1"),
            dismiss(
                ROOT
                    + "/hs:Child/hs:PersonAugmentation/hs:PerceivedAgeMeasure/nc:MeasureValueText"));

    Golden.compare(FORMAT.resolve("expected/sample-order-answered.json"), Golden.outcome(answered));
    assertThat(questions(answered)).isEmpty();
  }

  @Test
  void the_address_the_court_protects_by_its_id_is_labelled_wherever_it_stands() {
    Translated whole = translated(ORDER);
    JsonNode mother = relative(whole, "MTH");

    assertThat(mother.path("address").get(0).path("extension").toString())
        .contains("LOCIS", "cp-whereabouts-protected-adult");
    assertThat(mother.path("meta").path("security").toString())
        .contains("\"V\"", "LOCIS", "cp-whereabouts-protected-adult");
    assertThat(relative(whole, "FTH").toString()).doesNotContain("protected-adult", "Ξενώνας");
    assertThat(whole.draft().tree().toString().split("Ξενώνας")).hasSize(2);
  }

  @Test
  void an_address_of_a_person_whom_the_court_protects_as_a_whole_is_labelled_too() {
    Translated whole = translated(ORDER.replace("ElementName>MO1-ADDR<", "ElementName>MO1<"));

    assertThat(relative(whole, "MTH").path("address").toString())
        .contains("cp-whereabouts-protected-adult");
  }

  @Test
  void an_address_without_an_id_stays_home_since_nobody_can_say_that_it_is_not_meant() {
    Translated whole = translated(ORDER.replace(" structures:id=\"MO1-ADDR\"", ""));

    assertThat(whole.draft().tree().toString()).doesNotContain("Ξενώνας");
    assertThat(whole.report().stayedHome())
        .extracting(Report.StayedHome::source)
        .anySatisfy(
            source -> assertThat(source).startsWith(ROOT + "/alm:Mother/0/nc:ContactInformation"));
  }

  @Test
  void a_protection_of_something_that_is_not_in_the_file_is_asked_about_all_the_same() {
    Translated whole = translated(ORDER.replace("ElementName>MO1-ADDR<", "ElementName>XX9<"));

    assertThat(whole.questions())
        .extracting(Question::source)
        .contains(ROOT + "/hs:DataPrivacy/0/hs:DataPrivacyElementName");
  }

  @Test
  void a_measure_forbids_contact_to_whom_it_names_and_to_nobody_else() {
    Translated whole = translated(ORDER);

    assertThat(relative(whole, "FTH").path("extension").toString()).contains("no-contact");
    assertThat(relative(whole, "MTH").toString()).doesNotContain("no-contact");
    assertThat(resources(whole, "Flag").getFirst().toString())
        .contains("no-contact-order", "2026-03-11")
        .doesNotContain("FA1");
    assertThat(relative(translated(ORDER.replace("CONTACT_FA1", "CONTACT_MO1")), "MTH").toString())
        .contains("no-contact");
  }

  private static String heard(String id) {
    return ORDER.replaceFirst(
        "<j:CourtOrder ",
        "<j:CaseWitness><nc:RoleOfPerson structures:ref=\""
            + id
            + "\"/></j:CaseWitness><j:CourtOrder ");
  }

  @ParameterizedTest
  @CsvSource({"MO1, MTH", "FA1, FTH", "GU1, GUARD"})
  void whom_the_court_hears_as_a_witness_is_labelled_whole_and_nobody_else(
      String id, String relation) {
    Translated whole = translated(heard(id));

    assertThat(relative(whole, relation).path("meta").path("security").toString())
        .contains("\"V\"", "cp-witness");
    assertThat(whole.draft().tree().toString().split("cp-witness")).hasSize(2);
    assertThat(relative(translated(ORDER), relation).toString()).doesNotContain("cp-witness");
    assertThat(relative(whole, relation).path("relationship"))
        .isEqualTo(relative(translated(ORDER), relation).path("relationship"));
    assertThat(questions(whole)).isEqualTo(questions(translated(ORDER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CH1", "XX9"})
  void a_witness_who_is_the_child_or_nobody_of_the_file_is_asked_about(String id) {
    assertThat(translated(heard(id)).questions())
        .extracting(Question::source)
        .contains(ROOT + "/j:CaseWitness/0/nc:RoleOfPerson@structures:ref");
  }

  @Test
  void a_witness_of_whom_the_order_tells_itself_stays_home_and_is_asked_about() {
    Translated whole =
        translated(
            ORDER.replaceFirst(
                "<j:CourtOrder ",
                "<j:CaseWitness><nc:RoleOfPerson><nc:PersonName><nc:PersonFullName>Eirene Foka"
                    + "</nc:PersonFullName></nc:PersonName></nc:RoleOfPerson></j:CaseWitness>"
                    + "<j:CourtOrder "));

    assertThat(whole.draft().tree().toString()).doesNotContain("Eirene");
    assertThat(whole.questions()).extracting(Question::source).contains(ROOT + "/j:CaseWitness");
  }

  @Test
  void of_two_orders_each_is_read() {
    int from = ORDER.indexOf("<j:CourtOrder ");
    String order =
        ORDER.substring(from, ORDER.indexOf("</j:CourtOrder>") + "</j:CourtOrder>".length());
    String second = order.replace("11/03/2026", "02/04/2026").replace("FA1", "MO1");
    Translated whole = translated(ORDER.replace(order, order + second));

    assertThat(resources(whole, "Flag")).hasSize(2);
    assertThat(resources(whole, "Flag").get(1).toString()).contains("2026-04-02");
    assertThat(whole.questions())
        .extracting(Question::source)
        .contains(
            ROOT + "/j:CourtOrder/0/alm:MeasureCode/1", ROOT + "/j:CourtOrder/1/alm:MeasureCode/1");
  }

  @ParameterizedTest
  @CsvSource({
    "<nc:YearMonthDate>2014-09</nc:YearMonthDate>, 2014-09",
    "<nc:Date>2014-09-30</nc:Date>, 2014-09-30",
    "<nc:YearDate>2014</nc:YearDate>, 2014"
  })
  void a_birth_date_stays_as_precise_as_it_was_written(String written, String shared) {
    String order = ORDER.replace("<nc:YearMonthDate>2014-09</nc:YearMonthDate>", written);
    assertThat(child(translated(order)).path("birthDate").textValue()).isEqualTo(shared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-13", "2014-9", "2014-09-01", "2027-01", "09-2014", "14-09", "x"})
  void a_birth_month_that_cannot_be_is_refused_with_its_place(String written) {
    assertThat(Samples.faultPlaces(translate(ORDER.replace(">2014-09<", ">" + written + "<"))))
        .singleElement()
        .asString()
        .matches("line 15, column \\d+: .*/nc:YearMonthDate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2026", "2026-03-11", "03/31/2026", "11.03.2026"})
  void the_day_of_an_order_is_a_day_before_its_month(String written) {
    assertThat(
            Samples.faultPlaces(
                translate(ORDER.replace("From>11/03/2026<", "From>" + written + "<"))))
        .singleElement()
        .asString()
        .endsWith("/alm:EffectiveFrom");
  }

  @Test
  void how_old_the_child_seems_counts_only_where_no_birth_date_is_known() {
    assertThat(child(translated(ORDER)).toString()).doesNotContain("age-estimate");
    assertThat(child(translated(ORDER.replace(BORN, ""))).toString())
        .contains(
            "\"lowAge\",\"valueAge\":{\"value\":11", "\"highAge\",\"valueAge\":{\"value\":12");
    assertThat(child(translated(ORDER.replace(BORN, "").replace(">11-12<", ">11<"))).toString())
        .contains("\"url\":\"age\",\"valueAge\":{\"value\":11");
  }

  @Test
  void greek_yes_is_read_and_any_other_answer_is_asked_about() {
    assertThat(resources(translated(ORDER), "Observation").toString()).contains("\"interpreter\"");
    for (String answer : List.of("ΟΧΙ", "NAI", "ναι", "true")) {
      String order = ORDER.replace(">ΝΑΙ</alm:ChildHeard>", ">" + answer + "</alm:ChildHeard>");
      assertThat(questions(translate(order)))
          .as(answer)
          .extracting(Question::source)
          .contains(ROOT + "/j:CourtOrder/0/alm:ChildHeard");
    }
    assertThat(questions(translate(ORDER.replace("\"interpreter\"", "\"telephone\""))))
        .extracting(question -> question.reason().code())
        .contains("unmapped-mandatory");
  }

  @Test
  void every_script_of_a_name_stays_as_it_is_written() {
    assertThat(child(translated(ORDER)).path("name").findValuesAsText("text"))
        .containsExactly("Layla Demo", "ليلى ديمو", "Λεϊλά Ντέμο");
  }

  @Test
  void both_citizenships_leave_and_displacement_leaves_protection_open() {
    Translated whole = translated(ORDER);

    assertThat(child(whole).path("extension").toString()).contains("\"XC\"", "\"XB\"");
    assertThat(facts(whole)).containsExactly("international-protection=unknown");
    assertThat(questions(translate(ORDER.replace(">XB<", ">QQ<"))))
        .extracting(question -> question.reason().code() + question.source())
        .contains("unmapped-safety" + ROOT + "/hs:Child/nc:PersonCitizenshipISO3166Alpha2Code/1");
  }

  @Test
  void a_victim_the_court_only_suspects_is_a_concern_that_nobody_confirmed() {
    assertThat(resources(translated(ORDER), "Condition").getFirst().toString())
        .contains("\"trafficking\"", "\"unconfirmed\"", "cp-trafficking");
    assertThat(
            resources(
                translated(ORDER.replace("Indicator>true<", "Indicator>false<")), "Condition"))
        .isEmpty();
  }

  @Test
  void who_lives_with_the_child_tells_where_it_lives() {
    Translated whole =
        translated(ORDER.replace("Member" + "Indicator>false<", "MemberIndicator>true<"));

    assertThat(relative(whole, "MTH").path("meta").toString()).contains("cp-whereabouts-child");
    assertThat(relative(whole, "FTH").path("meta").toString())
        .doesNotContain("cp-whereabouts-child");
  }

  @Test
  void an_element_that_repeats_where_one_is_meant_is_refused_not_chosen_from() {
    assertThat(Samples.faultPlaces(translate(ORDER.replace(BORN, BORN + BORN))))
        .anySatisfy(place -> assertThat(place).endsWith("/nc:PersonBirthDate"));
  }

  @Test
  void every_element_and_attribute_ends_in_exactly_one_list() {
    for (String order : List.of(ORDER, ORDER.replace(BORN, ""), ORDER.replace("FA1", "ZZ"))) {
      Translated whole = Samples.assertSourcesLead(translated(order));
      AccountTest.assertAccounted(whole.draft().sources().read(), whole.report());
    }
  }

  @Test
  void prefixes_mean_nothing_and_another_namespace_is_not_read() {
    String other = ORDER.replace("nc:", "q:").replace("xmlns:nc", "xmlns:q");

    assertThat(child(translated(other)).path("birthDate").textValue()).isEqualTo("2014-09");
    assertThat(Samples.faults(translate(ORDER.replace("niem-core/6.0", "niem-core/5.0"))))
        .isNotEmpty();
  }

  @Test
  void an_element_nobody_knows_stays_home_and_one_that_sounds_like_danger_is_asked_about() {
    Translated whole =
        translated(
            ORDER.replace(
                "</j:CourtOrder>",
                "<alm:RiskNote>x</alm:RiskNote><alm:Costs>9</alm:Costs></j:CourtOrder>"));

    assertThat(whole.questions())
        .extracting(Question::source)
        .contains(ROOT + "/j:CourtOrder/0/alm:RiskNote");
    assertThat(whole.report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains(ROOT + "/j:CourtOrder/0/alm:Costs");
  }

  @Property(tries = 300, seed = "108")
  void survives_any_element_taken_away_doubled_or_emptied(@ForAll long seed) {
    Random random = new Random(seed);
    String order = ORDER;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int from = order.indexOf('<', random.nextInt(order.length() / 2) + order.length() / 4);
      int to = order.indexOf('>', from) + 1;
      String tag = order.substring(from, to);
      String inner = random.nextBoolean() ? "" : tag + tag;
      order = order.substring(0, from) + inner + order.substring(to);
    }
    assertThat(translate(order)).isNotNull();
    String value = List.of("", "x", "-1", "\u202E", "9999-99").get(random.nextInt(5));
    assertThat(
            translate(
                ORDER.replaceFirst(">[^<>]{" + (1 + random.nextInt(9)) + "}<", ">" + value + "<")))
        .isNotNull();
  }

  private static JsonNode relative(Translated whole, String relationship) {
    return resources(whole, "RelatedPerson").stream()
        .filter(one -> one.path("relationship").toString().contains("\"" + relationship + "\""))
        .findFirst()
        .orElseThrow();
  }
}
