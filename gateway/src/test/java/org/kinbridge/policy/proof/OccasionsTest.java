package org.kinbridge.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.proof.PolicyProof.SeenRule;
import org.kinbridge.policy.proof.RuleProof.Outcome;

/** Each rule is woken by its occasion, and it shows who could let it leave all the same. */
class OccasionsTest {
  private static final String REUNIFICATION =
      "CPREUNIF, consent, from central-authority to central-authority";
  private static final String OTHER_PERSONS = "two other persons, or one who breaks the glass";

  private static Occasion of(String rule) {
    return Occasions.all().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static SeenRule seen(Occasion occasion, String... rows) throws Exception {
    RuleProof proof =
        new RuleProof(
            Proving.policy(),
            new Setting(Proving.VERSION),
            Proving.probe(),
            rows.length == 0 ? Proving.VERSION.rows() : Proving.rows(rows));
    return switch (proof.of(occasion)) {
      case Outcome.Seen(SeenRule rule) -> rule;
      case Outcome.Unseen(String fault) -> throw new AssertionError(fault);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R13              | WALL | nobody
          not-built        | WALL | nobody
          known-people     | WALL | nobody
          R01              | WALL | nobody
          R23              | WALL | nobody
          R18              | WALL | nobody
          R20              | WALL | nobody
          R09-nationality  | WALL | the sender, who asks anew
          remainder        | WALL | nobody
          R26              | ROW | the sender, who asks anew
          same-child       | ROW | one other person, who says whether both are one child
          permit-row       | ROW | the sender, who asks anew
          batch-size       | ROW | one other person
          R02              | CONSENT | nobody
          R03              | CONSENT | nobody
          R04              | CONSENT | nobody
          R05              | CONSENT | nobody
          R05-assent       | CONSENT | one other person
          consent-informed | CONSENT | one other person
          record-consent   | CONSENT | nobody
          R28              | OVERRIDE | nobody
          R19              | OVERRIDE | nobody
          R06              | OVERRIDE | one other person
          R11-person       | REDACTION | the sender, who asks anew
          """)
  void a_rule_that_asks_or_refuses_is_settled_by(String rule, Tier tier, String by)
      throws Exception {
    Occasion occasion = of(rule);
    SeenRule seen = seen(occasion, "consent-reunification");
    assertThat(seen.rule()).isEqualTo(rule);
    assertThat(seen.tier()).isEqualTo(tier);
    assertThat(seen.says()).isEqualTo(occasion.says()).isNotBlank();
    assertThat(seen.in()).startsWith(REUNIFICATION);
    assertThat(seen.settledBy()).isEqualTo(by);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R09              | WALL
          special-category | WALL
          R14              | WALL
          R15              | WALL
          R27              | OVERRIDE
          R08              | REDACTION
          R11              | REDACTION
          R25              | REDACTION
          """)
  void a_rule_that_redacts_takes_elements_away(String rule, Tier tier) throws Exception {
    SeenRule seen = seen(of(rule), "consent-reunification");
    assertThat(seen.tier()).isEqualTo(tier);
    assertThat(seen.settledBy()).isEqualTo("takes elements away");
  }

  /** These speak under other rows, or to other recipients. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R12 | consent-care | nobody | CPCARE, consent, from central-authority to central-authority; art. 37 determination
          R10 | consent-reunification | nobody | CPREUNIF, consent, from central-authority to central-authority; protection yes, nationality recipient
          R09-asylum-body | consent-care | nobody | CPCARE, consent, from asylum-body to central-authority; protection yes, nationality recipient
          R21-order | court-order | nobody | CPCARE, court-order, from central-authority to central-authority
          R14-order | court-order | one other person | CPCARE, court-order, from central-authority to central-authority
          R10-guardian | consent-tracing | nobody | CPTRACE, consent, from central-authority to central-authority; protection unknown, nationality another
          R27-scan | hcch-1996-32a | one other person | CPCARE, treaty-request · HCCH-1996 art. 32a, from central-authority to central-authority
          second-pass | hcch-1996-32a | the sender, who asks anew | CPCARE, treaty-request · HCCH-1996 art. 32a, from central-authority to central-authority
          R07 | hcch-1996-32b | takes elements away | CPCARE, treaty-request · HCCH-1996 art. 32b, from central-authority to central-authority
          R17 | consent-health | takes elements away | CPHEALTH, consent, from central-authority to hospital
          R16 | consent-health | takes elements away | CPHEALTH, consent, from central-authority to hospital
          R21 | consent-care | takes elements away | CPCARE, consent, from central-authority to central-authority
          R08-parties | hcch-1996-32b | takes elements away | CPCARE, treaty-request · HCCH-1996 art. 32b, from central-authority to central-authority
          """)
  void a_rule_of_some_rows_speaks_there(String rule, String row, String by, String in)
      throws Exception {
    SeenRule seen = seen(of(rule), row);
    assertThat(seen.settledBy()).isEqualTo(by);
    assertThat(seen.in()).isEqualTo(in);
  }

  @Test
  void in_a_danger_one_person_may_act_alone_where_two_would_be_needed() throws Exception {
    assertThat(seen(of("R24"), "consent-care", "hcch-1996-36").settledBy())
        .isEqualTo(OTHER_PERSONS);
  }

  @ParameterizedTest
  @CsvSource({"R05,2018-06-01", "R05-assent,2018-06-01", "R10-guardian,2008-06-01"})
  void a_child_is_as_old_as_is_said(String rule, String born) throws Exception {
    Combination combination =
        Combination.all(Proving.rows("consent-care"), List.of(Occasion.QUIET)).getFirst();
    Scene scene = new Scene(new Setting(Proving.VERSION), combination, Proving.probe());
    of(rule).turn().turn(scene);
    assertThat(scene.record().at(Probe.CHILD + "/birthDate").asText()).isEqualTo(born);
  }

  @Test
  void a_tier_has_the_name_that_the_design_gives_it() {
    assertThat(Tier.values()).extracting(Tier::code).containsExactly("A", "row", "C", "B", "D");
  }

  @Test
  void each_rule_has_one_occasion() {
    assertThat(Occasions.all()).extracting(Occasion::rule).doesNotHaveDuplicates().hasSize(46);
  }

  private static String unseen(Occasion occasion, String... rows) throws Exception {
    RuleProof proof =
        new RuleProof(
            Proving.policy(), new Setting(Proving.VERSION), Proving.probe(), Proving.rows(rows));
    return ((Outcome.Unseen) proof.of(occasion)).fault();
  }

  @Test
  void a_rule_that_nothing_wakes_is_told_with_what_speaks_instead() throws Exception {
    assertThat(unseen(of("R16"), "consent-reunification"))
        .isEqualTo(
            "rule R16: no combination wakes it when an allegation is not confirmed;"
                + " nothing else speaks");
    Occasion shadowed =
        new Occasion(
            "R02", Tier.CONSENT, "all is said", Occasion.QUIET, any -> true, of("R01").turn());
    int each =
        List.copyOf(Combination.all(Proving.rows("consent-care"), List.of(Occasion.QUIET))).size();
    assertThat(unseen(shadowed, "consent-care"))
        .isEqualTo(
            "rule R02: no combination wakes it when all is said; what speaks instead: R01 "
                + each
                + " times");
  }

  @Test
  void an_occasion_is_sought_only_where_it_is_one() throws Exception {
    assertThat(unseen(of("R24"), "consent-care")).endsWith("; nothing else speaks");
    Occasion nowhere = of("R01").where(combination -> false);
    assertThat(unseen(nowhere, "consent-care")).endsWith("; nothing else speaks");
  }
}
