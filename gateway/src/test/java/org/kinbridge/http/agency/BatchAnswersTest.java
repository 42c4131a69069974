package org.kinbridge.http.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.agency.Scripted.ID;
import static org.kinbridge.http.agency.Scripted.ID_TEXT;
import static org.kinbridge.http.agency.Scripted.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;

/** A batch is answered line by line, and nobody sends one that was not rehearsed. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class BatchAnswersTest extends AtTheDoors {
  private static final String LINE = "{\"id\": \"" + ID_TEXT + "\"}\n";

  private Answer post(String path, BatchOutcome outcome) {
    DoorsNode.DOOR.answers(outcome);
    return mosa.send(
        "POST",
        path,
        BodyPublishers.ofString(LINE),
        "Content-Type",
        "application/x-ndjson",
        "Accept",
        "application/x-ndjson");
  }

  private BatchOutcome told(Said... said) {
    List<BatchOutcome.Line> lines = new ArrayList<>();
    for (Said one : said) {
      lines.add(new BatchOutcome.Line(lines.size() + 1, Optional.of(new DisclosureId(ID)), one));
    }
    return new BatchOutcome.Told(lines, Sha256.of("all"), 2);
  }

  private static Said said(SendOutcome outcome) {
    return new Said.Outcome(outcome);
  }

  private static List<JsonNode> lines(Answer answer) {
    return answer.response().body().lines().map(Scripted::json).toList();
  }

  @Test
  void has_a_line_for_each_line_and_one_for_all() {
    Answer answer =
        post(
            "/api/disclosure-batches/preview",
            told(
                said(new SendOutcome.Accepted(view(State.AUTHORISED, "permit", Optional.empty()))),
                said(
                    new SendOutcome.Faulty(
                        List.of(new Fault(Reason.MISSING_MEMBER, "/request/to", "missing")))),
                new Said.GroupWaits(),
                said(new SendOutcome.Conflict())));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    List<JsonNode> lines = lines(answer);
    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 3, 4, 0);
    assertThat(lines.getFirst().path("status").asText()).isEqualTo("permit");
    assertThat(lines.get(1).at("/problem/faults/0/place").asText()).isEqualTo("/request/to");
    assertThat(lines.get(2).at("/problem/code").asText()).isEqualTo("group-waits");
    assertThat(lines.get(3).at("/problem/code").asText()).isEqualTo("id-in-use");
    assertThat(lines.getLast().path("batchDigest").asText()).isEqualTo(Sha256.of("all").hex());
    assertThat(lines.getLast().at("/count/problem").asInt()).isEqualTo(3);
    assertThat((byte[]) DoorsNode.DOOR.lastCall()[1])
        .isEqualTo(LINE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void that_is_decided_otherwise_now_is_409_and_one_that_is_none_422() {
    String path = "/api/disclosure-batches?rehearsed=" + Sha256.of("x").hex();
    assertThat(post(path, new BatchOutcome.Changed()).code()).isEqualTo("decision-changed");
    assertThat(DoorsNode.DOOR.lastCall()[2]).isEqualTo(Sha256.of("x"));
    Answer none =
        post(path, new BatchOutcome.Faulty(List.of(new Fault(Reason.TOO_LARGE, "", "500"))));
    assertThat(none.code()).isEqualTo("too-large");
  }

  @Test
  void that_nobody_rehearsed_does_not_reach_the_story() {
    for (String query : List.of("", "?rehearsed=x", "?rehearsed=" + "A".repeat(64))) {
      DoorsNode.DOOR.isItself();
      Answer answer = post("/api/disclosure-batches" + query, new BatchOutcome.Changed());
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("missing-member");
      assertThat(DoorsNode.DOOR.lastCall()).isNull();
    }
  }
}
