package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.DirectoryNode;
import org.kinbridge.flow.EventsView;
import org.kinbridge.flow.Permits;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * Each outcome of each story on the wire: status, code, members; and that the story got what was
 * sent.
 */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class AnswersTest {
  private static final String ID_TEXT = "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11";
  private static final UUID ID = UUID.fromString(ID_TEXT);
  private static final Instant AT = Instant.parse("2026-11-22T02:14:05Z");
  private static final String BODY = "{\"any\":\"thing\"}";

  @TestHTTPResource(value = "/", tls = true)
  URL root;

  Caller mosa;

  @BeforeEach
  void signIn() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DATABASE.asSuperuser("TRUNCATE request_rate");
    DoorsNode.DOOR.isItself();
    String url = root.toString().replaceAll("/$", "");
    mosa = Caller.as(url, DoorsNode.MOSA).signedIn(DoorsNode.MOSA);
  }

  private static DisclosureView view(State state, String decision, Optional<Reason> reason) {
    JsonNode said =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision", decision)
            .put("decisionDigest", "d".repeat(64));
    return new DisclosureView(
        new DisclosureId(ID),
        state,
        reason,
        AT,
        AT.plusSeconds(4),
        Optional.of(new MessageId(ID)),
        Optional.of(AT.plus(Duration.ofDays(1))),
        Optional.empty(),
        said);
  }

  private static JsonNode json(String line) {
    try {
      return StrictJson.parse(line.getBytes(StandardCharsets.UTF_8), StrictJson.Limits.WIRE);
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  private static AuthenticatedClient client() {
    return (AuthenticatedClient) DoorsNode.DOOR.lastCall()[0];
  }

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

  @Nested
  class A_batch {
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
      return answer.response().body().lines().map(AnswersTest::json).toList();
    }

    @Test
    void has_a_line_for_each_line_and_one_for_all() {
      Answer answer =
          post(
              "/api/disclosure-batches/preview",
              told(
                  said(
                      new SendOutcome.Accepted(view(State.AUTHORISED, "permit", Optional.empty()))),
                  said(
                      new SendOutcome.Faulty(
                          List.of(new Fault(Reason.MISSING_MEMBER, "/request/to", "missing")))),
                  new Said.GroupWaits(),
                  said(new SendOutcome.Conflict())));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
      List<JsonNode> lines = lines(answer);
      assertThat(lines)
          .extracting(line -> line.path("line").asInt())
          .containsExactly(1, 2, 3, 4, 0);
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

  @Nested
  class Looking_up {
    @Test
    void a_disclosure_shows_its_state() {
      DoorsNode.DOOR.answers(Optional.of(view(State.RECEIVED, "permit", Optional.empty())));
      Answer answer = mosa.get("/api/disclosures/" + ID);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("state").asText()).isEqualTo("received");
      assertThat(answer.json().get("deadline").asText()).isEqualTo("2026-11-23T02:14:05Z");
    }

    @Test
    void what_is_not_ours_is_404() {
      DoorsNode.DOOR.answers(Optional.empty());
      assertThat(mosa.get("/api/disclosures/" + ID).code()).isEqualTo("not-found");
      assertThat(mosa.get("/api/inbox/" + ID).code()).isEqualTo("not-found");
    }

    @Test
    void permits_lists_rows_with_their_facts() {
      DoorsNode.DOOR.answers(
          Optional.of(
              new Permits(
                  new NodeId("XA"),
                  "digest",
                  List.of(
                      new Permits.Row(
                          "row",
                          List.of("CPEMERG"),
                          "treaty-duty-to-inform",
                          "HCCH-1996",
                          "36",
                          List.of(AuthorityRole.CENTRAL_AUTHORITY),
                          List.of("serious-danger"),
                          List.of(),
                          true)))));
      Answer answer = mosa.get("/api/permits?to=XA");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/permits/0/facts/0").asText()).isEqualTo("serious-danger");
      assertThat(answer.json().at("/permits/0/recipients/0").asText())
          .isEqualTo("central-authority");
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new NodeId("XA"));
    }

    @Test
    void permits_for_a_node_that_is_no_partner_is_422() {
      DoorsNode.DOOR.answers(Optional.empty());
      assertThat(mosa.get("/api/permits?to=XZ").code()).isEqualTo("unknown-partner");
    }

    @Test
    void the_directory_names_authorities_and_roles() {
      DoorsNode.DOOR.answers(
          List.of(
              new DirectoryNode(
                  new NodeId("XA"),
                  new EntityId("https://node.xa.example"),
                  3,
                  List.of(
                      new DirectoryNode.Entry(
                          new AuthorityId("xa-police"), "Police", AuthorityRole.POLICE, "")))));
      JsonNode json = mosa.get("/api/directory").json();
      assertThat(json.at("/nodes/0/authorities/0/role").asText()).isEqualTo("police");
      assertThat(json.at("/nodes/0/authorities/0").has("contact24x7")).isFalse();
    }
  }

  @Nested
  class The_inbox {
    private final InboxView item =
        new InboxView(
            ID,
            new EntityId("https://node.xa.example"),
            new MessageId(ID),
            "notify",
            "CPEMERG",
            "stat",
            AT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void lists_items_and_where_to_go_on() {
      DoorsNode.DOOR.answers(List.of(item));
      Answer answer = mosa.get("/api/inbox?after=" + ID + "&most=5");
      assertThat(answer.json().at("/items/0/purpose").asText()).isEqualTo("CPEMERG");
      assertThat(answer.json().get("next").asText()).isEqualTo(ID.toString());
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(Optional.of(ID));
      assertThat(DoorsNode.DOOR.lastCall()[2]).isEqualTo(5);
    }

    @Test
    void gives_an_item_beside_its_manifest_or_as_the_very_bytes() {
      byte[] bundle = "{ \"resourceType\" : \"Bundle\" }".getBytes(StandardCharsets.UTF_8);
      JsonNode manifest = JsonNodeFactory.instance.objectNode().put("kind", "notify");
      JsonNode announced = JsonNodeFactory.instance.arrayNode().add("R08");
      DoorsNode.DOOR.answers(
          Optional.of(new InboxContent(item, manifest, announced, Optional.of(bundle))));
      for (String accept : List.of("application/json", "*/*")) {
        Answer json = mosa.get("/api/inbox/" + ID, "Accept", accept);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json().at("/content/resourceType").asText()).isEqualTo("Bundle");
        assertThat(json.json().at("/manifest/kind").asText()).isEqualTo("notify");
        assertThat(json.json().path("announced")).isEqualTo(announced);
      }
      Answer fhir = mosa.get("/api/inbox/" + ID, "Accept", "application/fhir+json");
      assertThat(fhir.header("Content-Type")).isEqualTo("application/fhir+json");
      assertThat(fhir.response().body().getBytes(StandardCharsets.UTF_8)).isEqualTo(bundle);
      assertThat(mosa.get("/api/inbox/" + ID, "Accept", "text/html").status()).isEqualTo(406);
    }

    @Test
    void says_that_an_item_was_recalled_and_gives_nothing_of_it() {
      Recalled recalled = new Recalled(new MessageId(ID), Compliance.CLOSED_AFTER_READING, AT);
      InboxView closed =
          new InboxView(
              item.id(),
              item.from(),
              item.message(),
              item.kind(),
              item.purpose(),
              item.urgency(),
              item.receivedAt(),
              Optional.of(AT),
              Optional.of(new MessageId(ID)),
              Optional.of(recalled));
      DoorsNode.DOOR.answers(List.of(closed));
      JsonNode listed = mosa.get("/api/inbox").json().at("/items/0");
      assertThat(listed.at("/recalled/outcome").asText()).isEqualTo("closed-after-reading");
      assertThat(listed.at("/inReplyTo").asText()).isEqualTo(ID.toString());
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      DoorsNode.DOOR.answers(
          Optional.of(new InboxContent(closed, nothing, nothing, Optional.empty())));
      for (String accept : List.of("application/json", "application/fhir+json")) {
        Answer answer = mosa.get("/api/inbox/" + ID, "Accept", accept);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("recalled");
      }
      DoorsNode.DOOR.answers(new NationalReading.Recalled());
      assertThat(mosa.get("/api/inbox/" + ID + "?format=primero-v2").code()).isEqualTo("recalled");
    }

    @Test
    void gives_an_item_as_members_of_a_national_record() {
      JsonNode json = JsonNodeFactory.instance.objectNode().put("format", "primero-v2");
      DoorsNode.DOOR.answers(
          new NationalReading.Given(
              item,
              new NationalReading.Sent(json, json),
              "primero-v2",
              new NationalReading.Written(json, Optional.empty(), Optional.empty(), json)));
      Answer answer = mosa.get("/api/inbox/" + ID + "?format=primero-v2");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/patch/format").asText()).isEqualTo("primero-v2");
      assertThat(answer.json().at("/report/format").asText()).isEqualTo("primero-v2");
      assertThat(answer.json().path("announced")).isEqualTo(json);
      assertThat(answer.json().has("text") || answer.json().has("record")).isFalse();
      assertThat(DoorsNode.DOOR.lastCall()[2])
          .isEqualTo(NationalWish.newRecord("primero-v2", Optional.empty()));
      mosa.get("/api/inbox/" + ID + "?format=aldmark-hospital&kind=bundle");
      assertThat(DoorsNode.DOOR.lastCall()[2])
          .isEqualTo(NationalWish.newRecord("aldmark-hospital", Optional.of("bundle")));
      Answer fhir =
          mosa.get("/api/inbox/" + ID + "?format=primero-v2", "Accept", "application/fhir+json");
      assertThat(fhir.code()).isEqualTo("not-acceptable");
    }

    @Test
    void gives_a_record_of_the_authoritys_own_with_the_item_in_it() {
      JsonNode json = JsonNodeFactory.instance.objectNode().put("Стать", "Ж");
      JsonNode whole = JsonNodeFactory.instance.textNode("Стать\r\nЖ\r\n");
      DoorsNode.DOOR.answers(
          new NationalReading.Given(
              item,
              new NationalReading.Sent(json, json),
              "borvania-register",
              new NationalReading.Written(
                  json,
                  Optional.of(new NationalReading.Text("text/csv", "Стать\r\nЖ\r\n")),
                  Optional.of(whole),
                  json)));
      Answer answer = mosa.post("/api/inbox/" + ID + "/record", "{}");
      assertThat(answer.json().at("/text/mediaType").asText()).isEqualTo("text/csv");
      assertThat(answer.json().path("record")).isEqualTo(whole);
      DoorsNode.DOOR.answers(new NationalReading.NotKept());
      Answer none = mosa.post("/api/inbox/" + ID + "/record", "{}");
      assertThat(none.status()).isEqualTo(404);
      assertThat(none.code()).isEqualTo("record-not-kept");
      DoorsNode.DOOR.answers(
          new NationalReading.Faulty(
              List.of(new Fault(Reason.MALFORMED_RECORD, "/record/1:1", "no record"))));
      assertThat(mosa.post("/api/inbox/" + ID + "/record", "{}").status()).isEqualTo(422);
    }

    @Test
    void says_406_and_why_where_a_format_cannot_be_written() {
      for (Reason reason : List.of(Reason.UNKNOWN_FORMAT, Reason.NO_WAY_BACK)) {
        DoorsNode.DOOR.answers(
            new NationalReading.NotInThatFormat(new Fault(reason, "", reason.sentence())));
        Answer answer = mosa.get("/api/inbox/" + ID + "?format=nowhere");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo(reason.code());
      }
      DoorsNode.DOOR.answers(new NationalReading.Absent());
      assertThat(mosa.get("/api/inbox/" + ID + "?format=primero-v2").status()).isEqualTo(404);
    }
  }

  @Nested
  class Events_and_registers {
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
      DoorsNode.DOOR.answers(
          new RegisterOutcome.Registered(ID, 1, List.of(), List.of(), List.of()));
      assertThat(mosa.post("/api/consents", BODY).status()).isEqualTo(201);
      assertThat(mosa.post("/api/restrictions", BODY).status()).isEqualTo(201);
      assertThat(mosa.post("/api/identities", BODY).status()).isEqualTo(201);
      assertThat(mosa.post("/api/orders", BODY).status()).isEqualTo(201);
      DoorsNode.DOOR.answers(
          new RegisterOutcome.Registered(
              ID, 2, List.of(new DisclosureId(ID)), List.of(), List.of()));
      Answer withdrawn = mosa.post("/api/consents/" + ID + "/withdrawal", BODY);
      assertThat(withdrawn.status()).isEqualTo(200);
      assertThat(withdrawn.json().at("/stopped/0").asText()).isEqualTo(ID.toString());
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(ID);
      for (String ended : List.of("restrictions", "identities", "orders")) {
        assertThat(mosa.post("/api/" + ended + "/" + ID + "/lifting", BODY).status())
            .isEqualTo(200);
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
      Fault fault =
          new Fault(Reason.AMBIGUOUS_CODE, "/content/data/protection_concerns/0", "choose");
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
}
