package org.kinbridge.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.NodeId;

class PolicyVersionTest {
  @TempDir Path directory;

  @BeforeEach
  void copy() throws Exception {
    Installed.copyTo(directory);
  }

  private void replace(String file, String old, String now) throws Exception {
    Path path = directory.resolve("policies").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, now));
  }

  @Test
  void the_shipped_files_are_whole() throws Exception {
    PolicyVersion version = PolicyVersion.load(directory);
    assertThat(version.rows())
        .extracting(PermitRow::id)
        .hasSize(20)
        .contains("consent-care", "hcch-1996-36", "hcch-1980-return", "court-order");
    assertThat(version.agreements()).hasSize(3);
  }

  @Test
  void a_state_without_a_pack_gets_the_humanitarian_default() throws Exception {
    PolicyVersion version = PolicyVersion.load(directory);
    assertThat(version.consentAge(new NodeId("XC")).years()).isEqualTo(13);
    assertThat(version.consentAge(new NodeId("XS")).years()).isEqualTo(15);
  }

  @Test
  void the_digest_changes_with_what_a_file_says_and_not_with_how_it_looks() throws Exception {
    PolicyVersion before = PolicyVersion.load(directory);
    replace("ages.yaml", "years: 13", "years:   13");
    assertThat(PolicyVersion.load(directory).digest()).isEqualTo(before.digest());
    replace("ages.yaml", "years:   13", "years: 12");
    assertThat(PolicyVersion.load(directory).digest()).isNotEqualTo(before.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permits.yaml|basis: consent|basis: courtesy|permits.yaml:24 /rows/0/basis",
        "agreements/xa-xc.yaml|  XA: |  xa: |/authorities"
      })
  void refuses_with_file_and_path(String file, String old, String now, String place)
      throws Exception {
    replace(file, old, now);
    PolicyRefused refused =
        catchThrowableOfType(PolicyRefused.class, () -> PolicyVersion.load(directory));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage()).contains(file).contains(place);
    assertThat(refused.faults())
        .allSatisfy(fault -> assertThat(fault.place()).matches("[a-z-/]+\\.yaml:\\d+.*"));
  }

  @Test
  void refuses_a_key_named_twice() throws Exception {
    replace("ages.yaml", "packs:", "packs: []\npacks:");
    PolicyRefused refused =
        catchThrowableOfType(PolicyRefused.class, () -> PolicyVersion.load(directory));
    assertThat(refused.getMessage()).contains("ages.yaml");
  }

  @Test
  void refuses_a_missing_file_and_tells_every_fault_at_once() throws Exception {
    Files.delete(directory.resolve("policies/labels.yaml"));
    replace("ages.yaml", "years: 13", "years: old");
    PolicyRefused refused =
        catchThrowableOfType(PolicyRefused.class, () -> PolicyVersion.load(directory));
    assertThat(refused.getMessage()).contains("labels.yaml").contains("/packs/2/years");
  }
}
