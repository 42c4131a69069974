package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** What a family answered stands in the node's register before anything is asked on it. */
class ConsentingTest {
  @TempDir Path folder;
  private Family family;
  private Ministry ministry;

  @BeforeEach
  void found() {
    family = new Family(folder);
    ministry = family.ministry;
  }

  private String told(Consumer<ObjectNode> change) throws NoAnswer {
    UUID referral = family.refer(family.agreed(change));
    ministry.look();
    assertThat(ministry.node.calls).noneMatch(call -> call.endsWith("/preview"));
    assertThat(ministry.node.register.all()).noneMatch(row -> row.at("/said/given").asBoolean());
    return ministry.primero.reason(referral);
  }

  private int place(String end) {
    List<String> calls = ministry.node.calls;
    return calls.indexOf(calls.stream().filter(one -> one.endsWith(end)).findFirst().orElseThrow());
  }

  @Test
  void a_yes_is_registered_as_the_row_says_it_before_anything_is_asked() throws NoAnswer {
    UUID caseId = family.agreed();
    UUID referral = family.refer(caseId);
    ministry.look();

    assertThat(ministry.node.sent(referral)).isPresent();
    assertThat(place("/api/consents")).isLessThan(place("/preview"));
    ObjectNode said = (ObjectNode) ministry.node.register.all().getFirst().path("said");
    said.remove("registeredAt");
    assertThat(said.toString())
        .isEqualTo(
            "{\"child\":{\"system\":\"xc-primero\",\"localId\":\""
                + caseId
                + "\"},\"capacity\":\"adult-guardian\",\"by\":\"guardian\",\"giver\":\"mother\","
                + "\"language\":\"ti\",\"notice\":\"notice-2026-1\","
                + "\"recipient\":{\"node\":\"XA\",\"authority\":\"xa-casw\"},"
                + "\"purposes\":[\"CPCARE\",\"CPREUNIF\"],"
                + "\"period\":{\"start\":\"2026-11-10\",\"end\":\"2027-04-30\"},"
                + "\"recordedBy\":\"cassar_cw_03\",\"reference\":\"primero:"
                + family.row(caseId).path("unique_id").asText()
                + "\",\"given\":true,\"saidOn\":\"2026-11-10\"}");
  }

  @Test
  void the_rows_are_not_a_part_of_the_record() throws NoAnswer {
    UUID referral = family.refer(family.agreed());
    ministry.look();

    assertThat(ministry.node.sent(referral).orElseThrow().path("record").toString())
        .doesNotContain("kinbridge_");
  }

  @Test
  void each_person_answers_in_a_row_of_their_own() throws NoAnswer {
    UUID caseId = family.agreed();
    family.row(
        caseId,
        row -> {
          row.put("kinbridge_consent_by", "child").put("kinbridge_consent_capacity", "old_enough");
          row.remove("kinbridge_consent_giver");
        });
    family.refer(caseId);
    ministry.look();

    assertThat(ministry.node.register.inForce())
        .extracting(row -> row.at("/said/by").asText(), row -> row.at("/said/giver").asText())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("guardian", "mother"),
            org.assertj.core.groups.Tuple.tuple("child", ""));
  }

  @Test
  void is_registered_once_over_looks_referrals_and_restarts() throws NoAnswer {
    UUID caseId = family.agreed();
    family.refer(caseId);
    ministry.node.instead.put("POST /api/disclosures", FakeNode.problem(500, Reason.INTERNAL));
    for (int look = 0; look < 5; look++) {
      ministry.lookAgain();
      ministry.restart();
    }
    ministry.node.instead.clear();
    UUID second = family.refer(caseId);
    ministry.memory.keep(Remembered.nothing());
    ministry.restart();
    ministry.lookAgain();

    assertThat(ministry.node.sent(second)).isPresent();
    assertThat(ministry.node.register.all()).hasSize(1);
  }

  @Test
  void a_yes_that_was_withdrawn_at_the_node_is_not_registered_anew() throws NoAnswer {
    UUID caseId = family.agreed();
    family.refer(caseId);
    ministry.look();
    ministry.node.register.withdrawByHand(ministry.node.register.ids().getFirst());
    family.refer(caseId);
    ministry.lookAgain();

    assertThat(ministry.node.register.all()).hasSize(1);
    assertThat(ministry.node.register.inForce()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kinbridge_consent, Do they agree?",
    "kinbridge_consent_by, Who answered?",
    "kinbridge_consent_giver, Which guardian?",
    "kinbridge_consent_capacity, In what capacity?",
    "kinbridge_consent_language, In what language?",
    "kinbridge_consent_notice, Which notice was given?",
    "kinbridge_consent_recipient, For whom?",
    "kinbridge_consent_purposes, What for?",
    "kinbridge_consent_said_on, On what day?",
    "kinbridge_consent_until, Until when?"
  })
  void a_yes_without_one_of_its_parts_is_told_with_its_place(String field, String label)
      throws NoAnswer {
    assertThat(told(row -> row.remove(field)))
        .contains("Not answered: " + label + " [kinbridge_consents_section/0/" + field + "]");
    assertThat(told(row -> row.put(field, true)))
        .contains("that the gateway does not know: " + label + " [kinbridge_consents_section/0/");
  }

  @ParameterizedTest
  @CsvSource({
    "kinbridge_consent_said_on, 2026-11-24",
    "kinbridge_consent_said_on, 10.11.2026",
    "kinbridge_consent_until, 2026-11-09",
    "kinbridge_consent_withdrawn_on, 2026-11-09",
    "kinbridge_consent_withdrawn_on, 2026-12-09",
    "kinbridge_consent_withdrawn_on, yesterday",
    "kinbridge_consent_recipient, aldmark_police"
  })
  void what_cannot_be_is_told_and_not_repeated(String field, String value) throws NoAnswer {
    assertThat(told(row -> row.put(field, value)))
        .contains("[kinbridge_consents_section/0/" + field + "]")
        .doesNotContain(value);
  }

  @Test
  void a_purpose_that_is_not_listed_is_not_left_out() throws NoAnswer {
    assertThat(told(row -> row.withArray("kinbridge_consent_purposes").add("marketing")))
        .contains("that the gateway does not know: What for?");
  }

  @Test
  void a_child_is_no_guardian() throws NoAnswer {
    assertThat(told(row -> row.put("kinbridge_consent_by", "child")))
        .contains("that the gateway does not know: Which guardian?");
  }

  @Test
  void a_list_that_is_none_is_told() throws NoAnswer {
    UUID caseId = ministry.filledCase();
    ministry.primero.record(caseId).put(Family.ROWS, "agreed");
    UUID referral = family.refer(caseId);
    ministry.look();

    assertThat(ministry.primero.reason(referral)).contains("[kinbridge_consents_section]");
  }

  @Test
  void a_row_that_nobody_filled_in_says_nothing() throws NoAnswer {
    UUID caseId = family.agreed();
    ObjectNode empty = family.row(caseId, row -> {});
    String id = empty.path("unique_id").asText();
    empty.removeAll().put("unique_id", id).putNull("kinbridge_consent");
    UUID referral = family.refer(caseId);
    ministry.look();

    assertThat(ministry.node.sent(referral)).isPresent();
    assertThat(ministry.node.register.all()).hasSize(1);
  }

  @Test
  void a_registered_answer_that_was_changed_in_its_row_holds_the_referral() throws NoAnswer {
    UUID caseId = family.agreed();
    family.refer(caseId);
    ministry.look();
    family.row(caseId).put("kinbridge_consent_until", "2026-12-31");
    UUID second = family.refer(caseId);
    ministry.lookAgain();

    assertThat(ministry.primero.reason(second))
        .contains("was changed or removed here")
        .contains("[kinbridge_consents_section/0]");
    assertThat(ministry.node.register.all()).hasSize(1);
  }

  @Test
  void a_registered_answer_whose_row_was_removed_holds_the_referral() throws NoAnswer {
    UUID caseId = family.agreed();
    family.refer(caseId);
    ministry.look();
    ministry.primero.record(caseId).putArray(Family.ROWS);
    UUID second = family.refer(caseId);
    ministry.lookAgain();

    assertThat(ministry.primero.reason(second)).contains("was changed or removed here");
    assertThat(ministry.node.sent(second)).isEmpty();
  }

  @Test
  void nothing_is_asked_while_the_node_does_not_register_it() throws NoAnswer {
    UUID referral = family.refer(family.agreed());
    ministry.node.instead.put("POST /api/consents", FakeNode.problem(500, Reason.INTERNAL));
    ministry.look();
    assertThat(ministry.node.calls).noneMatch(call -> call.endsWith("/preview"));
    assertThat(ministry.primero.writes).isEmpty();

    ministry.node.instead.clear();
    ministry.clock.forward(Duration.ofMinutes(30));
    ministry.look();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void what_the_node_may_not_take_is_the_operators_and_nothing_is_asked() throws NoAnswer {
    UUID referral = family.refer(family.agreed());
    ministry.node.instead.put("POST /api/consents", FakeNode.problem(422, Reason.INVALID_VALUE));
    ministry.look();

    assertThat(ministry.node.calls).noneMatch(call -> call.endsWith("/preview"));
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");
  }

  @ParameterizedTest
  @CsvSource({
    "agreed: given, agreed: yes",
    "guardian: adult-guardian, guardian: adult",
    "tigrinya: ti, tigrinya: Tigrinya language",
    "aldmark_casw: XA/xa-casw, aldmark_casw: xa-casw",
    "reunification: CPREUNIF, reunification: REUNION",
    "not_noted: unknown, not_noted: a name",
    "each: kinbridge_consents_section, each: consents_section",
    "field: kinbridge_consent_until, field: consent_until",
    "system: xc-primero, system: XC",
  })
  void a_configuration_that_no_register_could_read_is_refused(String right, String wrong) {
    SetUp set = Family.setUp(folder).with(right, wrong);
    assertThat(Configuration.read(set.file())).isInstanceOf(Configuration.Reading.Faulty.class);
    List<Fault> faults = ((Configuration.Reading.Faulty) Configuration.read(set.file())).faults();
    assertThat(faults).allMatch(fault -> fault.place().contains("primero.yaml"));
  }

  @Test
  void without_the_section_no_register_is_asked() throws NoAnswer {
    Ministry other = new Ministry(folder);
    UUID referral = other.referral();
    other.look();

    JsonNode sent = other.node.sent(referral).orElseThrow();
    assertThat(sent.path("consents")).isEmpty();
    assertThat(other.node.calls).noneMatch(call -> call.contains("registrations"));
  }
}
