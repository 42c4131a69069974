package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.policy.Retold;

/** R09: from which states a child may need protection. */
class OriginTest {
  private static final String NATIONALITY =
      "/entry/1/resource/extension/0/extension/0/valueCodeableConcept/coding/0";
  private static final String STATUSES =
      "'https://kinbridge.example/fhir/CodeSystem/cp-nationality-status'";
  private static final String STATUS = "/entry/6/resource/extension/1";
  private static final String BORN_IN = "/entry/1/resource/extension/4/valueAddress/country";

  private static Fact found(Fact.Code code, String value) {
    return new Fact(
        code,
        new PersonHandle("#child"),
        value,
        Optional.empty(),
        Optional.empty(),
        "record",
        Optional.empty(),
        Optional.empty());
  }

  private static Retold born(String state) {
    return Retold.care().record(BORN_IN, "'" + state + "'");
  }

  @Test
  void a_child_that_seeks_protection_may_flee_from_where_it_was_born() throws Exception {
    assertThat(born("XA").situation().origin()).isEqualTo(Origin.RECIPIENT);
    assertThat(born("XB").situation().origin()).isEqualTo(Origin.ELSEWHERE);
  }

  @Test
  void a_child_that_seeks_protection_may_flee_from_where_its_record_says_it_comes()
      throws Exception {
    Retold care = Retold.care();
    assertThat(care.situation(found(Fact.Code.COUNTRY_OF_ORIGIN, "XA")).origin())
        .isEqualTo(Origin.RECIPIENT);
    assertThat(care.situation(found(Fact.Code.COUNTRY_OF_ORIGIN, "XB")).origin())
        .isEqualTo(Origin.ELSEWHERE);
    assertThat(care.situation(found(Fact.Code.RECORD_CONSENT, "XA")).origin())
        .as("another fact of the record")
        .isEqualTo(Origin.ELSEWHERE);
  }

  @Test
  void where_it_was_born_is_no_nationality() throws Exception {
    Retold unknown =
        born("XB")
            .without("record", "/entry/1/resource/extension/1")
            .without("record", "/entry/1/resource/extension/0");
    assertThat(unknown.situation().origin()).isEqualTo(Origin.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXA", "XXB", "XXC"})
  void papers_of_no_state_are_no_nationality(String code) throws Exception {
    Retold papers =
        Retold.care()
            .without("record", "/entry/1/resource/extension/1")
            .record(NATIONALITY + "/system", STATUSES)
            .record(NATIONALITY + "/code", "'" + code + "'");
    assertThat(papers.situation().origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void who_needs_no_protection_flees_from_nowhere() throws Exception {
    Retold safe =
        Retold.care()
            .without("record", STATUS)
            .record(NATIONALITY + "/code", "'XA'")
            .request(
                "/facts/-", "{'code': 'international-protection', 'of': '#child', 'value': 'no'}");
    assertThat(safe.situation().origin()).isEqualTo(Origin.ELSEWHERE);
  }

  @Test
  void a_status_that_says_that_protection_is_sought_wins_over_whoever_says_no() throws Exception {
    Retold care =
        Retold.care()
            .record(NATIONALITY + "/code", "'XA'")
            .request(
                "/facts/-", "{'code': 'international-protection', 'of': '#child', 'value': 'no'}");
    assertThat(Origin.protection(care.situation())).isEqualTo("yes");
    assertThat(care.situation().origin()).isEqualTo(Origin.RECIPIENT);
  }
}
