package org.kinbridge.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Restriction.Elsewhere;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement.StatedFact;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.proof.Combination.Situation;
import org.kinbridge.policy.request.Request;

/** A combination asks with all that its row asks for, and says what the situation is. */
class AskingTest {
  private static Combination of(String row, Situation situation) {
    return Combination.all(Proving.rows(row), List.of(situation)).getFirst();
  }

  private static Request asked(Protection protection, Reach reach) {
    return Asking.request(
        of("consent-care", new Situation(protection, Nationality.ANOTHER, reach, Determined.NO)));
  }

  private static List<String> said(Fact.Code code, Request request) {
    return request.facts().stream().filter(fact -> fact.code() == code).map(Fact::value).toList();
  }

  private static Explanation told(Combination combination) throws Exception {
    Request request = Asking.request(combination);
    Circumstances around = new Setting(Proving.VERSION).around(combination, request);
    Decision decision =
        Proving.policy().decide(Proving.probe().of(combination.situation()), request, around);
    return decision.explanation();
  }

  @Test
  void nothing_that_a_row_asks_for_is_missing() throws Exception {
    for (var row : Proving.VERSION.rows()) {
      Explanation told = told(of(row.id(), Occasion.QUIET));
      assertThat(told.policy().permitRow()).as(row.id()).contains(row.id());
      assertThat(told.missing())
          .as(row.id())
          .allMatch(one -> one.settledBy().people() > 0)
          .hasSizeLessThan(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"YES,yes", "NO,no", "UNKNOWN,unknown", "IN_THE_RECORD,", "NOT_STATED,"})
  void it_says_of_protection_what_the_situation_is(Protection protection, String value) {
    assertThat(said(Fact.Code.INTERNATIONAL_PROTECTION, asked(protection, Reach.NOT_THERE)))
        .isEqualTo(value == null ? List.of() : List.of(value));
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_THERE,false,NO,false",
    "THERE,true,NO,false",
    "NOT_KNOWN,false,UNKNOWN,false",
    "HOLDS_RIGHTS,false,NO,true"
  })
  void it_restricts_whom_the_child_fears(
      Reach reach, boolean there, Elsewhere elsewhere, boolean rights) {
    assertThat(asked(Protection.NO, reach).restrictions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reachableThrough())
                  .isEqualTo(there ? Set.of(new NodeId("XA")) : Set.of());
              assertThat(one.elsewhere()).isEqualTo(elsewhere);
              assertThat(one.basis()).isEqualTo(rights ? "custody-dispute" : "child-fear");
            });
    assertThat(asked(Protection.NO, Reach.NOBODY_RESTRICTED).restrictions()).isEmpty();
  }

  @Test
  void a_value_that_a_row_needs_stands_once() {
    Request danger = Asking.request(of("hcch-1996-36", Occasion.QUIET));
    assertThat(said(Fact.Code.SERIOUS_DANGER, danger)).containsExactly("yes");
    assertThat(danger.override()).isPresent();
    assertThat(asked(Protection.NO, Reach.THERE).override()).isEmpty();
    assertThat(said(Fact.Code.PRESENCE, danger)).containsExactly("confirmed", "confirmed");
  }

  @Test
  void a_fact_that_a_row_needs_otherwise_is_stated_so() {
    PermitRow row = Proving.rows("consent-care").getFirst();
    PermitRow safe =
        new PermitRow(
            "safe",
            row.law(),
            row.grounds(),
            row.ends(),
            List.of(
                new StatedFact(
                    Fact.Code.SERIOUS_DANGER, Set.of("no"), PermitRow.Place.NONE, false, false)),
            row.grant());
    Combination combination = Combination.all(List.of(safe), List.of(Occasion.QUIET)).getFirst();
    assertThat(said(Fact.Code.SERIOUS_DANGER, Asking.request(combination))).containsExactly("no");
  }

  @Test
  void an_asylum_body_bears_the_name_of_one() {
    for (Combination one : Combination.all(Proving.rows("consent-care"), List.of(Occasion.QUIET))) {
      boolean asylum = one.from() == AuthorityRole.ASYLUM_BODY;
      String name =
          new Setting(Proving.VERSION).world(one).acting(Setting.ACTING).orElseThrow().name();
      assertThat(name)
          .isEqualTo(asylum ? "Cassar Asylum Office (synthetic)" : "Cassar Office (synthetic)");
    }
  }

  @Test
  void what_no_request_can_say_is_a_fault_of_the_proof() {
    assertThatThrownBy(() -> Asking.read(JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the policy asks for what a request cannot say: ");
  }

  @ParameterizedTest
  @CsvSource({"NOBODY,0,0", "ONE,1,0", "TWO,2,0", "GLASS,0,1", "ALL,2,1"})
  void persons_say_to_that_decision_what_they_may(Persons persons, int yes, int glass)
      throws Exception {
    Combination combination = of("hcch-1996-36", Occasion.QUIET);
    Request request = Asking.request(combination);
    Circumstances around = new Setting(Proving.VERSION).around(combination, request);
    Decision decision =
        Proving.policy()
            .decide(Proving.probe().of(combination.situation()), request, around.unagreed());
    List<Approval> said = persons.on(decision, around.now());
    assertThat(said).filteredOn(one -> one.act() == Approval.Act.APPROVES).hasSize(yes);
    assertThat(said).filteredOn(one -> one.act() == Approval.Act.BREAKS_GLASS).hasSize(glass);
    assertThat(said).extracting(Approval::person).doesNotHaveDuplicates();
    assertThat(said)
        .allSatisfy(
            one -> {
              assertThat(one.decision()).isEqualTo(decision.explanation().decisionDigest());
              assertThat(one.until()).isEqualTo(around.now().plus(Duration.ofDays(1)));
            });
  }

  @Test
  void the_record_claims_protection_only_where_the_situation_does() throws Exception {
    Probe probe = Proving.probe();
    for (Situation situation : Situation.all()) {
      String record = probe.of(situation).tree().toString();
      boolean claims = situation.protection() == Protection.IN_THE_RECORD;
      assertThat(record.contains("cp-displacement-status\"")).isEqualTo(claims);
      String nationalities =
          switch (situation.nationality()) {
            case RECIPIENT -> "XA";
            case RECIPIENT_AND_ANOTHER -> "XA ET";
            case ANOTHER -> "ET";
            case NOT_KNOWN -> "XXX";
          };
      assertThat(probe.of(situation).tree().at(Probe.CHILD + "/extension").findParents("url"))
          .filteredOn(one -> one.path("url").asText().endsWith("patient-nationality"))
          .extracting(one -> one.at("/extension/0/valueCodeableConcept/coding/0/code").asText())
          .containsExactly(nationalities.split(" "));
    }
  }
}
