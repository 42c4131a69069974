package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;

/** A no that a case notes is heard at the next look, whether or not anything is asked. */
class WithdrawalTest {
  private static final String TAKEN_BACK = "kinbridge_consent_withdrawn_on";

  @TempDir Path folder;
  private Family family;
  private Ministry ministry;

  @BeforeEach
  void found() {
    family = new Family(folder);
    ministry = family.ministry;
  }

  /** A case that was disclosed on a mother's yes and received. */
  private UUID disclosed() throws NoAnswer {
    UUID caseId = family.agreed();
    UUID referral = family.refer(caseId);
    ministry.look();
    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    ministry.lookAgain();
    assertThat(ministry.primero.status(referral)).isEqualTo("accepted");
    return caseId;
  }

  private long lookups() {
    return ministry.node.calls.stream().filter(one -> one.endsWith("/api/registrations")).count();
  }

  @Test
  void what_was_taken_back_is_withdrawn_long_after_the_referral() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(caseId, row -> row.put(TAKEN_BACK, "2026-11-21"));

    assertThat(ministry.node.register.inForce()).isEmpty();
    assertThat(ministry.node.register.all().getFirst().at("/said/withdrawal").toString())
        .isEqualTo("{\"recordedBy\":\"somebody-in-primero\",\"saidOn\":\"2026-11-21\"}");
    assertThat(ministry.memory.recall().open()).isEmpty();
  }

  @Test
  void is_asked_about_once_in_a_process() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(caseId, row -> row.put(TAKEN_BACK, "2026-11-21"));
    long before = lookups();
    family.edit(caseId, row -> {});
    assertThat(lookups()).isEqualTo(before);

    ministry.restart();
    family.edit(caseId, row -> {});
    assertThat(lookups()).isEqualTo(before + 1);
    assertThat(ministry.node.register.all()).hasSize(1);
  }

  @Test
  void of_a_row_that_says_no_more_than_the_day() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(
        caseId,
        row -> {
          row.put(TAKEN_BACK, "2026-11-21").putNull("kinbridge_consent");
          row.remove("kinbridge_consent_notice");
        });
    assertThat(ministry.node.register.inForce()).isEmpty();
  }

  @Test
  void a_day_that_is_not_read_withdraws_all_the_same() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(caseId, row -> row.put(TAKEN_BACK, "last week"));
    assertThat(ministry.node.register.inForce()).isEmpty();
  }

  @Test
  void a_yes_that_became_a_no_in_its_row_is_withdrawn() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(caseId, row -> row.put("kinbridge_consent", "did_not_agree"));
    assertThat(ministry.node.register.inForce()).isEmpty();
  }

  @Test
  void what_was_taken_back_before_it_was_registered_is_registered_as_a_no() throws NoAnswer {
    UUID caseId = family.agreed(row -> row.put(TAKEN_BACK, "2026-11-20"));
    family.refer(caseId);
    ministry.look();
    ministry.lookAgain();

    assertThat(ministry.node.register.all()).hasSize(1);
    JsonNode said = ministry.node.register.all().getFirst().path("said");
    assertThat(said.path("given").asBoolean(true)).isFalse();
    assertThat(said.path("saidOn").asText()).isEqualTo("2026-11-20");
  }

  @Test
  void a_no_is_registered_even_where_the_form_is_not_whole() throws NoAnswer {
    UUID caseId = family.agreed(row -> row.put("kinbridge_consent", "did_not_agree"));
    ministry.primero.record(caseId).remove("kinbridge_heard");
    UUID referral = family.refer(caseId);
    ministry.look();

    assertThat(ministry.primero.reason(referral)).contains("Was the child heard?");
    assertThat(ministry.node.register.inForce()).hasSize(1);
    assertThat(ministry.node.register.all().getFirst().at("/said/given").asBoolean(true)).isFalse();
  }

  @Test
  void a_no_that_cannot_be_registered_is_looked_at_again_and_is_told_on_a_referral()
      throws NoAnswer {
    UUID caseId = family.agreed(row -> row.put("kinbridge_consent", "did_not_agree"));
    family.row(caseId).remove("kinbridge_consent_recipient");
    UUID referral = family.refer(caseId);
    ministry.look();

    assertThat(ministry.primero.reason(referral))
        .contains("Not answered: For whom? [kinbridge_consents_section/0/");
    assertThat(ministry.memory.recall().open()).containsKey(caseId);
    assertThat(ministry.node.register.all()).isEmpty();
  }

  @Test
  void a_node_that_does_not_answer_is_told_again() throws NoAnswer {
    UUID caseId = disclosed();
    ministry.node.instead.put("POST /api/consents", FakeNode.problem(500, Reason.INTERNAL));
    family.edit(caseId, row -> row.put(TAKEN_BACK, "2026-11-21"));
    assertThat(ministry.node.register.inForce()).hasSize(1);
    ministry.node.instead.clear();
    ministry.restart();
    ministry.lookAgain();
    assertThat(ministry.node.register.inForce()).isEmpty();
  }

  @Test
  void a_new_yes_in_a_new_row_is_registered_beside_the_old_no() throws NoAnswer {
    UUID caseId = disclosed();
    family.edit(caseId, row -> row.put(TAKEN_BACK, "2026-11-20"));
    family.row(caseId, row -> row.put("kinbridge_consent_said_on", "2026-11-22"));
    UUID second = family.refer(caseId);
    ministry.lookAgain();

    assertThat(ministry.node.sent(second)).isPresent();
    assertThat(ministry.node.register.all()).hasSize(2);
    assertThat(ministry.node.register.inForce()).hasSize(1);
  }
}
