package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.http.Caller.Answer;

/** What each answer bears, whatever it says. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class EveryAnswerTest extends ClosedDoors {
  @Test
  void carries_a_fresh_correlation_id_and_the_headers_that_browsers_obey() {
    Answer first = mosa.get("/api/directory");
    Answer second = mosa.get("/api/nowhere");
    assertThat(first.header("X-Correlation-Id")).isNotEqualTo(second.header("X-Correlation-Id"));
    for (Answer answer : List.of(first, second)) {
      assertThat(UUID.fromString(answer.header("X-Correlation-Id"))).isNotNull();
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
    }
  }

  @Test
  void to_a_fault_of_ours_says_so_and_nothing_else() {
    DoorsNode.DOOR.fails(new IllegalStateException("Amina, born 2012, lives at the river"));
    Answer answer = mosa.get("/api/directory");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal");
    assertThat(answer.json().get("retryable").asBoolean()).isTrue();
    assertThat(answer.response().body()).doesNotContain("Amina").doesNotContain("Exception");
  }

  @Test
  void after_too_many_previews_says_when_to_come_back() {
    DoorsNode.DOOR.answers(new org.kinbridge.flow.sending.SendOutcome.Conflict());
    Answer answer = mosa.post("/api/disclosures/preview", "{}");
    for (int i = 0; i < 130 && answer.status() != 429; i++) {
      answer = mosa.post("/api/disclosures/preview", "{}");
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.json().get("retryable").asBoolean()).isTrue();
  }
}
