package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.FileContent;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.request.Request.Statement.Section;

/** What is told of what came beside the record. */
class BroughtTest {
  private static final AuthorityId CASEWORK = new AuthorityId("xa-casw");
  private static final Statement SCHOOL =
      new Statement(Section.SITUATION, "en", Personal.of("statement", "School."), CASEWORK, "u-17");

  private static Attachment file(Attachment.Type type) {
    return new Attachment(
        "#f-1",
        Optional.empty(),
        type,
        Personal.of("attached file", new FileContent(new byte[] {1, 2, 3})));
  }

  private static Explanation.Withheld silent(
      String path, String source, Reason reason, Optional<String> release) {
    return new Explanation.Withheld(
        path, List.of(source), "R27", reason, Explanation.Visible.SILENT, release);
  }

  @Test
  void a_statement_is_told_by_its_section_and_its_place() {
    String section = "Composition.section(situation)";
    assertThat(Brought.released(SCHOOL, 2))
        .isEqualTo(new Explanation.Released(section, List.of("/statements/2"), "R27"));
    assertThat(Brought.withheld(SCHOOL, 1))
        .isEqualTo(silent(section, "/statements/1", Reason.FREE_TEXT, Optional.empty()));
    Stayed.Silent stayed = Brought.silent(SCHOOL);
    assertThat(stayed.path()).isEqualTo(section);
    assertThat(stayed.by()).isEqualTo("R27");
    assertThat(stayed.value().reveal("test").asText()).isEqualTo("School.");
  }

  @Test
  void a_release_that_opened_nothing_is_told_by_its_place() {
    assertThat(Brought.idle(new Release("/entry/7/resource", CASEWORK, "u-17"), 3))
        .isEqualTo(
            silent(
                "releases[3]",
                "/entry/7/resource",
                Reason.RELEASE_WITHOUT_EFFECT,
                Optional.empty()));
  }

  @Test
  void of_a_file_that_stays_kind_size_and_digest_are_kept() {
    Attachment file = file(Attachment.Type.PNG);
    Stayed.Silent stayed = Brought.silent(new Enclosed.Stays(4, file, "R17", Reason.FREE_TEXT));
    assertThat(stayed.path()).isEqualTo("attachments[4]");
    assertThat(stayed.by()).isEqualTo("R17");
    assertThat(stayed.value().reveal("test"))
        .hasToString(
            "{\"contentType\":\"image/png\",\"size\":3,\"sha256\":\""
                + file.digest().hex()
                + "\"}");
  }

  @Test
  void only_what_a_person_could_release_says_so() {
    Attachment file = file(Attachment.Type.PNG);
    assertThat(Brought.withheld(new Enclosed.Stays(0, file, "R27", Reason.FREE_TEXT)))
        .isEqualTo(
            silent("attachments[0]", "#f-1", Reason.FREE_TEXT, Optional.of(Telling.RELEASE)));
    assertThat(Brought.withheld(new Enclosed.Stays(0, file, "R27", Reason.NOT_IN_WHITELIST)))
        .isEqualTo(silent("attachments[0]", "#f-1", Reason.NOT_IN_WHITELIST, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"JPEG,metadata-stripped", "PNG,metadata-stripped", "PDF,printed"})
  void a_file_that_leaves_leaves_in_its_form(Attachment.Type type, String form) {
    Enclosed.Leaves leaves = new Enclosed.Leaves(1, file(type), "R27", file(type));
    assertThat(Brought.released(leaves))
        .isEqualTo(new Explanation.Released("attachments[1]", List.of("#f-1"), "R27"));
    assertThat(Brought.transformed(leaves))
        .isEqualTo(new Explanation.Transformed("attachments[1]", form, "R27"));
  }
}
