package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.rule.Settler;

/** Every member of an answer is written, and all but its times are of its digest. */
class AnswerWriterTest {
  private static final Sha256 POLICY = Sha256.of(new byte[] {1});
  private static final Explanation.Elements ELEMENTS =
      new Explanation.Elements(
          List.of(new Explanation.Released("a.b", List.of("/a/b"), "row")),
          List.of(new Explanation.Transformed("a.c", "year", "R08")),
          List.of(
              new Explanation.Withheld(
                  "a.d",
                  List.of("/a/d"),
                  "R27",
                  Reason.FREE_TEXT,
                  Explanation.Visible.ANNOUNCED,
                  Optional.of("a release")),
              new Explanation.Withheld(
                  "a.e",
                  List.of(),
                  "R11",
                  Reason.WHEREABOUTS,
                  Explanation.Visible.SILENT,
                  Optional.empty())));
  private static final Explanation.Sight SIGHT =
      new Explanation.Sight(
          Optional.of("xc-mosa"),
          List.of(new Explanation.Count("cp-child", 1)),
          List.of(new Explanation.Announced("a.d", "R27")),
          List.of("NOREUSE"));
  private static final String SHOWN_ELEMENTS =
      "\"released\":[{\"path\":\"a.b\",\"source\":[\"/a/b\"],\"by\":\"row\"}],"
          + "\"transformed\":[{\"path\":\"a.c\",\"form\":\"year\",\"by\":\"R08\"}],"
          + "\"withheld\":[{\"path\":\"a.d\",\"source\":[\"/a/d\"],\"by\":\"R27\","
          + "\"reason\":\"free-text\",\"visibleToRecipient\":true,\"mayRelease\":\"a release\"},"
          + "{\"path\":\"a.e\",\"source\":[],\"by\":\"R11\","
          + "\"reason\":\"whereabouts\",\"visibleToRecipient\":false,\"mayRelease\":null}]";
  private static final String SHOWN_SIGHT =
      "\"asRecipientSees\":{\"sender\":\"xc-mosa\","
          + "\"resources\":[{\"profile\":\"cp-child\",\"count\":1}],"
          + "\"announced\":[{\"path\":\"a.d\",\"by\":\"R27\"}],\"labels\":[\"NOREUSE\"]}";

  private static Explanation.Hold hold(String task, String expires) {
    return new Explanation.Hold(
        Optional.of(task),
        List.of("child-objects"),
        Instant.parse(expires),
        Optional.of("less"),
        1,
        Optional.of(new Explanation.Prospect(ELEMENTS, List.of("delete-after"), SIGHT)));
  }

  private static Explanation said(Optional<String> until, Optional<Explanation.Hold> hold) {
    return new Explanation(
        Explanation.Outcome.HOLD,
        Optional.of(Reason.CHILD_OBJECTS),
        until.map(Instant::parse),
        new Explanation.Addressee(
            new AuthorityId("xa-casw"), Optional.of(AuthorityRole.CHILD_WELFARE), Optional.of("3")),
        new Explanation.Rulebook(POLICY, Optional.of("xa-xc"), Optional.of("row")),
        List.of(new Explanation.FactUsed("presence", "#child", "yes", "police", "row", "asks")),
        List.of(
            new Explanation.Missing(
                Reason.CHILD_OBJECTS, "/facts", "who decides?", "R06", Settler.APPROVER)),
        ELEMENTS,
        List.of(new StayedHome("/x", "no place")),
        List.of(),
        List.of("delete-after"),
        hold,
        SIGHT);
  }

  private static String written(Explanation said) {
    String json = AnswerWriter.write(said).toString();
    return json.replace(",\"decisionDigest\":\"" + AnswerWriter.digest(said).hex() + "\"", "");
  }

  private static final String BEGIN =
      "{\"decision\":\"hold\",\"reason\":\"child-objects\",\"validUntil\":";
  private static final String MIDDLE =
      ",\"recipient\":{\"authority\":\"xa-casw\",\"role\":\"child-welfare\","
          + "\"directoryVersion\":\"3\"},\"policy\":{\"digest\":\""
          + POLICY.hex()
          + "\",\"agreement\":\"xa-xc\",\"permitRow\":\"row\"},"
          + "\"factsUsed\":[{\"code\":\"presence\",\"of\":\"#child\",\"value\":\"yes\","
          + "\"from\":\"police\",\"rule\":\"row\",\"effect\":\"asks\"}],"
          + "\"missing\":[{\"code\":\"child-objects\",\"pointer\":\"/facts\","
          + "\"question\":\"who decides?\",\"blocks\":\"R06\",\"settledBy\":\"approver\"}],"
          + SHOWN_ELEMENTS
          + ",\"stayedHome\":[{\"source\":\"/x\",\"why\":\"no place\"}],\"enclosed\":[],"
          + "\"obligations\":[\"delete-after\"],\"hold\":";

  @Test
  void every_member_is_written() {
    Explanation said =
        said(Optional.of("2026-05-01T00:00:00Z"), Optional.of(hold("t-1", "2026-04-15T09:30:00Z")));
    assertThat(written(said))
        .isEqualTo(
            BEGIN
                + "\"2026-05-01T00:00:00Z\""
                + MIDDLE
                + "{\"taskId\":\"t-1\",\"needs\":[\"child-objects\"],"
                + "\"expires\":\"2026-04-15T09:30:00Z\",\"sentMeanwhile\":\"less\","
                + "\"approvers\":1,\"ifApproved\":{"
                + SHOWN_ELEMENTS
                + ",\"obligations\":[\"delete-after\"],"
                + SHOWN_SIGHT
                + "}},"
                + SHOWN_SIGHT
                + "}");
  }

  @Test
  void what_is_not_there_is_written_as_known_to_be_absent() {
    assertThat(written(said(Optional.empty(), Optional.empty())))
        .isEqualTo(BEGIN + "null" + MIDDLE + "null," + SHOWN_SIGHT + "}");
  }

  @Test
  void its_digest_is_that_of_what_it_says_whenever_it_is_said() {
    Explanation now =
        said(Optional.of("2026-05-01T00:00:00Z"), Optional.of(hold("t-1", "2026-04-15T09:30:00Z")));
    Explanation later =
        said(Optional.of("2026-06-01T00:00:00Z"), Optional.of(hold("t-2", "2026-05-15T09:30:00Z")));
    assertThat(AnswerWriter.digest(later)).isEqualTo(AnswerWriter.digest(now));
    assertThat(AnswerWriter.digest(said(Optional.empty(), Optional.empty())))
        .isNotEqualTo(AnswerWriter.digest(now));
    assertThat(AnswerWriter.write(now).path("decisionDigest").asText())
        .isEqualTo(AnswerWriter.digest(now).hex());
  }
}
