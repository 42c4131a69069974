package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.RequestRate;
import org.kinbridge.deliver.Events;
import org.kinbridge.flow.EventsView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.agency.EventResource;

/** One client that asks too much gets 429, and no other client notices. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class TryingAroundTest extends AtTheDoors {
  private static final String WAITING = "/api/events?wait=30";
  private Caller police;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void another_signs_in() {
    police = signedIn(DoorsNode.POLICE);
  }

  @AfterEach
  void end() {
    DoorsNode.DOOR.isItself();
    threads.close();
  }

  private static void isTooMany(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.json().get("retryable").asBoolean()).isTrue();
  }

  @Test
  void a_client_that_waits_for_events_on_every_line_is_told_to_come_back() throws Exception {
    EventsView nothing = new EventsView(List.of(), Events.Cursor.START);
    CountDownLatch waiting = new CountDownLatch(EventResource.MOST_WAITS);
    CountDownLatch open = new CountDownLatch(1);
    DoorsNode.DOOR.answersAfter(waiting, open, nothing);
    List<CompletableFuture<Answer>> waits = new ArrayList<>();
    for (int i = 0; i < EventResource.MOST_WAITS; i++) {
      waits.add(CompletableFuture.supplyAsync(() -> police.get(WAITING), threads));
    }
    assertThat(waiting.await(20, TimeUnit.SECONDS)).as("all of them wait").isTrue();
    DoorsNode.DOOR.answers(nothing);
    isTooMany(police.get(WAITING));
    assertThat(police.get("/api/events").status()).as("without a wait").isEqualTo(200);
    assertThat(mosa.get(WAITING).status()).as("another client").isEqualTo(200);
    open.countDown();
    for (CompletableFuture<Answer> wait : waits) {
      assertThat(wait.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    assertThat(police.get(WAITING).status()).as("afterwards").isEqualTo(200);
  }

  private Answer put() {
    return mosa.put("/api/disclosures/" + UUID.randomUUID(), "{}");
  }

  @Test
  void a_decision_that_is_shown_for_a_submission_counts_as_a_preview() {
    DoorsNode.DOOR.answers(
        new SendOutcome.DecisionChanged(
            "0".repeat(64), JsonNodeFactory.instance.objectNode().put("decision", "permit")));
    Answer answer = put();
    for (int i = 0; i < 2 * RequestRate.Door.PREVIEW.perMinute() && answer.status() == 409; i++) {
      answer = put();
    }
    isTooMany(answer);
    assertThat(answer.json().has("decision")).as("the decision is not shown").isFalse();
    isTooMany(mosa.post("/api/disclosures/preview", "{}"));
  }

  @Test
  void submissions_that_are_carried_out_are_not_counted() {
    DoorsNode.DOOR.answers(new SendOutcome.Conflict());
    for (int i = 0; i < RequestRate.Door.PREVIEW.perMinute() + 10; i++) {
      assertThat(put().status()).isEqualTo(409);
    }
    assertThat(DoorsNode.DATABASE.ask("SELECT count(*) FROM request_rate")).isEqualTo("0");
  }
}
