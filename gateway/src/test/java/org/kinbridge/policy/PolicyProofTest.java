package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.PolicyProof;
import org.kinbridge.profile.Profile;

/** The installed policy in every combination, and policies that somebody broke. */
class PolicyProofTest {
  /** A prime, so that a sample meets every value of every fact. */
  private static final int SAMPLE = Boolean.getBoolean("deep") ? 1 : 53;

  private static Profile profile;
  private static PolicyVersion version;

  @BeforeAll
  static void load() throws Exception {
    profile = Profile.load(PolicyCase.profiles());
    version = PolicyVersion.load(PolicyCase.profiles());
  }

  private static PolicyProof.Result proven(PolicyVersion version, RuleList rules) throws Exception {
    Policy policy = new Policy(version, profile, rules);
    return PolicyProof.of(version, policy, profile, PolicyCase.profiles()).run(SAMPLE);
  }

  @Test
  void the_installed_policy_keeps_every_wall_and_reaches_every_row() throws Exception {
    PolicyProof.Result result = proven(version, RuleList.complete());
    assertThat(result.faults()).isEmpty();
    assertThat(result.permitted()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "R14, reporter",
    "R14, witness",
    "R15, abuse-material",
    "R09, asylum-claim",
    "R11, whereabouts",
    "R12, danger-determined",
    "R09-asylum-body, asylum-body-writes"
  })
  void without_its_rule_a_wall_is_seen_to_give_way(String rule, String wall) throws Exception {
    assertThat(proven(version, RuleList.complete().without(rule)).faults())
        .anySatisfy(fault -> assertThat(fault).contains(": " + wall + " lets out "));
  }

  @Test
  void a_row_in_the_shadow_of_another_is_named(@TempDir Path directory) throws Exception {
    Path permits = PolicyCase.copy(directory).resolve("permits.yaml");
    String rows = Files.readString(permits);
    String first =
        rows.substring(
            rows.indexOf("  - id: "), rows.indexOf("  - id: ", rows.indexOf("  - id: ") + 1));
    Files.writeString(
        permits, rows.stripTrailing() + "\n" + first.replaceFirst("id: .*", "id: once-more"));
    assertThat(proven(PolicyVersion.load(directory), RuleList.complete()).faults())
        .contains("row once-more: no combination reaches it");
  }
}
