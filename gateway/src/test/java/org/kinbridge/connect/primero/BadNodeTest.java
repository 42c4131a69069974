package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.connect.NoAnswer;

/** A node that is away or answers in words that the connector does not know. */
class BadNodeTest extends AtTheMinistry {
  @Test
  void a_node_that_is_away_leaves_the_referral_in_progress() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.node.instead.put("POST /oauth2/token", raw(503, ""));
    assertThat(ministry.look()).isOne();
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");

    ministry.node.instead.clear();
    ministry.lookAgain();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"decision\":\"perhaps\"}",
        "{\"decision\":\"permit\"}",
        "{\"decision\":\"refuse\",\"reason\":\"Because I say so\"}"
      })
  void a_decision_in_unknown_words_is_none(String body) throws NoAnswer {
    UUID referral = ministry.referral();
    String preview = "POST /api/disclosures/" + DerivedId.of(referral) + "/preview";
    ministry.node.instead.put(preview, raw(200, body));
    ministry.look();

    assertThat(ministry.node.kept).isEmpty();
    assertThat(ministry.primero.writes).isEmpty();
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");
  }

  @Test
  void a_request_that_the_node_cannot_read_is_the_operators_matter() throws NoAnswer {
    UUID referral = ministry.referral();
    String preview = "POST /api/disclosures/" + DerivedId.of(referral) + "/preview";
    ministry.node.instead.put(
        preview,
        raw(
            422,
            "{\"code\":\"unknown-format\",\"faults\":[{\"code\":\"unknown-format\","
                + "\"place\":\"/record/format\",\"detail\":\"none\"}]}"));
    ministry.look();
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void a_record_that_breaks_its_format_is_the_case_workers() throws NoAnswer {
    UUID referral = ministry.referral();
    String preview = "POST /api/disclosures/" + DerivedId.of(referral) + "/preview";
    ministry.node.instead.put(
        preview,
        raw(
            422,
            "{\"code\":\"malformed-record\",\"faults\":[{\"code\":\"malformed-record\","
                + "\"place\":\"/record/content/data/record/date_of_birth\","
                + "\"detail\":\"this day does not exist\"}]}"));
    ministry.look();
    assertThat(ministry.primero.reason(referral)).contains("[date_of_birth]");
  }
}
