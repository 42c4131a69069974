package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Marked;

/** What a row releases, what stays, and of what of it the recipient is told. */
class MinimumNecessaryTest {
  private static final String ROW = "consent-care";

  private static Mark stays(Notice notice) {
    return new Mark.Withheld("R08", Reason.NOT_IN_WHITELIST, notice);
  }

  private static Marked marked(Retold story) throws Exception {
    return Marked.by(new MinimumNecessary(), story);
  }

  private static Optional<Mark> of(Marked marked, int entry, String member) {
    Resource resource = marked.document().resources().get(entry);
    Element element = resource.root().children(member).getFirst();
    return marked.marks().of(element);
  }

  @Test
  void what_a_class_holds_leaves_by_the_row_and_the_rest_stays() throws Exception {
    Marked marked = marked(Retold.care());
    assertThat(of(marked, 1, "name")).contains(new Mark.Released(ROW, Optional.empty()));
    assertThat(of(marked, 0, "title")).contains(new Mark.Released(ROW, Optional.empty()));
    assertThat(of(marked, 1, "multipleBirthBoolean")).contains(stays(Notice.SILENT));
    assertThat(of(marked, 1, "telecom")).contains(stays(Notice.ANNOUNCED));
    assertThat(of(marked, 10, "valueString")).contains(stays(Notice.ANNOUNCED));
    assertThat(of(alsoLabelled(), 10, "valueString")).contains(stays(Notice.SILENT));
  }

  private static Marked alsoLabelled() throws Exception {
    return marked(
        Retold.care()
            .record(
                "/entry/10/resource/meta/security/-",
                "{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-sensitivity',"
                    + " 'code': 'cp-asylum'}"));
  }

  @Test
  void what_the_document_is_made_with_anew_is_neither() throws Exception {
    Marked marked = marked(Retold.care());
    for (Resource resource : marked.document().resources()) {
      List<String> unmarked =
          resource.root().children().stream()
              .filter(element -> marked.marks().of(element).isEmpty())
              .map(Element::name)
              .distinct()
              .toList();
      if (resource.is("cp-case-summary")) {
        assertThat(unmarked).containsExactlyInAnyOrder("resourceType", "meta", "section");
      } else {
        assertThat(unmarked).containsExactlyInAnyOrder("resourceType", "meta");
      }
    }
  }

  @Test
  void without_a_row_the_frame_leaves_by_the_rule_itself() throws Exception {
    Marked marked = marked(Retold.care().request("/purpose", "'CPAUDIT'"));
    assertThat(of(marked, 0, "title")).contains(new Mark.Released("R08", Optional.empty()));
    assertThat(marked.ways())
        .containsExactly(
            "Released[by=R08, form=Optional.empty]",
            "Withheld[by=R08, reason=NOT_IN_WHITELIST, notice=ANNOUNCED]",
            "Withheld[by=R08, reason=NOT_IN_WHITELIST, notice=SILENT]");
  }
}
