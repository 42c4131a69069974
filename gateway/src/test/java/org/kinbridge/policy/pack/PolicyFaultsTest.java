package org.kinbridge.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.NodeId;

/** What is told of policy files with one wrong member: that, where it stands, and nothing else. */
class PolicyFaultsTest {
  @TempDir Path directory;

  @BeforeEach
  void copy() throws Exception {
    Installed.copyTo(directory);
  }

  /** What is replaced in which file, by what, and the faults: the place without its line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          permits.yaml|source: the conventions and regulations that each row names, as read by the project; own rows for consent\\n||/ source: mandatory
          permits.yaml|source: the conventions|origin: the conventions|/origin: no such member here; / source: mandatory
          permits.yaml|asOf: 2026-11-01\\n||/ asOf: mandatory
          permits.yaml|asOf: 2026-11-01|asOf: soon|/asOf: not of the form this member has
          permits.yaml|determines: [central-authority, child-welfare, court]|determines: []|/determines: at least one is expected
          permits.yaml|determines: [central-authority|determines: [mayor|/determines/0: not of the form this member has
          permits.yaml|  request: referred\\n|  request: referred\\n  letter: seen\\n|/evidence/letter: not of the form this member has
          permits.yaml|evidence:\\n  request|proof: x\\nevidence:\\n  request|/proof: no such member here
          permits.yaml|- id: consent-reunification\\n    law|- law|/rows/0 id: mandatory
          permits.yaml|\\n    law: consent of the child and its guardian||/rows/0 law: mandatory
          permits.yaml|purposes: [CPREUNIF]|purposes: []|/rows/0/purposes: a row names its purposes
          permits.yaml|purposes: [CPREUNIF]|purposes: [CARE]|/rows/0/purposes/0: not of the form this member has; /rows/0/purposes: a row names its purposes
          permits.yaml|\\n    basis: consent||/rows/0 basis: mandatory
          permits.yaml|\\n    narrative: false||/rows/0 narrative: mandatory
          permits.yaml|id: consent-care|id: consent-reunification|/rows/1/id: two rows have one id
          permits.yaml|id: consent-care|id: Consent care|/rows/1/id: not of the form this member has
          permits.yaml|to: [central-authority, child-welfare]|to: []|/rows/0/to: a row names senders and recipients
          permits.yaml|from: any|from: []|/rows/0/to: a row names senders and recipients
          permits.yaml|\\n    from: any||/rows/0/to: a row names senders and recipients
          permits.yaml|from: any|from: many|/rows/0/from: a list is expected; /rows/0/to: a row names senders and recipients
          permits.yaml|instrument: HCCH-1996\\n    article: 31c|article: 31c|/rows/5/article: an article belongs to an instrument
          permits.yaml|{consent: registered}|{consent: believed}|/rows/0/requires/0/consent: not of the form this member has
          permits.yaml|{fact: child-heard, unknown: hold}|{fact: child-heard, unknown: pass}|/rows/0/requires/1/unknown: not of the form this member has
          permits.yaml|{fact: child-heard, unknown: hold}|{unknown: hold}|/rows/0/requires/1 fact: mandatory
          permits.yaml|{fact: child-heard, unknown: hold}|{fact: mood}|/rows/0/requires/1/fact: not of the form this member has
          permits.yaml|hold, objection: stated|hold, objection: known|/rows/5/requires/0/objection: not of the form this member has
          permits.yaml|state: sender|state: moon|/rows/5/requires/1/state: not of the form this member has
          permits.yaml|in: [confirmed, reported]|in: confirmed|/rows/5/requires/1/in: a list is expected
          permits.yaml|classes: [identity, case|classes: [identity, gossip|/rows/0/classes: no such class
          permits.yaml|narrative: true|narrative: perhaps|/rows/7/narrative: not of the form this member has
          permits.yaml|\\n    waits: second-person|\\n    waits: everybody|/rows/6/waits: not of the form this member has
          permits.yaml|{statement: request}|{statement: poem}|/rows/8/requires/2/statement: not of the form this member has
          permits.yaml|{evidence: request}|{evidence: letter}|/rows/5/requires/2/evidence: not of the form this member has
          permits.yaml|{evidence: request}|{evidence: request, by: post}|/rows/5/requires/2/by: no such member here
          permits.yaml|court-order: registered|court-order: registered\\n  other: believed|/evidence/other: not of the form this member has
          classes.yaml|asOf: 2026-11-01\\n||/ asOf: mandatory
          classes.yaml|within: identity\\n|within: nothing\\n|/classes/identity-least/within: no such data class
          classes.yaml|within: place\\n|within: identity-least\\n|/classes/whereabouts/within: no such data class
          classes.yaml|cp-case-summary: [|cp case: [|/classes/frame/cp case: a profile, or profile(code), is expected
          classes.yaml|      people: carers\\n||/classes/carer/cp-related-person people: mandatory
          classes.yaml|people: carers|people: everybody|/classes/carer/cp-related-person/people: not of the form this member has
          classes.yaml|  frame:|  frames:|/classes: the class frame is mandatory
          classes.yaml|  state-of-origin:|  state-of-orgin:|/classes: the class state-of-origin is mandatory
          classes.yaml|  health-minimum:|  health-maximum:|/classes: the class health-minimum is mandatory
          classes.yaml|, birthDate as year|, birthDate as month|/classes/relatives-sought/cp-related-person/elements/5: not of the form this member has
          classes.yaml|, birthDate as year|, gender as year|/classes/relatives-sought/cp-related-person/elements/5: not of the form this member has
          classes.yaml|status, type, subject, date|status, ty pe, subject, date|/classes/frame/cp-case-summary/1: not of the form this member has
          classes.yaml|cp-case-summary: [status|cp-case-summary: [[status]|/classes/frame/cp-case-summary/0: a single value is expected
          labels.yaml|reporter: [cp-reporter-identity, cp-witness]|reporter: []|/reporter: at least one is expected
          labels.yaml|material: [cp-csam-evidence]|material: []|/material: at least one is expected
          labels.yaml|special: [HIV, SEX, REL, RACE, cp-biometric]|special: []|/special: at least one is expected
          labels.yaml|  labels: [cp-whereabouts-child, cp-whereabouts-protected-adult]|  labels: []|/whereabouts/labels: at least one is expected
          labels.yaml|  relations: [PRNFOST, CAREGIVER]|  relations: []|/whereabouts/relations: at least one is expected
          labels.yaml|  relations: [MTH, FTH, PRN, GUARD, GUADLTM]|  relations: []|/reachable/relations: at least one is expected
          labels.yaml|  authorities: [parental-responsibility, guardian, ad-litem]|  authorities: []|/reachable/authorities: at least one is expected
          labels.yaml|  bases: [court-order, proceedings, custody-dispute]|  bases: []|/reachable/bases: at least one is expected
          labels.yaml|  labels: [cp-asylum]|  labels: []|/silent/labels: at least one is expected
          labels.yaml|[cp-child.address,|[cp-child.address.line,|/whereabouts/elements/0: not of the form this member has
          labels.yaml|sibling: [cp-child.multipleBirthBoolean|sibling: [cp child|/sibling/0: not of the form this member has
          labels.yaml|handling: [|handlings: [|/handlings: no such member here; / handling: at least one is expected
          labels.yaml|asOf: 2026-11-01\\n||/ asOf: mandatory
          labels.yaml|whereabouts:\\n|whereabout:\\n|/whereabout: no such member here; / whereabouts: mandatory; / whereabouts labels: at least one is expected; / whereabouts elements: at least one is expected; / whereabouts relations: at least one is expected
          labels.yaml|  elements: [cp-child.address|  element: [cp-child.address|/whereabouts/element: no such member here; /whereabouts elements: at least one is expected
          labels.yaml|  bases: [court-order|  base: [court-order|/reachable/base: no such member here; /reachable bases: at least one is expected
          ages.yaml|years: 13|years: 5|/packs/0/years: a consent age lies between 6 and 21 years
          ages.yaml|years: 13|years: 22|/packs/0/years: a consent age lies between 6 and 21 years
          ages.yaml|years: 13, ||/packs/0 years: mandatory
          ages.yaml|node: XA, ||/packs/0 node: mandatory
          ages.yaml|, asOf: 2026-11-01||/packs/0 asOf: mandatory
          ages.yaml|, law: "Aldmark Children's Services Act s. 12 (invented)"||/packs/0 law: mandatory
          ages.yaml|{node: XB|{node: XA|/packs/1/node: two packs for one state
          ages.yaml|{node: XB|{nodes: XB|/packs/1 node: mandatory
          ages.yaml|assent: {years: 6|assent: {years: 3|/assent/years: a consent age lies between 6 and 21 years
          ages.yaml|humanitarian-default: {years: 15|humanitarian-default: {years: 40|/humanitarian-default/years: a consent age lies between 6 and 21 years
          ages.yaml|humanitarian-default: {|default: {|/default: no such member here; / humanitarian-default: mandatory; / humanitarian-default years: mandatory; / humanitarian-default law: mandatory; / humanitarian-default asOf: mandatory
          ages.yaml|assent: {|consent: {|/consent: no such member here; / assent: mandatory; / assent years: mandatory; / assent law: mandatory; / assent asOf: mandatory
          agreements/xa-xc.yaml|id: xa-xc-2026\\n||/ id: mandatory
          agreements/xa-xc.yaml|id: xa-xc-2026|id: XA and XC|/id: not of the form this member has
          agreements/xa-xc.yaml|version: 1\\n||/ version: mandatory
          agreements/xa-xc.yaml|version: 1|version: 0|/version: not of the form this member has
          agreements/xa-xc.yaml|clocks: {acknowledgeMinutes: 15}\\n||/ clocks: mandatory; / clocks acknowledgeMinutes: mandatory
          agreements/xa-xc.yaml|clocks: {acknowledgeMinutes: 15}|clocks: {minutes: 15}|/clocks/minutes: no such member here; /clocks acknowledgeMinutes: mandatory
          agreements/xa-xc.yaml|acknowledgeMinutes: 15|acknowledgeMinutes: soon|/clocks/acknowledgeMinutes: not of the form this member has
          agreements/xa-xc.yaml|retention: {daysAfterClosure: 90}\\n||/ retention: mandatory; / retention daysAfterClosure: mandatory
          agreements/xa-xc.yaml|retention: {daysAfterClosure: 90}|retention: {days: 90}|/retention/days: no such member here; /retention daysAfterClosure: mandatory
          agreements/xa-xc.yaml|onward: originator-asked\\n||/ onward: mandatory
          agreements/xa-xc.yaml|onward: originator-asked|onward: freely|/onward: not of the form this member has
          agreements/xa-xc.yaml|from: 2026-01-01\\n||/ from: mandatory
          agreements/xa-xc.yaml|until: 2028-12-31|until: 2025-12-31|/until: the agreement ends before it begins
          agreements/xa-xc.yaml|until: 2028-12-31|until: whenever|/until: not of the form this member has
          agreements/xa-xc.yaml|review: 2028-12-31|reviews: 2028-12-31|/reviews: no such member here; / review: mandatory
          agreements/xa-xc.yaml|dataClasses: [identity|dataClasses: [frame|/dataClasses: no such class
          agreements/xa-xc.yaml|dataClasses: [identity|dataClasses: [identity-least|/dataClasses: no such class
          agreements/xa-xc.yaml|  XA: |  xa: |/authorities/xa: a node id is expected; /authorities: an agreement has two parties
          agreements/xa-xc.yaml|  XA: |  XB: [xb-one]\\n  XA: |/authorities: an agreement has two parties
          agreements/xa-xc.yaml|  XA: [xa-central-authority|  XA: [Central|/authorities/XA/0: not of the form this member has
          agreements/xa-xc.yaml|roles: [central|roles: [centre|/roles/0: not of the form this member has
          agreements/xa-xc.yaml|purposes: [CPCARE|purposes: [CARE|/purposes/0: not of the form this member has
          agreements/xa-xc.yaml|bases: [consent|bases: [assent|/bases/0: not of the form this member has
          agreements/xa-xc.yaml|instruments: [HCCH-1996|instruments: [HCCH|/instruments/0: not of the form this member has
          agreements/xa-xc.yaml|review: 2028-12-31|review: 2028-12-31\\nsigned: [XA]|/signed: no such member here
          labels.yaml|\\nhandling: [NOREUSE, NORDSCLCD, PERSISTLABEL, MINEC]||/ handling: at least one is expected
          labels.yaml|\\nsibling: [cp-child.multipleBirthBoolean, cp-child.multipleBirthInteger]||/ sibling: at least one is expected
          labels.yaml|\\n  elements: [cp-child.address, cp-child.telecom, cp-care-arrangement.focus]||/whereabouts elements: at least one is expected
          labels.yaml|silent:\\n|quiet:\\n|/quiet: no such member here; / silent: mandatory; / silent labels: at least one is expected; / silent elements: at least one is expected
          """)
  void is_that_member(String file, String old, String now, String faults) throws Exception {
    String before = old.replace("\\n", "\n");
    String after = now == null ? "" : now.replace("\\n", "\n");
    Path path = directory.resolve("policies").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    int at = text.indexOf(before);
    Files.writeString(path, text.substring(0, at) + after + text.substring(at + before.length()));
    assertThat(told(file + ":\\d+ ")).isEqualTo(faults);
  }

  private String told(String place) {
    PolicyRefused refused =
        catchThrowableOfType(PolicyRefused.class, () -> PolicyVersion.load(directory));
    assertThat(refused).as("refused").isNotNull();
    return refused.faults().stream()
        .map(fault -> fault.place().replaceFirst(place, "") + ": " + fault.detail())
        .collect(Collectors.joining("; "));
  }

  @Test
  void is_the_folder_of_the_agreements() throws Exception {
    Path agreements = directory.resolve("policies/agreements");
    try (Stream<Path> files = Files.list(agreements)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(PolicyVersion.load(directory).agreements()).isEmpty();
    Files.delete(agreements);
    assertThat(told("")).isEqualTo("agreements: the folder is missing");
  }

  @Test
  void is_no_file_beside_the_agreements() throws Exception {
    Files.writeString(directory.resolve("policies/agreements/README.md"), "no agreement");
    assertThat(PolicyVersion.load(directory).agreements()).hasSize(3);
  }

  @Test
  void is_no_agreement_for_one_day() throws Exception {
    Path file = directory.resolve("policies/agreements/xa-xc.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("until: 2028-12-31", "until: 2026-01-01"));
    assertThat(PolicyVersion.load(directory).agreements()).hasSize(3);
  }

  @Test
  void is_no_age_from_six_to_twenty_one() throws Exception {
    Path file = directory.resolve("policies/ages.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("XA, years: 13", "XA, years: 6").replace("XB, years: 14", "XB, years: 21"));
    PolicyVersion version = PolicyVersion.load(directory);
    assertThat(version.consentAge(new NodeId("XA")).years()).isEqualTo(6);
    assertThat(version.consentAge(new NodeId("XB")).years()).isEqualTo(21);
  }
}
