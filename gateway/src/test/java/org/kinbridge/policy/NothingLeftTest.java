package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** Without what a wall there is nothing to send. */
class NothingLeftTest {
  private static final String OTHER = "urn:uuid:bb000000-0000-4000-8000-000000000016";

  /** Written by one authority, kept by another. */
  private static Situation kept() throws Exception {
    return Retold.care()
        .record("/entry/0/resource/custodian/reference", "'" + OTHER + "'")
        .situation();
  }

  private static Verdict without(Situation situation, Element element) {
    Marks marks = new Marks(situation.document());
    marks.withhold(element, new Withheld("R99", Reason.SPECIAL_CATEGORY, Notice.SILENT));
    return Remainder.judge(situation, marks);
  }

  private static String asked(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> "nothing";
      case Verdict.Asks asks -> throw new AssertionError(asks);
      case Verdict.Refuses refuses -> {
        assertThat(refuses.why().reason()).isEqualTo(Reason.SPECIAL_CATEGORY);
        yield refuses.why().pointer() + ": " + refuses.why().text();
      }
    };
  }

  @Test
  void child_summary_author_and_keeper_are_needed() throws Exception {
    Situation situation = kept();
    String why = ": " + Reason.SPECIAL_CATEGORY.sentence();
    for (int entry : new int[] {0, 1, 14, 15}) {
      Element whole = situation.document().resources().get(entry).root();
      assertThat(asked(without(situation, whole))).isEqualTo(whole.path() + why);
    }
  }

  @Test
  void others_are_not_nor_is_every_part_of_what_is() throws Exception {
    Situation situation = kept();
    for (int entry : new int[] {2, 6, 13, 16}) {
      assertThat(asked(without(situation, situation.document().resources().get(entry).root())))
          .isEqualTo("nothing");
    }
    Element name = situation.document().child().root().children("name").getFirst();
    assertThat(asked(without(situation, name))).isEqualTo("nothing");
    assertThat(asked(Remainder.judge(situation, new Marks(situation.document()))))
        .isEqualTo("nothing");
  }

  @Test
  void a_label_of_the_whole_is_asked_about_as_a_label() throws Exception {
    Situation situation = kept();
    assertThat(asked(without(situation, situation.document().root())))
        .isEqualTo(
            "Bundle.meta.security: a label of the record as a whole that nothing in it bears:"
                + " label what it means");
  }
}
