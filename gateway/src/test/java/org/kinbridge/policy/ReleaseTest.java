package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.trial.Rehearsal;
import org.kinbridge.policy.Explanation.Visible;
import org.kinbridge.policy.Explanation.Withheld;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** Whoever releases something is told where nothing comes of it. */
class ReleaseTest {
  private static final String PASSAGE = "/entry/0/resource/section/6/text/div";
  private static final String BESIDE = "/entry/0/resource/section/6/text";

  private final CaseRun run = CaseRun.complete();

  private Rehearsal.Result decided(String name, String... sources) throws Exception {
    PolicyCase one =
        PolicyCase.all().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    ObjectNode request = (ObjectNode) one.request().toJson();
    for (String source : sources) {
      request
          .withArray("releases")
          .addObject()
          .put("source", source)
          .put("releasedTo", request.at("/to/authority").textValue())
          .put("releasedBy", "u-17");
    }
    Request read = ((Reading.Accepted) Request.parse(request)).request();
    return new Rehearsal(
            run.version(),
            new Policy(run.version(), run.profile()),
            run.profile(),
            run.translator())
        .decide(one.world(run.version()), read);
  }

  private List<Withheld> withheld(String name, String... sources) throws Exception {
    Rehearsal.Result.Decided decided = (Rehearsal.Result.Decided) decided(name, sources);
    return decided.decision().explanation().elements().withheld();
  }

  private static List<String> idle(List<Withheld> rows) {
    return rows.stream().map(Withheld::path).filter(path -> path.startsWith("releases[")).toList();
  }

  @Test
  void a_pointer_to_which_the_record_has_nothing_is_a_fault_at_its_place() throws Exception {
    assertThat(decided("R27-passage-released", PASSAGE + "/0", BESIDE, "/entry/99"))
        .isEqualTo(
            new Rehearsal.Result.Unreadable(
                List.of(
                    new Fault(
                        Reason.INVALID_VALUE,
                        "/releases/1/source",
                        "the record has nothing at this pointer"),
                    new Fault(
                        Reason.INVALID_VALUE,
                        "/releases/3/source",
                        "the record has nothing at this pointer"))));
  }

  @Test
  void a_file_is_no_place_of_the_record() throws Exception {
    assertThat(idle(withheld("R27-file-released"))).isEmpty();
  }

  @Test
  void a_place_where_nothing_waits_is_told_and_the_rest_goes() throws Exception {
    List<Withheld> rows = withheld("R27-passage-released", BESIDE, "", PASSAGE);
    assertThat(rows)
        .contains(
            new Withheld(
                "releases[1]",
                List.of(BESIDE),
                "R27",
                Reason.RELEASE_WITHOUT_EFFECT,
                Visible.SILENT,
                Optional.empty()));
    assertThat(idle(rows)).containsExactly("releases[1]", "releases[2]");
  }

  @Test
  void where_no_narrative_may_go_no_release_is_asked_for() throws Exception {
    List<Withheld> rows = withheld("R27-no-narrative-on-consent", PASSAGE);
    assertThat(rows)
        .filteredOn(row -> row.source().contains(PASSAGE) && row.path().startsWith("Bundle"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.mayRelease()).isEmpty());
    assertThat(withheld("R27-release-without-effect"))
        .filteredOn(row -> row.source().contains(PASSAGE) && row.path().startsWith("Bundle"))
        .allSatisfy(row -> assertThat(row.mayRelease()).contains("a release by a named person"))
        .hasSize(1);
    assertThat(idle(rows)).isEmpty();
  }

  @Test
  void what_is_most_private_waits_for_a_release_of_any_part_of_it() throws Exception {
    String illness = "/entry/7/resource";
    assertThat(idle(withheld("special-category-release-elsewhere"))).isEmpty();
    assertThat(
            idle(
                withheld(
                    "special-category-ward-released",
                    illness + "/verificationStatus/coding/0/code",
                    "/entry/6/resource")))
        .containsExactly("releases[2]");
  }
}
