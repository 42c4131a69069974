package org.kinbridge.http.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.http.partner.PartnerSocket.Answer;
import org.kinbridge.support.Await;
import org.kinbridge.support.Claim;

/** Whoever is slow keeps nobody else out, and not itself for long. */
class SlowSendersTest extends AtThePartnersDoor {
  private final List<PartnerSocket> waiting = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (PartnerSocket line : waiting) {
      line.close();
    }
  }

  private PartnerSocket half() throws IOException {
    PartnerSocket line = aldmark();
    waiting.add(line);
    return line.write(PartnerSocket.head("application/jose", 100) + "half");
  }

  private void allSeatsAreTaken() throws IOException {
    for (int i = 0; i < SEATS; i++) {
      half();
    }
    Answer answer;
    do {
      try (PartnerSocket line = aldmark()) {
        answer = line.post("").answer();
      }
    } while (answer.status() == 200);
    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  @Claim("WIRE-5.2")
  void senders_leave_the_other_partner_its_seats() throws IOException {
    allSeatsAreTaken();
    try (PartnerSocket line = aldmark()) {
      line.post("one more");
      Answer answer = line.answer();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsKey("retry-after");
      assertThat(answer.body()).isEmpty();
      assertThat(line.isEnded()).isTrue();
    }
    try (PartnerSocket line = PartnerSocket.as(BORVANIA, port)) {
      for (int i = 0; i < 3 * SEATS; i++) {
        assertThat(line.post("envelope").answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void senders_get_an_empty_400_at_the_deadline_and_their_seats_are_free() throws IOException {
    allSeatsAreTaken();
    for (PartnerSocket line : waiting) {
      refusedWithoutAWord(line, 400);
    }
    try (PartnerSocket line = aldmark()) {
      assertThat(line.post("envelope").answer().status()).isEqualTo(200);
    }
    assertThat(taken).doesNotContain("XA 4", "XA 100");
  }

  @Test
  void senders_that_trickle_are_not_slower_than_the_deadline() throws IOException {
    PartnerSocket line = aldmark();
    waiting.add(line);
    line.write(PartnerSocket.head("application/jose", LARGEST));
    Await.until(() -> !takesOneMore(line));
    assertThat(taken).isEmpty();
  }

  private static boolean takesOneMore(PartnerSocket line) {
    try {
      line.write("x");
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  @Test
  void senders_that_hang_up_leave_their_seats_before_any_deadline() throws Exception {
    listener.close();
    open(Duration.ofDays(1));
    allSeatsAreTaken();
    hangUp();
    Answer answer;
    do {
      try (PartnerSocket line = aldmark()) {
        answer = line.post("envelope").answer();
      }
    } while (answer.status() == 503);
    assertThat(answer.status()).isEqualTo(200);
  }
}
