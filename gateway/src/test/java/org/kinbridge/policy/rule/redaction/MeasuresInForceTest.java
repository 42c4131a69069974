package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.rule.Marked;

/** A measure is told as ended, as overdue, or as it is. Today is the tenth of April. */
class MeasuresInForceTest {
  private static final String MEASURE = "/entry/14/resource";
  private static final String EXPIRED = "EXPIRED of entry[14].resource.legalState by R21";
  private static final String OVERDUE = "REVIEW_OVERDUE of entry[14].resource by R21";

  private static Retold guardianship() {
    return Retold.of("task-care.json", "selam.json")
        .record(MEASURE + "/applies/start", "'2026-01-01'")
        .without("record", MEASURE + "/term/1");
  }

  private static Retold ends(Retold story, String day) {
    return story.record(MEASURE + "/applies/end", "'" + day + "'");
  }

  private static Retold due(Retold story, String day) {
    return story.record(MEASURE + "/extension/2/valueDate", "'" + day + "'");
  }

  private static List<String> noted(Retold story) throws Exception {
    return Marked.by(new MeasuresInForce(), story).marks().notes().stream()
        .map(
            note ->
                note.form()
                    + " of "
                    + note.element().path().substring("Bundle.".length())
                    + " by "
                    + note.by())
        .toList();
  }

  @Test
  void it_has_ended_when_all_days_are_over_that_its_end_may_mean() throws Exception {
    assertThat(noted(guardianship())).isEmpty();
    assertThat(noted(ends(guardianship(), "2026-04-09"))).containsExactly(EXPIRED);
    assertThat(noted(ends(guardianship(), "2026-04-10"))).isEmpty();
    assertThat(noted(ends(guardianship(), "2026-03"))).containsExactly(EXPIRED);
    assertThat(noted(ends(guardianship(), "2026-04"))).isEmpty();
    assertThat(noted(guardianship().without("record", MEASURE + "/applies/end"))).isEmpty();
  }

  @Test
  void what_protects_stands_and_may_be_overdue() throws Exception {
    Retold order = Retold.of("task-care.json", "selam.json");
    assertThat(noted(ends(order, "2026-04-01"))).isEmpty();
    assertThat(noted(due(ends(order, "2026-04-01"), "2026-04-09"))).containsExactly(OVERDUE);
    Retold whole =
        ends(guardianship(), "2026-04-01")
            .record(MEASURE + "/type/coding/0/code", "'protection-order'");
    assertThat(noted(whole)).isEmpty();
  }

  @Test
  void a_review_is_overdue_from_the_next_day_on() throws Exception {
    assertThat(noted(due(guardianship(), "2026-04-09"))).containsExactly(OVERDUE);
    assertThat(noted(due(guardianship(), "2026-04-10"))).isEmpty();
    assertThat(noted(due(ends(guardianship(), "2026-04-01"), "2026-04-01")))
        .containsExactly(EXPIRED);
    assertThat(noted(guardianship().without("record", MEASURE + "/extension/2"))).isEmpty();
  }
}
