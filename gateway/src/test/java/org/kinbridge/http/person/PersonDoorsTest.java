package org.kinbridge.http.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyProvider;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.stop.UnansweredRecalls;
import org.kinbridge.http.Caller;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;
import org.kinbridge.http.DoorsTest;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.wiring.TwoNodes;

/** The doors of persons: who is let in, what the story gets, and each outcome on the wire. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class PersonDoorsTest {
  private static final UUID ID = UUID.fromString("7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11");
  private static final Instant AT = Instant.parse("2026-11-22T02:14:05Z");
  private static final String DECISION = "{\"decisionDigest\": \"" + "ab".repeat(32) + "\"}";

  @TestHTTPResource(value = "/", tls = true)
  URL root;

  @BeforeEach
  void fresh() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DATABASE.asSuperuser("TRUNCATE request_rate");
    DoorsNode.DOOR.isItself();
  }

  private String url() {
    return root.toString().replaceAll("/$", "");
  }

  private static AnyProvider.Token token() {
    return DoorsNode.PROVIDER.token("u-40", Instant.now().plus(DoorsNode.AHEAD.get()));
  }

  private Caller showing(String token) {
    return new Caller(url(), Caller.tlsWithoutCertificate()).withToken(token);
  }

  private Caller supervisor() {
    return showing(token().sign());
  }

  private static Answer knock(Caller caller, Object method, Object template) {
    String path = template.toString().replace("{id}", ID.toString());
    return switch (method.toString()) {
      case "GET" -> caller.get(path);
      case "PUT" -> caller.put(path, "{}");
      default ->
          caller.send(
              "POST",
              path,
              BodyPublishers.ofString("{}"),
              "Content-Type",
              DoorsTest.mediaType(template.toString()));
    };
  }

  private static void notReached() {
    assertThat(DoorsNode.DOOR.lastCall()).as("the story was not reached").isNull();
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Nested
  class Without_a_proof {
    private final Caller stranger = new Caller(url(), Caller.tlsWithoutCertificate());

    private void eachDoor(String token, int status, String code) {
      DoorsTest.everyPersonDoor()
          .forEach(
              door ->
                  refused(
                      knock(stranger.withToken(token), door.get()[0], door.get()[1]),
                      status,
                      code));
      notReached();
    }

    @Test
    void nobody_is_let_in() {
      eachDoor("", 401, "no-token");
      eachDoor("eyJhbGciOiJub25lIn0.e30.", 401, "token-invalid");
      String ended = token().sign();
      DoorsNode.AHEAD.set(Duration.ofMinutes(5));
      eachDoor(ended, 401, "token-invalid");
    }

    @Test
    void a_program_is_no_person() {
      String program = Caller.as(url(), DoorsNode.MOSA).signedIn(DoorsNode.MOSA).token();
      eachDoor(program, 401, "token-invalid");
    }

    @Test
    void a_person_is_no_program() {
      Caller mosa = Caller.as(url(), DoorsNode.MOSA).withToken(token().sign());
      DoorsTest.everyClientDoor()
          .forEach(
              door -> refused(knock(mosa, door.get()[0], door.get()[1]), 401, "token-invalid"));
      notReached();
    }

    @Test
    void a_person_without_a_part_here_is_403() {
      eachDoor(token().as("xc-mosa", "caseworker").sign(), 403, "not-allowed");
    }
  }

  @Nested
  class To_decide {
    private AnyProvider.Token weak() {
      AnyProvider.Token token = token();
      token.claims.put("acr", "pwd");
      return token;
    }

    @Test
    void takes_a_stronger_and_newer_signing_in_and_the_challenge_says_which() {
      for (String answer : List.of("approval", "refusal", "judgement", "break-glass")) {
        Answer challenged =
            showing(weak().sign()).post("/api/holds/" + ID + "/" + answer, DECISION);
        refused(challenged, 401, "insufficient-user-authentication");
        assertThat(challenged.header("WWW-Authenticate"))
            .isEqualTo(
                "Bearer error=\"insufficient_user_authentication\", acr_values=\"phr phrh\","
                    + " max_age=\"300\"");
        notReached();
      }
    }

    @Test
    void takes_more_than_to_look() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      refused(showing(weak().sign()).get("/api/holds/" + ID), 404, "not-found");
      DoorsNode.DOOR.answers(List.of());
      assertThat(showing(weak().sign()).get("/api/holds").status()).isEqualTo(200);
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

  @Nested
  class A_call {
    @Test
    void reaches_the_story_as_it_was_sent_and_from_whom() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      supervisor().post("/api/holds/" + ID + "/approval", DECISION);
      AuthenticatedPerson person = (AuthenticatedPerson) DoorsNode.DOOR.lastCall()[0];
      assertThat(person.name().userRef()).isEqualTo("u-40");
      assertThat(person.authority()).isEqualTo(new AuthorityId("xc-mosa"));
      assertThat(person.decides()).isTrue();
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new DisclosureId(ID));
      assertThat((byte[]) DoorsNode.DOOR.lastCall()[2])
          .isEqualTo(DECISION.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void with_an_odd_query_is_refused() {
      refused(supervisor().get("/api/holds?after=yesterday"), 422, "invalid-value");
      refused(supervisor().get("/api/holds?most=0"), 422, "invalid-value");
      refused(supervisor().get("/api/holds?most=501"), 422, "invalid-value");
      notReached();
    }

    @Test
    void too_many_of_one_person_wait_and_nobody_else() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      Answer answer = supervisor().get("/api/holds/" + ID);
      for (int i = 0; i < 300 && answer.status() == 404; i++) {
        answer = supervisor().get("/api/holds/" + ID);
      }
      refused(answer, 429, "too-many-requests");
      String other = DoorsNode.PROVIDER.token("u-41", Instant.now()).sign();
      refused(showing(other).get("/api/holds/" + ID), 404, "not-found");
      assertThat(DoorsNode.DATABASE.ask("SELECT string_agg(client, ' ') FROM request_rate"))
          .doesNotContain("sub-");
    }
  }

  @Nested
  class An_outcome {
    private final ObjectNode decision =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision", "hold")
            .put("reason", "child-objects");

    private Answer of(HoldOutcome outcome) {
      DoorsNode.DOOR.answers(outcome);
      return supervisor().post("/api/holds/" + ID + "/approval", DECISION);
    }

    @Test
    void that_is_a_no_has_its_status_and_code() {
      refused(of(new HoldOutcome.NotFound()), 404, "not-found");
      refused(of(new HoldOutcome.NotAllowed()), 403, "not-allowed");
      refused(of(new HoldOutcome.SamePerson()), 403, "same-person");
      refused(of(new HoldOutcome.Over()), 409, "hold-over");
      refused(of(new HoldOutcome.GlassSpent()), 409, "glass-spent");
      refused(
          of(
              new HoldOutcome.Faulty(
                  List.of(new Fault(Reason.MISSING_MEMBER, "/decisionDigest", "missing")))),
          422,
          "missing-member");
    }

    @Test
    void that_shows_another_decision_has_its_members() {
      Answer changed = of(new HoldOutcome.Changed(decision));
      refused(changed, 409, "decision-changed");
      assertThat(changed.json().path("reason").asText()).isEqualTo("child-objects");
      Answer not = of(new HoldOutcome.NotApprovable(decision));
      refused(not, 409, "not-approvable");
      assertThat(not.json().path("decision").asText()).isEqualTo("hold");
    }

    @Test
    void that_is_an_answer_says_what_became_of_the_disclosure() {
      Answer answer =
          of(
              new HoldOutcome.Answered(
                  new DisclosureView(
                      new DisclosureId(ID),
                      State.AUTHORISED,
                      Optional.empty(),
                      AT,
                      AT,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      decision)));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("state").asText()).isEqualTo("authorised");
    }

    @Test
    void that_is_a_hold_has_what_was_asked_decided_and_answered() {
      Hold hold =
          new Hold(
              new DisclosureId(ID),
              new AuthorityId("xc-mosa"),
              new ChildRef(UUID.randomUUID()),
              Reason.CHILD_OBJECTS,
              1,
              new EntryId(UUID.randomUUID()),
              AT,
              AT.plusSeconds(60),
              new Hold.Fate.Over(Reason.STOPPED_BY_OFFICER),
              AT,
              2);
      var no =
          new org.kinbridge.review.Answer(
              new DisclosureId(ID),
              org.kinbridge.review.Answer.Said.NO,
              Sha256.of("d"),
              new Reviewer("i", "s", "u-40", "a", new AuthorityId("xc-mosa")),
              AT,
              AT,
              Optional.of("not now"));
      ObjectNode request = JsonNodeFactory.instance.objectNode().put("purpose", "CPREUNIF");
      var alike = new Lookalikes.Case(new ChildRef(UUID.randomUUID()), "xc-court", "f-118");
      DoorsNode.DOOR.answers(
          new HoldOutcome.Shown(
              new HoldView(hold, request, decision, List.of(alike), List.of(no))));
      JsonNode json = supervisor().get("/api/holds/" + ID).json();
      assertThat(json.path("state").asText()).isEqualTo("over");
      assertThat(json.path("stateReason").asText()).isEqualTo("stopped-by-officer");
      assertThat(json.at("/request/purpose").asText()).isEqualTo("CPREUNIF");
      assertThat(json.at("/decision/reason").asText()).isEqualTo("child-objects");
      assertThat(json.at("/alike/0/system").asText()).isEqualTo("xc-court");
      assertThat(json.at("/alike/0/localId").asText()).isEqualTo("f-118");
      assertThat(json.at("/alike/0")).hasSize(2);
      assertThat(json.at("/answers/0/said").asText()).isEqualTo("no");
      assertThat(json.at("/answers/0/why").asText()).isEqualTo("not now");
      assertThat(json.at("/answers/0").has("until")).isFalse();
      assertThat(json.toString()).doesNotContain(hold.child().toString());
    }
  }

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

  @Test
  void a_child_objects_and_a_supervisor_lets_it_go_over_the_wire() {
    Caller mosa = Caller.as(url(), DoorsNode.MOSA).signedIn(DoorsNode.MOSA);
    String reference = "wire-" + UUID.randomUUID();
    String consent = new String(TwoNodes.consentBody(), StandardCharsets.UTF_8);
    assertThat(mosa.post("/api/consents", consent.replace("case-1", reference)).status())
        .isEqualTo(201);
    ObjectNode request = TwoNodes.reunification();
    request.withObject("/case").put("reference", reference);
    request.withObject("/facts/0").put("objection", "yes");
    Answer held = mosa.post("/api/disclosures", request.toString());
    assertThat(held.json().path("state").asText()).isEqualTo("held");
    String id = held.json().path("id").asText();

    JsonNode listed = supervisor().get("/api/holds?most=500").json();
    assertThat(listed.path("holds").findValuesAsText("id")).contains(id);
    JsonNode hold = supervisor().get("/api/holds/" + id).json();
    String digest = hold.at("/decision/decisionDigest").asText();
    Answer approved =
        supervisor()
            .post("/api/holds/" + id + "/approval", "{\"decisionDigest\": \"" + digest + "\"}");
    assertThat(approved.status()).as(approved.response().body()).isEqualTo(200);
    assertThat(approved.json().path("state").asText()).isEqualTo("authorised");
    DoorsNode.NODES.await(new DisclosureId(UUID.fromString(id)), State.RECEIVED);
    assertThat(mosa.get("/api/disclosures/" + id).json().path("state").asText())
        .isEqualTo("received");
  }
}
