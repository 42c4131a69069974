package org.kinbridge.http.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recall;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.stop.UnansweredRecalls;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.GlassReview;

/**
 * What a supervisor looks at afterwards: broken glass, recalls that nobody followed, the policy.
 */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class OversightAnswersTest extends AtThePersonsDoors {
  @Nested
  class A_review {
    private final GlassReview review =
        new GlassReview(
            new DisclosureId(ID),
            new AuthorityId("xc-mosa"),
            new ChildRef(UUID.randomUUID()),
            new EntryId(UUID.randomUUID()),
            AT,
            AT.plusSeconds(60),
            new GlassReview.Fate.Reviewed(GlassReview.Finding.NOT_JUSTIFIED),
            AT,
            2);

    private Answer of(ReviewOutcome outcome) {
      DoorsNode.DOOR.answers(outcome);
      return supervisor().post("/api/reviews/" + ID + "/finding", "{}");
    }

    @Test
    void is_answered_as_it_stands_without_a_word_about_a_child() {
      Answer answer = of(new ReviewOutcome.Reviewed(review));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("state").asText()).isEqualTo("reviewed");
      assertThat(answer.json().path("finding").asText()).isEqualTo("not-justified");
      assertThat(answer.response().body()).doesNotContain(review.child().toString());
      DoorsNode.DOOR.answers(List.of(review));
      JsonNode listed = supervisor().get("/api/reviews").json();
      assertThat(listed.at("/reviews/0/due").asText()).isEqualTo("2026-11-22T02:15:05Z");
      assertThat(listed.path("next").asText()).isEqualTo(ID.toString());
      assertThat(listed.toString()).doesNotContain(review.child().toString());
    }

    @Test
    void that_is_a_no_has_its_status_and_code() {
      refused(of(new ReviewOutcome.NotFound()), 404, "not-found");
      refused(of(new ReviewOutcome.NotAllowed()), 403, "not-allowed");
      refused(of(new ReviewOutcome.SamePerson()), 403, "same-person");
      refused(of(new ReviewOutcome.Over()), 409, "hold-over");
      refused(
          of(
              new ReviewOutcome.Faulty(
                  List.of(new Fault(Reason.INVALID_VALUE, "/finding", "wrong")))),
          422,
          "invalid-value");
    }

    @Test
    void with_an_odd_query_is_refused() {
      DoorsNode.DOOR.isItself();
      refused(supervisor().get("/api/reviews?most=501"), 422, "invalid-value");
      notReached();
    }
  }

  @Nested
  class A_recall {
    private final Recall recall =
        new Recall(
            new MessageId(UUID.randomUUID()),
            new DisclosureId(ID),
            new AuthorityId("xc-mosa"),
            new EntityId("https://node.xa.example"),
            new MessageId(UUID.randomUUID()),
            Reason.CONSENT_WITHDRAWN,
            AT,
            new Recall.Standing.Refused(Reason.PROFILE_VIOLATION),
            AT.plusSeconds(4),
            2);

    @Test
    void that_nobody_complied_with_is_listed_with_all_that_a_call_needs() {
      DoorsNode.DOOR.answers(List.of(new UnansweredRecalls.One(recall, true)));
      JsonNode listed = supervisor().get("/api/recalls").json();
      JsonNode one = listed.at("/recalls/0");
      assertThat(one.path("id").asText()).isEqualTo(ID.toString());
      assertThat(one.path("authority").asText()).isEqualTo("xc-mosa");
      assertThat(one.path("partner").asText()).isEqualTo("https://node.xa.example");
      assertThat(one.path("message").asText()).isEqualTo(recall.message().toString());
      assertThat(one.path("state").asText()).isEqualTo("refused");
      assertThat(one.path("reason").asText()).isEqualTo("consent-withdrawn");
      assertThat(one.path("refusal").asText()).isEqualTo("profile-violation");
      assertThat(one.path("ordered").asText()).isEqualTo("2026-11-22T02:14:05Z");
      assertThat(one.path("due").asText()).isEqualTo("2026-11-22T03:14:05Z");
      assertThat(one.path("changedAt").asText()).isEqualTo("2026-11-22T02:14:09Z");
      assertThat(one.path("overdue").asBoolean()).isTrue();
      assertThat(listed.path("next").asText()).isEqualTo(ID.toString());
    }

    @Test
    void with_an_odd_query_is_refused() {
      DoorsNode.DOOR.isItself();
      refused(supervisor().get("/api/recalls?after=1"), 422, "invalid-value");
      notReached();
    }
  }

  @Nested
  class A_replay_of_the_policy {
    private Answer replay() {
      return supervisor().post("/api/policy/replay", "{\"last\": 9, \"why\": \"review\"}");
    }

    @Test
    void says_what_would_differ() {
      Sha256 digest = Sha256.of("policy");
      DoorsNode.DOOR.answers(
          new PolicyOutcome.Replayed(
              new PolicyReplay(digest, digest, new PolicyReplay.Tally(7, 1, 2, 0, 0), List.of())));
      Answer answer = replay();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/decisions/unchanged").asInt()).isEqualTo(7);
      assertThat(answer.json().at("/notReplayable/erased").asInt()).isEqualTo(2);
    }

    @Test
    void is_refused_by_role_by_place_and_by_words() {
      DoorsNode.DOOR.answers(new PolicyOutcome.NotAllowed());
      refused(replay(), 403, "not-allowed");
      DoorsNode.DOOR.answers(new PolicyOutcome.NothingProposed());
      refused(replay(), 409, "nothing-proposed");
      List<Fault> faults = List.of(new Fault(Reason.INVALID_VALUE, "/last", "a number"));
      DoorsNode.DOOR.answers(new PolicyOutcome.Faulty(faults));
      refused(replay(), 422, "invalid-value");
      DoorsNode.DOOR.answers(new PolicyOutcome.NoPolicy(faults));
      refused(replay(), 422, "invalid-value");
    }
  }
}
