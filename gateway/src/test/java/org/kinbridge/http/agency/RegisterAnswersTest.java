package org.kinbridge.http.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.agency.Scripted.AT;
import static org.kinbridge.http.agency.Scripted.BODY;
import static org.kinbridge.http.agency.Scripted.ID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.EventsView;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;

/** What happened, what an authority registered and ended, and what a check reports. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class RegisterAnswersTest extends AtTheDoors {
  @Test
  void events_say_what_and_never_about_whom() {
    Event event = new Event(new AuthorityId("xc-mosa"), Event.Kind.INBOX_ARRIVED, ID, AT);
    DoorsNode.DOOR.answers(new EventsView(List.of(event), new Events.Cursor("7.8")));
    JsonNode json = mosa.get("/api/events?after=7.7&wait=2").json();
    assertThat(json.at("/events/0/kind").asText()).isEqualTo("inbox-arrived");
    assertThat(json.get("next").asText()).isEqualTo("7.8");
    assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new Events.Cursor("7.7"));
    assertThat(DoorsNode.DOOR.lastCall()[2]).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_registration_is_201_and_a_withdrawal_200_with_what_it_stopped() {
    DoorsNode.DOOR.answers(new RegisterOutcome.Registered(ID, 1, List.of(), List.of(), List.of()));
    assertThat(mosa.post("/api/consents", BODY).status()).isEqualTo(201);
    assertThat(mosa.post("/api/restrictions", BODY).status()).isEqualTo(201);
    assertThat(mosa.post("/api/identities", BODY).status()).isEqualTo(201);
    assertThat(mosa.post("/api/orders", BODY).status()).isEqualTo(201);
    DoorsNode.DOOR.answers(
        new RegisterOutcome.Registered(ID, 2, List.of(new DisclosureId(ID)), List.of(), List.of()));
    Answer withdrawn = mosa.post("/api/consents/" + ID + "/withdrawal", BODY);
    assertThat(withdrawn.status()).isEqualTo(200);
    assertThat(withdrawn.json().at("/stopped/0").asText()).isEqualTo(ID.toString());
    assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(ID);
    for (String ended : List.of("restrictions", "identities", "orders")) {
      assertThat(mosa.post("/api/" + ended + "/" + ID + "/lifting", BODY).status()).isEqualTo(200);
    }
  }

  @Test
  void what_is_taken_back_is_shown_as_it_is_then() {
    DoorsNode.DOOR.answers(new TakenBack.NotFound());
    assertThat(mosa.post("/api/disclosures/" + ID + "/stop", BODY).status()).isEqualTo(404);
    DoorsNode.DOOR.answers(
        new TakenBack.Faulty(List.of(new Fault(Reason.MISSING_MEMBER, "/stoppedBy", "missing"))));
    assertThat(mosa.post("/api/disclosures/" + ID + "/stop", BODY).status()).isEqualTo(422);
  }

  @Test
  void what_an_authority_registered_is_shown_with_the_id_that_ends_it() {
    JsonNode said = JsonNodeFactory.instance.objectNode().put("kind", "no-contact");
    DoorsNode.DOOR.answers(
        new RegisteredOutcome.Listed(
            List.of(new RegisteredOutcome.One(ID, 2, "restriction", false, AT, said))));
    JsonNode one = mosa.post("/api/registrations", BODY).json().at("/registrations/0");
    assertThat(one.get("id").asText()).isEqualTo(ID.toString());
    assertThat(one.get("version").asInt()).isEqualTo(2);
    assertThat(one.get("inForce").asBoolean()).isFalse();
    assertThat(one.get("said")).isEqualTo(said);
    DoorsNode.DOOR.answers(
        new RegisteredOutcome.Faulty(
            List.of(new Fault(Reason.MISSING_MEMBER, "/child", "missing"))));
    assertThat(mosa.post("/api/registrations", BODY).status()).isEqualTo(422);
  }

  @Test
  void a_registration_with_faults_is_422_and_an_unknown_one_404() {
    DoorsNode.DOOR.answers(
        new RegisterOutcome.Faulty(
            List.of(new Fault(Reason.MISSING_MEMBER, "/notice", "missing"))));
    assertThat(mosa.post("/api/consents", BODY).json().at("/faults/0/place").asText())
        .isEqualTo("/notice");
    DoorsNode.DOOR.answers(new RegisterOutcome.NotFound());
    for (String ended :
        List.of("consents/%s/withdrawal", "restrictions/%s/lifting", "identities/%s/lifting")) {
      assertThat(mosa.post("/api/" + ended.formatted(ID), BODY).status()).isEqualTo(404);
    }
  }

  @Test
  void a_check_tells_the_report_either_way() {
    JsonNode report = JsonNodeFactory.instance.objectNode().put("format", "primero-v2");
    DoorsNode.DOOR.answers(new CheckOutcome.Conforms(report));
    Answer good = mosa.post("/api/records/check", BODY);
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.json().get("conforms").asBoolean()).isTrue();
    Fault fault = new Fault(Reason.AMBIGUOUS_CODE, "/content/data/protection_concerns/0", "choose");
    DoorsNode.DOOR.answers(new CheckOutcome.Incomplete(List.of(fault), report));
    Answer incomplete = mosa.post("/api/records/check", BODY);
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.code()).isEqualTo("ambiguous-code");
    assertThat(incomplete.json().at("/report/format").asText()).isEqualTo("primero-v2");
    DoorsNode.DOOR.answers(
        new CheckOutcome.Faulty(List.of(new Fault(Reason.UNKNOWN_FORMAT, "/format", "none"))));
    assertThat(mosa.post("/api/records/check", BODY).code()).isEqualTo("unknown-format");
  }
}
