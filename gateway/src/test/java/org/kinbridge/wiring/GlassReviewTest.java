package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.vault.RowAltered;

/** What one person let go alone is reviewed by somebody without any part in it. */
class GlassReviewTest extends Crossing {
  private static final AuthenticatedPerson DUTY = AnyPerson.approver("u-40", "xc-mosa");

  private Holds holds;
  private DisclosureId broken;

  @BeforeEach
  void theGlassIsBroken() {
    holds = new Holds(nodes);
    Glass glass = new Glass(holds);
    broken = glass.held("case-1");
    assertThat(glass.broken(DUTY, broken)).isInstanceOf(HoldOutcome.Answered.class);
  }

  private ReviewOutcome found(AuthenticatedPerson officer) {
    return holds.door().review(officer, broken, Glass.found("justified"));
  }

  @Test
  void whoever_asked_for_it_does_not_review_it_and_another_does() {
    assertThat(found(AnyPerson.officer("u-11"))).isInstanceOf(ReviewOutcome.SamePerson.class);
    assertThat(found(AnyPerson.officer("u-40"))).isInstanceOf(ReviewOutcome.SamePerson.class);
    assertThat(found(Glass.OFFICER)).isInstanceOf(ReviewOutcome.Reviewed.class);
  }

  @Test
  void nobody_reviews_it_where_the_row_that_says_whose_act_it_was_is_gone() {
    cassarRows.asSuperuser("DELETE FROM registration WHERE kind = 'answer'");
    assertThatThrownBy(() -> found(AnyPerson.officer("u-40"))).isInstanceOf(RowAltered.class);
    assertThat(cassarRows.ask("SELECT state FROM glass_review")).isEqualTo("open");
  }
}
