package org.kinbridge.policy.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.policy.pack.PolicyVersion;

/** What is told of a world that says what none can say. */
class WorldRefusedTest {
  private static final String WORLD = WorldTest.WORLD;

  @TempDir Path directory;

  private PolicyVersion version;

  @BeforeEach
  void load() throws Exception {
    version = PolicyVersion.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
  }

  private World read(String text) throws Exception {
    return World.read(Files.writeString(directory.resolve("w.yaml"), text), version);
  }

  /** What is replaced, by what, and the one fault: its place without line, and what it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node: XC\\n||/ node: mandatory",
        "now: 2026-04-10T23:30:00Z\\n||/ now: mandatory",
        "now: 2026-04-10|now: on 2026-04-10|/now: not of the form this member has",
        "zone: Africa|zone: Mars|/zone: not of the form this member has",
        "  XC:\\n    dir|  XB:\\n    dir|/authorities: our own state has authorities too",
        "  XA:\\n    dir|  Xa:\\n    dir|/authorities/Xa: a node id is expected",
        "\\n    directory: \"3\"||/authorities/XA directory: mandatory",
        "{id: xa-casw, |{|/authorities/XA/authorities/0 id: mandatory",
        "name: Service (synthetic), ||/authorities/XA/authorities/0 name: mandatory",
        ", role: central-authority||/authorities/XC/authorities/1 role: mandatory",
        "years: 14, ||/age years: mandatory",
        "law: a law, ||/age law: mandatory",
        ", asOf: 2026-01-02||/age asOf: mandatory",
        "years: 14|years: 5|/age/years: a consent age lies between 6 and 21 years",
        "years: 14|years: 22|/age/years: a consent age lies between 6 and 21 years",
        "  - id: c-1\\n    child|  - child|/consents/0 id: mandatory",
        "\\n    capacity: adult-guardian||/consents/0 capacity: mandatory",
        "\\n    given: false||/consents/0 given: mandatory",
        "given: false|given: perhaps|/consents/0/given: not of the form this member has",
        "\\n    by: guardian||/consents/0 by: mandatory",
        "\\n    giver: g-1||/consents/0 giver: mandatory",
        "by: child\\n|by: child\\n    giver: g-1\\n|/consents/1/giver: there is one child: only"
            + " guardians are told apart",
        "by: child\\n|by: child\\n    sameGiverAs: [c-1]\\n|/consents/1/sameGiverAs: there is one"
            + " child: only guardians are told apart",
        "\\n    language: ti||/consents/0 language: mandatory",
        "\\n    notice: n-1||/consents/0 notice: mandatory",
        "\\n    recordedAt: 2026-03-01T10:00:00+02:00||/consents/0 recordedAt: mandatory",
        "id: r-1, ||/restrictions/0 id: mandatory",
        "r-1, kind: no-contact|r-1|/restrictions/0 kind: mandatory",
        "standing: none-known|standing: friend|/restrictions/1/standing: not of the form this"
            + " member has",
        "names: [A B]|name: A B|/restrictions/1/person/name: no such member here",
        "child: \"#twin\", node: XB|child: \"#twin\"|/determinations/1 node: mandatory",
        "person: p-1, ||/approvals/0 person: mandatory",
        "p-1, until: 2026-04-11T00:00:00Z|p-1|/approvals/0 until: mandatory",
        "recipient: {node: XA, |recipient: {|/consents/0/recipient node: mandatory",
        "recipient: {node: XA, authority: xa-casw}|recipient: {node: XA}|/consents/0/recipient"
            + " authority: mandatory",
        "start: 2026-03-01, ||/consents/0/period start: mandatory",
        "start: 2026-03-01, end: 2026-03-01|start: 2026-03-01|/consents/0/period end: mandatory",
        "act: break-glass|act: breaks|/approvals/1/act: not of the form this member has",
        "id: o-1, ||/orders/0 id: mandatory",
        "o-1, document|o-1, paper|/orders/0 document: mandatory;/orders/0/paper: no such member"
            + " here",
        "issuer: xc-court, classes|classes|/orders/0 issuer: mandatory",
        "[cp-witness], to: {node: XA, authority|[cp-witness], to: {authority|/orders/0/to node:"
            + " mandatory",
        "[cp-witness], to: {node: XA, authority: xa-court}|[cp-witness], to: {node:"
            + " XA}|/orders/0/to authority: mandatory",
        "from: 2026-04-01, until: 2026-04-01|until: 2026-04-01|/orders/0 from: mandatory",
        "from: 2026-04-01, until: 2026-04-01|from: 2026-04-01|/orders/0 until: mandatory",
        "until: 2026-04-01|until: 2026-03-31|/orders/0/until: the order ends before it begins",
        "check: entered, |check: seen, |/orders/0/check: not of the form this member has",
        ", check: confirmed||/orders/1 check: mandatory",
        "scale: many|scale: several|/scale: not of the form this member has",
        "scale: many|scales: many|/scales: no such member here"
      })
  void is_refused_for_what_is_wrong_and_nothing_else(String old, String now, String faults) {
    String before = old.replace("\\n", "\n");
    String after = now == null ? "" : now.replace("\\n", "\n");
    assertThat(WORLD).contains(before);
    int at = WORLD.indexOf(before);
    String world = WORLD.substring(0, at) + after + WORLD.substring(at + before.length());
    WorldRefused refused = catchThrowableOfType(WorldRefused.class, () -> read(world));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage().replaceAll("w\\.yaml:\\d+ ", "").lines())
        .containsExactlyInAnyOrder(faults.split(";"));
    assertThat(refused.faults()).hasSize(faults.split(";").length);
  }

  @Test
  void a_period_that_ends_before_it_begins_is_told_where_it_stands() {
    String world =
        WORLD.replace(
            "end: 2026-03-01}\n    recordedAt: 2026-03-01T10:00:00Z",
            "end: 2026-02-28}\n    recordedAt: 2026-03-01T10:00:00Z");
    WorldRefused refused = catchThrowableOfType(WorldRefused.class, () -> read(world));
    assertThat(refused.getMessage().replaceAll("w\\.yaml:\\d+ ", ""))
        .isEqualTo("/consents/1/period/end: the consent ends before it begins");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 21})
  void the_first_and_the_last_age_that_a_law_can_name_is_none_of_these(int years) throws Exception {
    assertThat(read(WORLD.replace("years: 14", "years: " + years)).consentAge().years())
        .isEqualTo(years);
  }
}
