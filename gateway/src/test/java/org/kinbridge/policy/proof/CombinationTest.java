package org.kinbridge.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.proof.Combination.Situation;

class CombinationTest {
  private static Combination of(AuthorityRole from, Situation situation) {
    PermitRow row = Proving.rows("consent-care").getFirst();
    return new Combination(row, Purpose.CARE, from, AuthorityRole.CHILD_WELFARE, situation);
  }

  private static Combination reaching(Reach reach) {
    return of(
        AuthorityRole.COURT,
        new Situation(Protection.NO, Nationality.ANOTHER, reach, Determined.NO));
  }

  @Test
  void each_meets_each_value_of_every_fact_once() {
    List<Situation> all = Situation.all();
    assertThat(all).hasSize(5 * 4 * 5 * 2).doesNotHaveDuplicates();
    PermitRow any = Proving.rows("consent-reunification").getFirst();
    int roles = AuthorityRole.values().length;
    List<Combination> combinations = Combination.all(List.of(any));
    assertThat(combinations).hasSize(roles * 2 * 200).doesNotHaveDuplicates();
    assertThat(combinations).extracting(Combination::from).contains(AuthorityRole.values());
    assertThat(combinations)
        .extracting(Combination::to)
        .containsOnly(AuthorityRole.CENTRAL_AUTHORITY, AuthorityRole.CHILD_WELFARE);
  }

  @Test
  void each_is_of_who_may_send_and_of_every_purpose() {
    for (PermitRow row : Proving.VERSION.rows()) {
      Set<AuthorityRole> senders = new HashSet<>();
      Set<Purpose> purposes = new HashSet<>();
      for (Combination one : Combination.all(List.of(row), List.of(Occasion.QUIET))) {
        assertThat(one.row()).isEqualTo(row);
        senders.add(one.from());
        purposes.add(one.purpose());
      }
      assertThat(purposes).isEqualTo(row.grounds().purposes());
      assertThat(senders)
          .isEqualTo(
              row.ends().from().isEmpty() ? EnumSet.allOf(AuthorityRole.class) : row.ends().from());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_child_may_flee_from_a_state_of_its_nationality_unless_it_needs_no_protection(
      Protection protection) {
    for (Nationality nationality : Nationality.values()) {
      Situation situation =
          new Situation(protection, nationality, Reach.NOBODY_RESTRICTED, Determined.NO);
      boolean foreign = nationality == Nationality.ANOTHER;
      assertThat(of(AuthorityRole.COURT, situation).mayBeOrigin())
          .isEqualTo(protection != Protection.NO && !foreign);
      assertThat(of(AuthorityRole.ASYLUM_BODY, situation).mayBeOrigin()).isEqualTo(!foreign);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOBODY_RESTRICTED,false",
    "NOT_THERE,false",
    "THERE,true",
    "NOT_KNOWN,true",
    "HOLDS_RIGHTS,true"
  })
  void whom_nobody_ruled_out_may_reach_the_child(Reach reach, boolean may) {
    assertThat(reaching(reach).mayReach()).isEqualTo(may);
  }

  @Test
  void it_is_told_by_what_is_not_as_usual() {
    assertThat(reaching(Reach.NOBODY_RESTRICTED).told())
        .isEqualTo("CPCARE, consent, from court to child-welfare");
    Situation all =
        new Situation(
            Protection.IN_THE_RECORD,
            Nationality.RECIPIENT_AND_ANOTHER,
            Reach.HOLDS_RIGHTS,
            Determined.AGAINST_THE_STATE);
    assertThat(of(AuthorityRole.COURT, all).told())
        .isEqualTo(
            "CPCARE, consent, from court to child-welfare; protection in the record, nationality"
                + " recipient and another; a restricted person holds rights; art. 37"
                + " determination");
  }

  @Test
  void in_a_fault_it_is_told_with_its_row() {
    assertThat(reaching(Reach.THERE).toString())
        .startsWith("consent-care, CARE, COURT to CHILD_WELFARE, ")
        .contains("THERE");
  }
}
