package org.kinbridge.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.PolicyStatement;
import org.kinbridge.trust.PolicyStatement.Says;
import org.kinbridge.trust.file.ApproverFiles.Outcome;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;

class ApproverFilesTest {
  private static final Sha256 POLICY = Sha256.of("the policy that is installed");
  private static final FreshKeys FRESH = new FreshKeys(new SecureRandom());

  @TempDir Path folder;
  private final KeyMaterial.Pair jurist = FRESH.pair();
  private final KeyMaterial.Pair supervisor = FRESH.pair();
  private final KeyMaterial.Pair officer = FRESH.pair();

  private void know(String word, KeyMaterial.Pair key) throws IOException {
    Files.writeString(
        folder.resolve(ApproverFiles.keyFile(word)), Jwk.write(key.publicKey()).toString());
  }

  private void knowAll() throws IOException {
    know("jurist-1", jurist);
    know("supervisor-1", supervisor);
    know("officer-1", officer);
  }

  private void say(Says says, String word, KeyMaterial.Pair key) throws IOException {
    say(says, word, PolicyStatement.sign(key, says, word, POLICY));
  }

  private void say(Says says, String word, byte[] statement) throws IOException {
    Files.write(folder.resolve(ApproverFiles.statementFile(POLICY, word, says)), statement);
  }

  private Outcome outcome() {
    return ApproverFiles.read(folder, POLICY);
  }

  @Test
  void one_proposes_and_two_others_approve() throws IOException {
    knowAll();
    say(Says.PROPOSED, "jurist-1", jurist);
    say(Says.APPROVED, "supervisor-1", supervisor);
    assertThat(outcome())
        .isEqualTo(new Outcome.Waiting(List.of("jurist-1"), List.of("supervisor-1")));
    say(Says.APPROVED, "officer-1", officer);
    assertThat(outcome())
        .isEqualTo(new Outcome.Approved("jurist-1", List.of("officer-1", "supervisor-1")));
  }

  @Test
  void nobody_approves_what_she_proposed() throws IOException {
    knowAll();
    say(Says.PROPOSED, "jurist-1", jurist);
    say(Says.APPROVED, "jurist-1", jurist);
    say(Says.APPROVED, "supervisor-1", supervisor);
    assertThat(outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void two_yes_to_what_nobody_proposed_are_not_enough() throws IOException {
    knowAll();
    say(Says.APPROVED, "supervisor-1", supervisor);
    say(Says.APPROVED, "officer-1", officer);
    assertThat(outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void two_words_for_one_key_are_one_person() throws IOException {
    know("supervisor-1", supervisor);
    know("supervisor-2", supervisor);
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class,
            unusable ->
                assertThat(unusable.faults())
                    .extracting(Fault::reason)
                    .containsExactly(Reason.APPROVER_MALFORMED));
  }

  @Test
  void a_yes_counts_for_the_policy_that_was_read() throws IOException {
    knowAll();
    say(Says.PROPOSED, "jurist-1", jurist);
    say(Says.APPROVED, "supervisor-1", supervisor);
    say(
        Says.APPROVED,
        "officer-1",
        PolicyStatement.sign(officer, Says.APPROVED, "officer-1", Sha256.of("another")));
    assertThat(outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void a_proposal_is_no_approval() throws IOException {
    knowAll();
    say(Says.PROPOSED, "jurist-1", jurist);
    say(Says.APPROVED, "supervisor-1", supervisor);
    say(
        Says.APPROVED,
        "officer-1",
        PolicyStatement.sign(officer, Says.PROPOSED, "officer-1", POLICY));
    assertThat(outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void nobody_says_yes_for_another_and_no_stranger_does() throws IOException {
    knowAll();
    say(Says.PROPOSED, "jurist-1", jurist);
    say(Says.APPROVED, "supervisor-1", supervisor);
    say(Says.APPROVED, "officer-1", supervisor);
    say(Says.APPROVED, "stranger-1", FRESH.pair());
    assertThat(outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void a_key_that_is_none_is_named() throws IOException {
    Files.writeString(folder.resolve("officer-1.approver.jwk"), "{}");
    Files.writeString(
        folder.resolve("Officer.approver.jwk"), Jwk.write(officer.publicKey()).toString());
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class,
            unusable ->
                assertThat(unusable.faults())
                    .extracting(Fault::place)
                    .containsExactly("Officer.approver.jwk", "officer-1.approver.jwk"));
  }

  @Test
  void a_folder_that_is_not_there_approves_nothing() {
    assertThat(ApproverFiles.read(folder.resolve("nowhere"), POLICY))
        .isInstanceOf(Outcome.Unusable.class);
  }
}
