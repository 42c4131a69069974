package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.NoAnswer;

/** A Primero that is away, busy, broken or hostile: nothing is concluded, and nothing is lost. */
class BadPrimeroTest extends AtTheMinistry {
  private NoAnswer missed() {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        NoAnswer.class, () -> ministry.look());
  }

  @Test
  void an_expired_token_is_renewed_within_the_call() throws NoAnswer {
    ministry.look();
    UUID referral = ministry.referral();
    ministry.primero.endTokens();
    ministry.look();

    assertThat(ministry.node.sent(referral)).isPresent();
    assertThat(ministry.primero.callsOf("POST /api/v2/tokens")).isEqualTo(2);
  }

  @Test
  void a_token_is_renewed_before_its_60_minutes_are_over() throws NoAnswer {
    ministry.look();
    ministry.clock.forward(Duration.ofMinutes(51));
    ministry.primero.calls.clear();
    ministry.look();

    assertThat(ministry.primero.calls.getFirst()).isEqualTo("POST /api/v2/tokens");
  }

  @Test
  void a_wrong_password_is_not_tried_in_a_loop() {
    ministry.primero.instead.put("POST /api/v2/tokens", raw(401, "{\"error\":\"Invalid\"}"));

    assertThat(missed()).hasMessageContaining("let nobody in (status 401)");
    assertThat(ministry.primero.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 429, 500, 502, 503})
  void a_listing_that_fails_changes_nothing(int status) {
    ministry.primero.instead.put("GET /api/v2/cases?", raw(status, "busy"));

    assertThat(missed()).hasMessage("answered with status " + status);
    assertThat(ministry.memory.recall()).isEqualTo(Remembered.nothing());
  }

  @Test
  void the_wait_that_primero_asks_for_is_kept() {
    ministry.primero.instead.put(
        "GET /api/v2/cases?", new Answer(429, Map.of("Retry-After", "120"), new byte[0]));

    assertThat(missed().waitAsked()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not JSON
          {"data":[],"data":[],"metadata":{"total":0}}
          {"data":{},"metadata":{"total":0}}
          {"data":[]}
          {"data":[],"metadata":{"total":-1}}
          {"data":[],"metadata":{"total":"0"}}
          {"data":[{"id":"../../users"}],"metadata":{"total":1}}
          {"data":[{"id":null}],"metadata":{"total":1}}
          {"data":[{"id":"\\ud800"}],"metadata":{"total":1}}
          """)
  void a_malformed_listing_is_no_listing(String body) {
    ministry.primero.instead.put("GET /api/v2/cases?", raw(200, body));

    assertThat(missed()).isNotNull();
    assertThat(ministry.memory.recall()).isEqualTo(Remembered.nothing());
  }

  @Test
  void an_endless_listing_ends() {
    UUID one = UUID.randomUUID();
    ministry.primero.instead.put(
        "GET /api/v2/cases?",
        raw(200, "{\"data\":[{\"id\":\"" + one + "\"}],\"metadata\":{\"total\":1000000000}}"));

    assertThat(ministry.primero.callsOf("GET /api/v2/cases?")).isZero();
    assertThat(missed()).isNull();
    assertThat(ministry.primero.callsOf("GET /api/v2/cases?")).isEqualTo(400);
    assertThat(ministry.memory.recall().watermark()).isEmpty();
  }

  @Test
  void one_case_that_cannot_be_read_does_not_stop_the_others() throws NoAnswer {
    UUID broken = ministry.referral();
    UUID whole = ministry.referral();
    String caseId = ministry.primero.referral(broken).path("record_id").asText();
    ministry.primero.instead.put("GET /api/v2/cases/" + caseId, raw(500, "oops"));
    ministry.look();

    assertThat(ministry.node.sent(whole)).isPresent();
    assertThat(ministry.node.sent(broken)).isEmpty();

    ministry.primero.instead.clear();
    ministry.lookAgain();
    assertThat(ministry.node.sent(broken)).isPresent();
  }

  @Test
  void a_service_that_is_down_is_left_alone_after_three_calls() {
    for (int i = 0; i < 20; i++) {
      ministry.referral();
    }
    ministry.primero.instead.put("GET /api/v2/cases/", raw(503, ""));

    assertThat(missed()).hasMessage("answered with status 503");
    assertThat(ministry.primero.callsOf("GET /api/v2/cases/")).isEqualTo(3);
  }

  @Test
  void another_case_than_was_asked_for_is_no_answer() throws NoAnswer {
    UUID referral = ministry.referral();
    String caseId = ministry.primero.referral(referral).path("record_id").asText();
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    other.putObject("data").put("id", UUID.randomUUID().toString());
    ministry.primero.instead.put(
        "GET /api/v2/cases/" + caseId, ministry.primero.answer(200, other));
    ministry.look();

    assertThat(ministry.node.kept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "record_id, 7c1d0a52-3f0e-4a7b-9d55-0b6f8b1e2a10",
    "id, ../1",
    "status, pending",
    "transitioned_by, ''",
    "created_at, yesterday"
  })
  void a_referral_that_is_not_as_documented_is_not_sent(String member, String value)
      throws NoAnswer {
    UUID referral = ministry.referral();
    UUID caseId = UUID.fromString(ministry.primero.referral(referral).path("record_id").asText());
    ObjectNode changed = ministry.primero.referral(referral).deepCopy().put(member, value);
    ObjectNode listed = JsonNodeFactory.instance.objectNode();
    listed.putArray("data").add(changed);
    ministry.primero.instead.put(
        "GET /api/v2/cases/" + caseId + "/referrals", ministry.primero.answer(200, listed));
    ministry.look();

    assertThat(ministry.node.kept).isEmpty();
    assertThat(ministry.memory.recall().open()).containsKey(caseId);
  }

  @ParameterizedTest
  @CsvSource({"transitioned_to, somebody_else", "type, Transfer"})
  void what_is_not_a_referral_to_our_user_is_not_ours(String member, String value) throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.primero.referral(referral).put(member, value);

    assertThat(ministry.look()).isZero();
    assertThat(ministry.node.kept).isEmpty();
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void a_case_that_is_not_ours_to_see_any_more_is_dropped() throws NoAnswer {
    UUID referral = ministry.referral();
    UUID caseId = UUID.fromString(ministry.primero.referral(referral).path("record_id").asText());
    ministry.primero.instead.put(
        "GET /api/v2/cases/" + caseId, raw(403, "{\"errors\":[{\"status\":403}]}"));

    assertThat(ministry.look()).isZero();
    assertThat(ministry.node.kept).isEmpty();
  }

  /** Dropping it would withhold in silence what somebody wanted to be sent. */
  @Test
  void a_referral_whose_case_cannot_be_read_is_not_dropped() throws NoAnswer {
    UUID referral = ministry.referral();
    UUID caseId = UUID.fromString(ministry.primero.referral(referral).path("record_id").asText());
    ministry.primero.instead.put("GET /api/v2/cases/" + caseId + "/referrals", listed(referral));
    ministry.primero.instead.put("GET /api/v2/cases/" + caseId, raw(403, "{}"));
    assertThat(ministry.look()).isOne();

    ministry.primero.instead.clear();
    ministry.lookAgain();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void nothing_but_the_documented_calls_is_made() throws NoAnswer {
    ministry.referral();
    ministry.look();
    assertThat(ministry.primero.calls)
        .allMatch(
            call ->
                call.matches(
                    "POST /api/v2/tokens|GET /api/v2/cases\\?.*"
                        + "|GET /api/v2/cases/[0-9a-f-]{36}(/referrals)?"));
    JsonNode request = ministry.node.kept.values().iterator().next();
    assertThat(request.at("/record/content/data/record/name_first").asText()).isEqualTo("Quillon");
    assertThatExceptionOfType(AssertionError.class)
        .as("what the fake does not know fails the test")
        .isThrownBy(
            () ->
                ministry.primero.send(
                    new org.kinbridge.connect.Call(
                        "DELETE", "/api/v2/users", Map.of(), new byte[0])));
  }

  private Answer listed(UUID referral) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("data").add(ministry.primero.referral(referral));
    return ministry.primero.answer(200, body);
  }
}
