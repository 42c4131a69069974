package org.kinbridge.policy.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Marks.Mark.Released;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Note;
import org.kinbridge.policy.element.Marks.Notice;

/** What is withheld is released by nothing, and what is silent stays silent. */
class MarksTest {
  private static final Withheld ANNOUNCED =
      new Withheld("R08", Reason.NOT_IN_WHITELIST, Notice.ANNOUNCED);
  private static final Withheld SILENT = new Withheld("R11", Reason.WHEREABOUTS, Notice.SILENT);
  private static final Withheld OTHER = new Withheld("R17", Reason.FREE_TEXT, Notice.ANNOUNCED);
  private static final Released WHOLE = new Released("row", Optional.empty());
  private static final Released YEAR = new Released("row", Optional.of(Form.YEAR));

  private Document document;
  private Marks marks;
  private Element name;
  private Element family;
  private Element given;

  @BeforeEach
  void read() throws Exception {
    document =
        Document.of(
            new ObjectMapper()
                .readTree(
                    """
                    {"entry":[{"resource":{"name":{"family":"a","given":"b"},"gender":"c"}}],
                     "after":"d"}
                    """));
    marks = new Marks(document);
    Element resource = document.resources().getFirst().root();
    name = resource.children("name").getFirst();
    family = name.children("family").getFirst();
    given = name.children("given").getFirst();
  }

  @Test
  void an_element_that_nobody_marked_does_not_leave() {
    for (Element element : document.elements()) {
      assertThat(marks.of(element)).isEmpty();
      assertThat(marks.isReleased(element)).isFalse();
      assertThat(marks.isWhole(element)).isFalse();
      assertThat(marks.isSilent(element)).isFalse();
      assertThat(marks.isAnnounced(element)).isFalse();
      assertThat(marks.form(element)).isEmpty();
    }
    assertThat(marks.leaves(document.resources().getFirst())).isFalse();
    assertThat(marks.document()).isSameAs(document);
  }

  @Test
  void a_mark_reaches_the_element_all_below_it_and_nothing_else() {
    marks.release(name, "row");
    assertThat(document.elements()).filteredOn(marks::isReleased).containsOnly(name, family, given);
    assertThat(marks.of(given)).contains(WHOLE);
    assertThat(marks.leaves(document.resources().getFirst())).isTrue();
    marks.withhold(given, SILENT);
    assertThat(document.elements()).filteredOn(marks::isSilent).containsExactly(given);
    marks.withhold(name, ANNOUNCED);
    assertThat(document.elements()).filteredOn(marks::isAnnounced).containsOnly(name, family);
    assertThat(document.elements()).filteredOn(marks::isSilent).containsExactly(given);
    assertThat(marks.leaves(document.resources().getFirst())).isFalse();
  }

  @Test
  void what_is_withheld_is_not_released_again() {
    marks.withhold(family, ANNOUNCED);
    marks.release(name, "row");
    assertThat(marks.of(family)).contains(ANNOUNCED);
    assertThat(marks.isReleased(given)).isTrue();
  }

  @Test
  void what_is_announced_may_become_silent_and_nothing_else() {
    marks.withhold(family, ANNOUNCED);
    marks.withhold(family, OTHER);
    assertThat(marks.of(family)).contains(ANNOUNCED);
    marks.withhold(family, SILENT);
    assertThat(marks.of(family)).contains(SILENT);
    marks.withhold(family, ANNOUNCED);
    assertThat(marks.of(family)).contains(SILENT);
    marks.withhold(family, new Withheld("R14", Reason.REPORTER_OR_WITNESS, Notice.SILENT));
    assertThat(marks.of(family)).contains(SILENT);
  }

  @Test
  void between_leaving_whole_and_leaving_in_a_form_the_form_wins() {
    marks.release(name, WHOLE);
    marks.release(family, YEAR);
    assertThat(marks.form(family)).contains(Form.YEAR);
    marks.release(family, WHOLE);
    assertThat(marks.form(family)).contains(Form.YEAR);
    marks.release(family, new Released("row", Optional.of(Form.COUNTRY)));
    assertThat(marks.form(family)).contains(Form.YEAR);
    marks.release(given, new Released("other", Optional.empty()));
    assertThat(marks.of(given)).contains(WHOLE);
    assertThat(marks.form(given)).isEmpty();
    assertThat(marks.isWhole(name)).isFalse();
    assertThat(marks.isWhole(given)).isTrue();
    assertThat(marks.isWhole(family)).isFalse();
  }

  @Test
  void it_is_all_where_the_same_became_of_all_below() {
    marks.release(name, WHOLE);
    assertThat(marks.isAll(name, WHOLE)).isTrue();
    assertThat(marks.isAll(name, YEAR)).isFalse();
    assertThat(marks.isWhole(name)).isTrue();
    marks.withhold(given, ANNOUNCED); // the last below it
    assertThat(marks.isAll(name, WHOLE)).isFalse();
    assertThat(marks.isWhole(name)).isFalse();
    assertThat(marks.isAll(given, ANNOUNCED)).isTrue();
  }

  @Test
  void a_person_releases_what_that_rule_withheld_announced() {
    marks.withhold(name, ANNOUNCED);
    marks.withhold(family, SILENT);
    marks.unlock(name, "R27", "R27");
    assertThat(marks.isReleased(name)).isFalse();
    marks.unlock(name, "R08", "R27");
    assertThat(marks.of(name)).contains(new Released("R27", Optional.empty()));
    assertThat(marks.of(given)).contains(new Released("R27", Optional.empty()));
    assertThat(marks.of(family)).contains(SILENT);
    marks.unlock(name, "R11", "R27");
    assertThat(marks.of(family)).contains(SILENT);
  }

  @Test
  void where_all_below_is_silent_so_is_what_holds_it() {
    marks.release(name, "row");
    marks.withhold(family, SILENT);
    marks.settle();
    assertThat(marks.isReleased(name)).isTrue();
    marks.withhold(given, SILENT);
    marks.settle();
    assertThat(marks.of(name)).contains(SILENT);
  }

  @Test
  void it_leaves_plainly_where_it_leaves_in_its_own_words_whatever_is_below() {
    assertThat(marks.isPlain(name)).isFalse();
    marks.release(name, WHOLE);
    marks.withhold(given, ANNOUNCED);
    marks.release(family, YEAR);
    assertThat(marks.isPlain(name)).isTrue();
    assertThat(marks.isPlain(family)).isFalse();
    assertThat(marks.isPlain(given)).isFalse();
  }

  @Test
  void where_all_of_a_document_is_silent_so_is_the_first_element() {
    Element first = document.elements().getFirst();
    marks.withhold(first, ANNOUNCED);
    first.children().forEach(child -> marks.withhold(child, SILENT));
    marks.settle();
    assertThat(marks.isSilent(first)).isTrue();
  }

  @Test
  void settling_marks_nothing_that_nobody_marked_and_no_scalar() {
    marks.withhold(family, SILENT);
    marks.withhold(given, SILENT);
    marks.release(document.elements().getLast(), "row");
    marks.settle();
    assertThat(marks.of(name)).isEmpty();
    assertThat(marks.isReleased(document.elements().getLast())).isTrue();
  }

  @Test
  void a_scalar_is_not_hushed_by_what_is_silent_beside_it() {
    marks.release(family, "row");
    marks.withhold(given, SILENT);
    marks.settle();
    assertThat(marks.isReleased(family)).isTrue();
  }

  @Test
  void settling_goes_from_below_upwards_and_keeps_what_was_silent_before() {
    Withheld first = new Withheld("R14", Reason.REPORTER_OR_WITNESS, Notice.SILENT);
    Element resource = document.resources().getFirst().root();
    marks.withhold(resource, ANNOUNCED);
    marks.withhold(name, first);
    marks.withhold(resource.children("gender").getFirst(), SILENT);
    marks.withhold(given, SILENT);
    marks.settle();
    assertThat(marks.of(name)).contains(first);
    assertThat(marks.of(resource)).contains(first);
  }

  @Test
  void notes_are_kept_in_order() {
    Note one = new Note(family, Form.EXPIRED, "R21");
    Note two = new Note(given, Form.REVIEW_OVERDUE, "R21");
    marks.note(one);
    marks.note(two);
    assertThat(marks.notes()).containsExactly(one, two);
    assertThat(Form.EXPIRED.code()).isEqualTo("expired");
    assertThat(ANNOUNCED.by()).isEqualTo("R08");
    assertThat(WHOLE.by()).isEqualTo("row");
  }
}
