package org.kinbridge.policy.rule.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.policy.world.World;

class ProbableMatchTest {
  private static Set<ChildRef> toBeJudged(Retold story) throws Exception {
    Situation situation = story.situation();
    return ProbableMatch.toBeJudged(
        story.document(), situation.request(), situation.circumstances(), situation.version());
  }

  private static Retold resembling() {
    return Retold.care().world("/resembles", "['#other']");
  }

  @Test
  void a_case_that_resembles_it_and_about_which_something_stands_is_to_be_judged()
      throws Exception {
    String determined = "{'child': '#other', 'node': 'XA'}";
    assertThat(toBeJudged(resembling().world("/determinations/-", determined)))
        .containsExactly(World.child(new PersonHandle("#other")));
  }

  @Test
  void what_stands_about_nobody_who_resembles_it_asks_nothing() throws Exception {
    String determined = "{'child': '#other', 'node': 'XA'}";
    assertThat(toBeJudged(Retold.care().world("/determinations/-", determined))).isEmpty();
    assertThat(toBeJudged(resembling())).isEmpty();
  }
}
