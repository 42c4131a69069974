package org.kinbridge.http.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.http.partner.PartnerSocket.Answer;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPartners;

/** The partner door over real TLS: who gets in, what is read, and who can keep whom out. */
class PartnerListenerTest {
  private static final Instant NOW = Instant.now();
  private static final Duration LONGEST_BODY = Duration.ofSeconds(2);
  private static final int SEATS = 2;
  private static final int LARGEST = 1 << 20;
  private static final Vertx VERTX = Vertx.vertx();
  private static final AnyNode ALDMARK = node("XA");
  private static final AnyNode BORVANIA = node("XB");
  private static final AnyNode CASSAR = node("XC");
  private static final AnyNode FOREIGN = node("XA");

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicReference<PartnerDoor> door = new AtomicReference<>();
  private PartnerListener listener;
  private int port;

  private static AnyNode node(String state) {
    return AnyNode.valid(state, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  }

  @BeforeEach
  void open() {
    open(LONGEST_BODY);
  }

  private void open(Duration longestBody) {
    door.set(
        (partner, envelope) -> {
          String body = new String(envelope, StandardCharsets.ISO_8859_1);
          taken.add(partner.partner().node() + " " + body.length());
          return new PartnerAnswer(200, ("read " + body.length()).getBytes(StandardCharsets.UTF_8));
        });
    listener =
        new PartnerListener(
            VERTX,
            new PartnerListener.Address("127.0.0.1", 0),
            CASSAR.keystore.tls(),
            AnyPartners.of(List.of(ALDMARK.metadata, BORVANIA.metadata), now::get),
            (partner, envelope) -> door.get().receive(partner, envelope),
            new PartnerListener.Bounds(SEATS, longestBody));
    port = listener.start();
  }

  @AfterEach
  void stillServesAndCloses() throws IOException {
    now.set(NOW);
    try (PartnerSocket anyone = PartnerSocket.as(BORVANIA, port)) {
      assertThat(anyone.post("still there?").answer().status()).isEqualTo(200);
    }
    listener.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private PartnerSocket aldmark() throws IOException {
    return PartnerSocket.as(ALDMARK, port);
  }

  private static void refusedWithoutAWord(PartnerSocket line, int status) throws IOException {
    Answer answer = line.answer();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).doesNotContainKey("content-type");
    assertThat(line.isEnded()).as("the connection ends").isTrue();
  }

  @Nested
  class LetsIn {
    @Test
    void a_partner_whose_certificate_is_pinned() throws IOException {
      try (PartnerSocket line = aldmark()) {
        Answer answer = line.post("envelope").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/jose");
        assertThat(answer.body()).isEqualTo("read 8");
      }
      assertThat(taken).containsExactly("XA 8");
    }

    @Test
    void many_envelopes_on_one_connection() throws IOException {
      try (PartnerSocket line = aldmark()) {
        for (int i = 1; i <= 3 * SEATS; i++) {
          assertThat(line.post("x".repeat(i)).answer().body()).isEqualTo("read " + i);
        }
      }
    }

    @Test
    void an_envelope_of_just_the_largest_size() throws IOException {
      try (PartnerSocket line = aldmark()) {
        assertThat(line.post("x".repeat(LARGEST)).answer().body()).isEqualTo("read " + LARGEST);
      }
    }

    @Test
    void an_envelope_in_http_1_0_and_ends_the_connection() throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write(PartnerSocket.head("application/jose", 3).replace("1.1", "1.0") + "abc");
        assertThat(line.answer().body()).isEqualTo("read 3");
        assertThat(line.isEnded()).isTrue();
      }
    }

    private void nobody(PartnerSocket line) throws IOException {
      try (line) {
        assertThatThrownBy(() -> line.post("envelope").answer()).isInstanceOf(IOException.class);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void nobody_without_a_certificate() throws IOException {
      nobody(PartnerSocket.asNobody(port));
    }

    @Test
    void nobody_with_a_certificate_that_only_says_the_same_name() throws IOException {
      nobody(PartnerSocket.as(FOREIGN, port));
    }

    @Test
    void nobody_whose_metadata_expired_while_the_connection_stood() throws IOException {
      try (PartnerSocket line = aldmark()) {
        assertThat(line.post("envelope").answer().status()).isEqualTo(200);
        now.set(NOW.plus(Duration.ofDays(2)));
        refusedWithoutAWord(line.post("envelope"), 403);
      }
      assertThat(taken).hasSize(1);
    }
  }

  @Nested
  class Refuses {
    private void refused(String request, int status) throws IOException {
      try (PartnerSocket line = aldmark()) {
        refusedWithoutAWord(line.write(request), status);
      }
      assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/jose+json", "text/plain", ""})
    void another_media_type_as_it_refuses_any_envelope(String type) throws IOException {
      refused(PartnerSocket.head(type, 3) + "abc", 400);
    }

    @Test
    void a_body_without_a_media_type() throws IOException {
      refused("POST /cpx/v1/messages HTTP/1.1\r\nhost: n\r\ncontent-length: 1\r\n\r\nx", 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGEST + 1, 10 << 20, Integer.MAX_VALUE})
    void a_body_that_says_it_is_too_large_before_it_comes(int length) throws IOException {
      refused(PartnerSocket.head("application/jose", length), 400);
    }

    @Test
    void a_large_body_whose_sender_reads_the_answer_only_after_its_last_byte() throws IOException {
      listener.close();
      open(Duration.ofMinutes(1));
      int length = 10 << 20;
      try (PartnerSocket line = aldmark()) {
        line.write(PartnerSocket.head("application/jose", length));
        String part = "x".repeat(16 << 10);
        for (int written = 0; written < length; written += part.length()) {
          line.write(part);
        }
        refusedWithoutAWord(line, 400);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void a_body_that_turns_out_too_large() throws IOException {
      String head =
          "POST /cpx/v1/messages HTTP/1.1\r\nhost: n\r\ncontent-type: application/jose\r\n"
              + "transfer-encoding: chunked\r\n\r\n";
      String chunk = Integer.toHexString(LARGEST) + "\r\n" + "x".repeat(LARGEST) + "\r\n";
      refused(head + chunk + "1\r\nx\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/cpx/v1/messages/",
          "/cpx/v1/messages?",
          "/cpx/v1/messages?a=b",
          "//cpx/v1/messages",
          "/cpx/v1/./messages",
          "/cpx/v1/x/../messages",
          "/cpx/v1/messages;x",
          "/cpx/v1/%6dessages",
          "/CPX/v1/messages",
          "https://node/cpx/v1/messages",
          "*"
        })
    void every_other_spelling_of_the_path(String path) throws IOException {
      refused(
          PartnerSocket.head("application/jose", 3).replace("/cpx/v1/messages", path) + "abc", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "post", "BREW"})
    void every_other_method(String method) throws IOException {
      refused(PartnerSocket.head("application/jose", 3).replace("POST", method) + "abc", 404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: one\r\n\r\n",
          "POST /cpx/v1/messages HTTP/9\r\n\r\n",
          "POST\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        })
    void what_is_no_request_without_asking_the_story(String bytes) throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write(bytes);
        assertThat(line.answer().status()).isBetween(400, 505);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void a_header_that_does_not_end() throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write("POST /cpx/v1/messages HTTP/1.1\r\nx: " + "y".repeat(20 << 10));
        assertThat(line.answer().status()).isBetween(400, 431);
      }
    }

    @Test
    void with_an_empty_answer_what_the_story_broke_on() throws IOException {
      door.set(
          (partner, envelope) -> {
            throw new IllegalStateException("a bug, thrown by the test");
          });
      try (PartnerSocket line = aldmark()) {
        Answer answer = line.post("envelope").answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
      }
      open();
    }
  }

  /** A body that begins and does not end keeps its seat until the deadline, and nobody else's. */
  @Nested
  class Slow {
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
    void senders_that_trickle_are_not_slower_than_the_deadline() throws Exception {
      PartnerSocket line = half();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 60; i++) {
                  line.write("x");
                  Thread.sleep(100);
                }
              })
          .isInstanceOf(IOException.class);
      assertThat(taken).isEmpty();
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
}
