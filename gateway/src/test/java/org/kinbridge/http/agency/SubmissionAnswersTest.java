package org.kinbridge.http.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.agency.Scripted.BODY;
import static org.kinbridge.http.agency.Scripted.ID;
import static org.kinbridge.http.agency.Scripted.client;
import static org.kinbridge.http.agency.Scripted.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;

/** Each outcome of a submission and a preview: status, code, members; and what the story got. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class SubmissionAnswersTest extends AtTheDoors {
  @Nested
  class A_submission {
    private Answer put(SendOutcome outcome) {
      DoorsNode.DOOR.answers(outcome);
      return mosa.put("/api/disclosures/" + ID, BODY);
    }

    @Test
    void that_is_permitted_is_202_with_decision_and_state() {
      Answer answer =
          put(new SendOutcome.Accepted(view(State.AUTHORISED, "permit", Optional.empty())));
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.header("Location")).isEqualTo("/api/disclosures/" + ID);
      assertThat(answer.json().get("decision").asText()).isEqualTo("permit");
      assertThat(answer.json().get("state").asText()).isEqualTo("authorised");
      assertThat(answer.json().get("id").asText()).isEqualTo(ID.toString());
      assertThat(answer.json().get("message").asText()).isEqualTo(ID.toString());
    }

    @Test
    void reaches_the_story_as_it_was_sent_and_from_whom() {
      put(new SendOutcome.Conflict());
      assertThat(client().id().value()).isEqualTo("xc-mosa-casework");
      assertThat(client().authority().value()).isEqualTo("xc-mosa");
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new DisclosureId(ID));
      assertThat((byte[]) DoorsNode.DOOR.lastCall()[2])
          .isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void without_an_id_gets_a_fresh_one_each_time() {
      DoorsNode.DOOR.answers(new SendOutcome.Conflict());
      mosa.post("/api/disclosures", BODY);
      Object first = DoorsNode.DOOR.lastCall()[1];
      mosa.post("/api/disclosures", BODY);
      assertThat(DoorsNode.DOOR.lastCall()[1]).isInstanceOf(DisclosureId.class).isNotEqualTo(first);
    }

    @Test
    void that_is_held_is_202() {
      Answer answer =
          put(new SendOutcome.Held(view(State.HELD, "hold", Optional.of(Reason.MISSING_FACT))));
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().get("decision").asText()).isEqualTo("hold");
      assertThat(answer.json().get("stateReason").asText()).isEqualTo("missing-fact");
    }

    @Test
    void that_the_policy_refuses_is_a_problem_with_the_decision_in_it() {
      Reason reason = Reason.NO_PERMIT_ROW;
      Answer answer =
          put(new SendOutcome.Refused(reason, view(State.REFUSED, "refuse", Optional.of(reason))));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.code()).isEqualTo("no-permit-row");
      assertThat(answer.json().get("decision").asText()).isEqualTo("refuse");
      assertThat(answer.json().get("state").asText()).isEqualTo("refused");
      assertThat(answer.json().get("retryable").asBoolean()).isFalse();
      assertThat(answer.json().at("/faults/0/code").asText()).isEqualTo("no-permit-row");
    }

    @Test
    void that_cannot_be_read_is_400_and_one_that_is_wrong_422_with_every_fault() {
      for (Map.Entry<Reason, Integer> expected :
          Map.of(
                  Reason.MALFORMED_JSON, 400,
                  Reason.DUPLICATE_MEMBER, 400,
                  Reason.TOO_DEEP, 400,
                  Reason.TOO_LARGE, 413,
                  Reason.UNKNOWN_MEMBER, 422,
                  Reason.MISSING_MEMBER, 422,
                  Reason.UNKNOWN_PARTNER, 422,
                  Reason.UNKNOWN_FORMAT, 422,
                  Reason.MALFORMED_RECORD, 422)
              .entrySet()) {
        Fault first = new Fault(expected.getKey(), "/record/content/data/age", "first");
        Fault second = new Fault(Reason.INVALID_VALUE, "/to/node", "second");
        Answer answer = put(new SendOutcome.Faulty(List.of(first, second)));
        assertThat(answer.status()).as(expected.getKey().code()).isEqualTo(expected.getValue());
        assertThat(answer.code()).isEqualTo(expected.getKey().code());
        assertThat(answer.json().get("faults")).hasSize(2);
        assertThat(answer.json().at("/faults/0/place").asText())
            .isEqualTo("/record/content/data/age");
        assertThat(answer.json().at("/faults/1/code").asText()).isEqualTo("invalid-value");
      }
    }

    @Test
    void under_an_id_that_is_in_use_is_409() {
      Answer answer = put(new SendOutcome.Conflict());
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("id-in-use");
    }

    @Test
    void whose_decision_changed_is_409_with_the_decision_of_now() {
      JsonNode now =
          JsonNodeFactory.instance
              .objectNode()
              .put("decision", "hold")
              .put("decisionDigest", "n".repeat(64));
      Answer answer = put(new SendOutcome.DecisionChanged("e".repeat(64), now));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("decision-changed");
      assertThat(answer.json().get("expectedDigest").asText()).isEqualTo("e".repeat(64));
      assertThat(answer.json().get("decisionDigest").asText()).isEqualTo("n".repeat(64));
      assertThat(answer.json().get("decision").asText()).isEqualTo("hold");
    }

    @Test
    void that_fits_no_envelope_is_413() {
      Answer answer =
          put(new SendOutcome.TooLarge(new Fault(Reason.TOO_LARGE, "", "one envelope holds less")));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("too-large");
    }
  }

  @Nested
  class A_preview {
    @Test
    void is_200_whatever_the_decision_and_names_no_id() {
      for (SendOutcome outcome :
          List.of(
              new SendOutcome.Accepted(view(State.AUTHORISED, "permit", Optional.empty())),
              new SendOutcome.Held(view(State.HELD, "hold", Optional.of(Reason.MISSING_FACT))),
              new SendOutcome.Refused(
                  Reason.NO_PERMIT_ROW,
                  view(State.REFUSED, "refuse", Optional.of(Reason.NO_PERMIT_ROW))))) {
        DoorsNode.DOOR.answers(outcome);
        for (String path :
            List.of("/api/disclosures/preview", "/api/disclosures/" + ID + "/preview")) {
          Answer answer = mosa.post(path, BODY);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.json().get("decision").asText()).isIn("permit", "hold", "refuse");
          assertThat(answer.json().has("id")).isFalse();
          assertThat(answer.json().has("state")).isFalse();
        }
      }
    }

    @Test
    void with_a_fault_is_a_problem() {
      DoorsNode.DOOR.answers(
          new SendOutcome.Faulty(List.of(new Fault(Reason.MISSING_MEMBER, "/to", "missing"))));
      assertThat(mosa.post("/api/disclosures/preview", BODY).status()).isEqualTo(422);
    }
  }
}
