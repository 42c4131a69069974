package org.kinbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.wiring.TwoNodes;

/**
 * Bad requests and records against the real stories: each has its status, code and place, and none
 * becomes a disclosure.
 */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class BadInputTest extends AtTheDoors {
  private static final String CANARY = "Zzcanaryname";

  private static ObjectNode data(ObjectNode request) {
    return (ObjectNode) request.at("/record/content/data");
  }

  private static String spoilt(Consumer<ObjectNode> spoil) {
    ObjectNode request = TwoNodes.danger();
    spoil.accept(request);
    return request.toString();
  }

  private static String deep() {
    return "{\"record\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
  }

  private static String inside(String json) {
    String whole = TwoNodes.danger().toString();
    return "{" + json + "," + whole.substring(1);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("", "malformed-json", "1:1"),
        Arguments.of("{", "malformed-json", "1:2"),
        Arguments.of("{} {}", "malformed-json", ""),
        Arguments.of("{'to':1}", "malformed-json", ""),
        Arguments.of("\uFEFF{}", "malformed-json", "1:1"),
        Arguments.of(inside("\"kind\":\"notify\""), "duplicate-member", ""),
        Arguments.of(deep(), "too-deep", ""));
  }

  /** The place is a pointer into the request, also where the fault is one of the record in it. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(spoilt(r -> r.put("kidn", CANARY)), "unknown-member", "/kidn"),
        Arguments.of(
            spoilt(r -> ((ObjectNode) r.get("to")).put("role", "police")),
            "unknown-member",
            "/to/role"),
        Arguments.of(spoilt(r -> r.remove("actor")), "missing-member", "/actor"),
        Arguments.of(spoilt(r -> r.put("urgency", "soon")), "invalid-value", "/urgency"),
        Arguments.of(spoilt(r -> r.put("purpose", "CPNONE")), "invalid-value", "/purpose"),
        Arguments.of(
            spoilt(r -> ((ObjectNode) r.at("/facts/0")).put("value", "perhaps")),
            "invalid-value",
            "/facts/0/value"),
        Arguments.of(
            spoilt(r -> ((ObjectNode) r.get("record")).put("format", "primero-v9")),
            "unknown-format",
            "/record/format"),
        Arguments.of(
            spoilt(r -> data(r).put("date_of_birth", "2012-13-45")),
            "malformed-record",
            "/record/content/data/date_of_birth"),
        Arguments.of(
            spoilt(r -> data(r).putObject("name_first").put("x", CANARY)),
            "malformed-record",
            "/record/content/data/name_first"),
        Arguments.of(
            spoilt(r -> ((ObjectNode) r.get("record")).put("content", CANARY)),
            "malformed-record",
            "/record/content"),
        Arguments.of(
            spoilt(
                r ->
                    ((ObjectNode) r.get("record"))
                        .put("format", "borvania-register")
                        .put("content", CANARY)),
            "malformed-record",
            "/record/content line 1"),
        Arguments.of(
            spoilt(
                r ->
                    ((ObjectNode) r.get("record"))
                        .put("format", "aldmark-court")
                        .put("content", "<!DOCTYPE a SYSTEM 'file:/etc/passwd'><a>" + CANARY)),
            "malformed-record",
            "/record/content line 1, column "));
  }

  private String rows() {
    return DoorsNode.DATABASE.ask("SELECT count(*) FROM outbox")
        + " "
        + DoorsNode.DATABASE.ask("SELECT count(*) FROM disclosure");
  }

  private void refusedEverywhere(String body, int status, String code, String place) {
    String before = rows();
    UUID id = UUID.randomUUID();
    for (Answer answer :
        new Answer[] {
          mosa.put("/api/disclosures/" + id, body),
          mosa.post("/api/disclosures", body),
          mosa.post("/api/disclosures/preview", body)
        }) {
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
      assertThat(answer.json().at("/faults/0/place").asText()).startsWith(place);
      assertThat(answer.response().body()).doesNotContain(CANARY);
    }
    assertThat(rows()).as("nothing became a disclosure").isEqualTo(before);
    assertThat(mosa.get("/api/disclosures/" + id).status()).isEqualTo(404);
    assertThat(mosa.get("/api/directory").status()).as("still serves").isEqualTo(200);
  }

  @ParameterizedTest(name = "{index} {1} at {2}")
  @MethodSource("unreadable")
  void a_body_that_cannot_be_read_is_400(String body, String code, String place) {
    refusedEverywhere(body, 400, code, place);
  }

  @ParameterizedTest(name = "{index} {1} at {2}")
  @MethodSource("wrong")
  void a_request_or_record_that_is_wrong_is_422(String body, String code, String place) {
    refusedEverywhere(body, 422, code, place);
  }

  @Test
  void a_text_longer_than_its_field_may_be_is_413_at_its_place() {
    refusedEverywhere(
        spoilt(r -> data(r).put("name", "Tesfai ".repeat(200_000))),
        413,
        "too-large",
        "/record/content/data/name");
  }

  @ParameterizedTest(name = "{index} {1}")
  @MethodSource("unreadable")
  void no_other_door_takes_it_either(String body, String code, String place) {
    for (String path :
        new String[] {
          "/api/records/check",
          "/api/consents",
          "/api/restrictions",
          "/api/identities",
          "/api/registrations"
        }) {
      if (body.length() < 60_000 || path.endsWith("check")) {
        Answer answer = mosa.post(path, body);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
      }
    }
  }

  @Test
  void every_fault_is_told_at_once() {
    Answer answer =
        mosa.put(
            "/api/disclosures/" + UUID.randomUUID(),
            spoilt(r -> r.put("one", 1).put("two", 2).remove("actor")));
    assertThat(answer.json().get("faults").size()).isGreaterThanOrEqualTo(3);
    assertThat(answer.json().get("retryable").asBoolean()).isFalse();
  }

  private void decides(String body, String decision, String code) {
    Answer preview = mosa.post("/api/disclosures/preview", body);
    assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
    assertThat(preview.json().get("decision").asText())
        .as(preview.response().body())
        .isEqualTo(decision);
    assertThat(preview.json().get("reason").asText()).isEqualTo(code);
    String before = DoorsNode.DATABASE.ask("SELECT count(*) FROM outbox");
    Answer sent = mosa.put("/api/disclosures/" + UUID.randomUUID(), body);
    assertThat(sent.status()).isEqualTo(decision.equals("hold") ? 202 : 422);
    assertThat(sent.json().get("decision").asText()).isEqualTo(decision);
    assertThat(DoorsNode.DATABASE.ask("SELECT count(*) FROM outbox")).isEqualTo(before);
  }

  @Test
  void a_missing_purpose_is_refused_by_a_decision() {
    decides(spoilt(r -> r.remove("purpose")), "refuse", "no-basis");
  }

  @Test
  void a_missing_fact_is_no_permit() {
    String body =
        spoilt(
            r -> {
              ArrayNode facts = (ArrayNode) r.get("facts");
              facts.removeAll();
            });
    Answer preview = mosa.post("/api/disclosures/preview", body);
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().get("decision").asText()).isNotEqualTo("permit");
    assertThat(preview.json().get("missing")).isNotEmpty();
  }

  @Test
  void an_unknown_partner_or_authority_is_422() {
    for (Consumer<ObjectNode> spoil :
        java.util.List.<Consumer<ObjectNode>>of(
            r -> ((ObjectNode) r.get("to")).put("node", "XZ"),
            r -> ((ObjectNode) r.get("to")).put("node", "XB"))) {
      Answer answer = mosa.put("/api/disclosures/" + UUID.randomUUID(), spoilt(spoil));
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("unknown-partner");
    }
  }

  @Test
  void an_unknown_authority_of_a_known_partner_is_refused_by_a_decision() {
    decides(
        spoilt(r -> ((ObjectNode) r.get("to")).put("authority", "xa-nobody")),
        "refuse",
        "unknown-authority");
  }

  @Test
  void a_code_that_no_row_maps_holds_and_names_its_place() {
    String body = spoilt(r -> ((ArrayNode) data(r).get("protection_concerns")).add(CANARY));
    decides(body, "hold", "unmapped-safety");
    ObjectNode request = TwoNodes.danger();
    int place = data(request).get("protection_concerns").size();
    ((ArrayNode) data(request).get("protection_concerns")).add(CANARY);
    Answer checked = mosa.post("/api/records/check", request.get("record").toString());
    assertThat(checked.status()).isEqualTo(422);
    assertThat(checked.json().get("faults").findValuesAsText("place"))
        .contains("/content/data/protection_concerns/" + place);
    assertThat(checked.json().get("faults").toString()).doesNotContain(CANARY);
  }

  @Test
  void what_fits_no_envelope_is_413_and_nothing_was_committed() {
    assertThat(mosa.post("/api/consents", new String(TwoNodes.consentBody(), UTF_8)).status())
        .isEqualTo(201);
    String entries = DoorsNode.DATABASE.ask("SELECT count(*) FROM ledger_entry");
    String before = rows();
    UUID id = UUID.randomUUID();
    Answer answer = mosa.put("/api/disclosures/" + id, TwoNodes.tooLargeReunification().toString());
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("too-large");
    assertThat(answer.json().at("/faults/0/place").asText()).isEqualTo("/record/content");
    assertThat(rows()).isEqualTo(before);
    assertThat(DoorsNode.DATABASE.ask("SELECT count(*) FROM ledger_entry")).isEqualTo(entries);
    assertThat(mosa.get("/api/disclosures/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_disclosure_crosses_and_two_bodies_under_one_id_do_not() {
    UUID id = UUID.randomUUID();
    String body = TwoNodes.danger().toString();
    Answer sent = mosa.put("/api/disclosures/" + id, body);
    assertThat(sent.status()).as(sent.response().body()).isEqualTo(202);
    assertThat(sent.json().get("decision").asText()).isEqualTo("permit");
    Answer again = mosa.put("/api/disclosures/" + id, body);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().get("message")).isEqualTo(sent.json().get("message"));
    Answer other = mosa.put("/api/disclosures/" + id, spoilt(r -> r.put("urgency", "routine")));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("id-in-use");
    DoorsNode.NODES.until(
        () -> mosa.get("/api/disclosures/" + id).json().get("state").asText().equals("received"));
    JsonNode events = mosa.get("/api/events?wait=1").json();
    assertThat(events.get("events")).isNotEmpty();
    assertThat(events.toString()).doesNotContain("Tesfai").contains(id.toString());
  }
}
