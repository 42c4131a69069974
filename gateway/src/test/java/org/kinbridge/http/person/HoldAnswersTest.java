package org.kinbridge.http.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.wiring.TwoNodes;

/** What a hold shows, and each outcome of an answer to it on the wire. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class HoldAnswersTest extends AtThePersonsDoors {
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
      var alike = new Lookalikes.Case(new ChildRef(UUID.randomUUID()), "xc-court", "f-118");
      ObjectNode request = JsonNodeFactory.instance.objectNode().put("purpose", "CPREUNIF");
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

  @Test
  void a_child_objects_and_a_supervisor_lets_it_go_over_the_wire() {
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
