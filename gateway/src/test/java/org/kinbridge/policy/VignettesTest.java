package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the law lets pass, element by element, in two hundred stories; both errors are counted. */
class VignettesTest {
  private static final int FEWEST = 200;

  @Test
  void nothing_leaks_and_nothing_is_wrongly_withheld() throws Exception {
    CaseRun run = CaseRun.complete();
    List<Vignette> all = Vignette.all(run.version());
    List<String> red = new ArrayList<>();
    int mustLeave = 0;
    int withheld = 0;
    int mustStay = 0;
    int leaked = 0;
    for (Vignette one : all) {
      Score score = Score.of(one, run.decide(one.prepared()));
      mustLeave += score.mustLeave();
      withheld += score.withheld().size();
      mustStay += score.mustStay();
      leaked += score.leaked().size();
      if (score.isRed()) {
        red.add(one + ": " + score);
      }
    }
    System.out.printf(
        "vignettes: %d; of %d elements that must leave %d wrongly withheld; of %d that must stay %d"
            + " leaked%n",
        all.size(), mustLeave, withheld, mustStay, leaked);
    assertThat(red).isEmpty();
    assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST);
  }

  @Test
  void each_is_told_once_and_says_what_it_rests_on() throws Exception {
    Set<String> ids = new HashSet<>();
    for (Vignette one : Vignette.all(CaseRun.complete().version())) {
      assertThat(ids.add(one.id())).as(one.id()).isTrue();
      assertThat(one.told().path("story").asText()).as(one.id()).isNotBlank();
      assertThat(one.told().path("law").asText()).as(one.id()).isNotBlank();
      boolean permits = one.expected("decision", "permit").equals("permit");
      assertThat(one.must().isEmpty()).as(one.id()).isNotEqualTo(permits);
      assertThat(one.expected("reason", "").isEmpty()).as(one.id()).isEqualTo(permits);
    }
  }
}
