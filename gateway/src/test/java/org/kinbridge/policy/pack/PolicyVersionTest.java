package org.kinbridge.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
    Path from = Path.of(System.getProperty("kinbridge.profiles", "../profiles"), "policies");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = directory.resolve("policies").resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
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
        "permits.yaml|narrative: true|narrative: maybe|/rows/7/narrative",
        "permits.yaml|instrument: HCCH-1996|instrument: HCCH|/rows/5/instrument",
        "permits.yaml|{evidence: request}|{evidence: request, by: post}|/rows/5/requires/2/by",
        "permits.yaml|[CPEMERG]|[]|/rows/12",
        "permits.yaml|from: any|from: anybody|/rows/0/from",
        "permits.yaml|classes: [identity, case, concerns, separation, care, relatives]|classes:"
            + " [identity, everything]|/rows/7/classes",
        "permits.yaml|id: consent-care|id: consent-reunification|/rows/1",
        "permits.yaml|in: [yes]|in: yes|/rows/12/requires/0/in",
        "permits.yaml|asOf: 2026-11-01|asOf: today|/asOf",
        "permits.yaml|source: the conv|quelle: the conv|/quelle",
        "permits.yaml|{evidence: request}|{evidence: letter}|/rows/5/requires/2/evidence",
        "permits.yaml|{statement: request}|{statement: poem}|/rows/8/requires/2/statement",
        "permits.yaml|waits: second-person|waits: somebody|/rows/6/waits",
        "permits.yaml|court-order: registered|court-order: believed|/evidence/court-order",
        "permits.yaml|law: consent|gesetz: consent|/rows/0/gesetz",
        "classes.yaml|birthDate as year|birthDate as month|/elements/5",
        "classes.yaml|within: place|within: everywhere|/presence/within",
        "classes.yaml|address as country|telecom as country|/elements/8",
        "classes.yaml|health-minimum:|health-maximum:|/classes",
        "labels.yaml|special: [HIV, SEX, REL, RACE, cp-biometric]|special: []|/special",
        "classes.yaml|people: carers|people: everybody|/people",
        "classes.yaml|[telecom, address]|[tele-com(, address]|/elements/0",
        "classes.yaml|state-of-origin:|state-of-orgin:|/classes",
        "labels.yaml|reporter: [cp-reporter-identity, cp-witness]|reporter: []|/reporter",
        "ages.yaml|years: 13|years: 130|/packs/2/years",
        "ages.yaml|node: XB|node: XA|/packs/1/node",
        "agreements/xa-xc.yaml|until: 2028-12-31|until: 2025-12-31|/until",
        "agreements/xa-xc.yaml|onward: originator-asked|onward: freely|/onward",
        "agreements/xa-xc.yaml|purposes:|purpose:|/purpose",
        "agreements/xa-xc.yaml|identity, case|identity, gossip|/dataClasses",
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
