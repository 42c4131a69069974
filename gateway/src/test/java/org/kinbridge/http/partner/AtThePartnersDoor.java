package org.kinbridge.http.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.http.partner.PartnerSocket.Answer;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPartners;

/** A door over real TLS for three partners of whom each has its seats, and a story that counts. */
abstract class AtThePartnersDoor {
  static final Instant NOW = Instant.now();

  private static final Duration LONGEST_BODY = Duration.ofSeconds(2);

  static final int SEATS = 2;
  static final int LARGEST = 1 << 20;

  private static final AnyNode ALDMARK = node("XA");

  static final AnyNode BORVANIA = node("XB");

  private static final AnyNode CASSAR = node("XC");

  static final AnyNode FOREIGN = node("XA");

  private static Vertx vertx;

  final List<String> taken = new CopyOnWriteArrayList<>();
  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final AtomicReference<PartnerDoor> door = new AtomicReference<>();
  PartnerListener listener;
  int port;

  static AnyNode node(String state) {
    return AnyNode.valid(state, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  }

  @BeforeAll
  static void begin() {
    vertx = Vertx.vertx();
  }

  @BeforeEach
  void open() {
    open(LONGEST_BODY);
  }

  void open(Duration longestBody) {
    door.set(
        (partner, envelope) -> {
          String body = new String(envelope, StandardCharsets.ISO_8859_1);
          taken.add(partner.partner().node() + " " + body.length());
          return new PartnerAnswer(200, ("read " + body.length()).getBytes(StandardCharsets.UTF_8));
        });
    listener =
        new PartnerListener(
            vertx,
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
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  PartnerSocket aldmark() throws IOException {
    return PartnerSocket.as(ALDMARK, port);
  }

  static void refusedWithoutAWord(PartnerSocket line, int status) throws IOException {
    Answer answer = line.answer();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).doesNotContainKey("content-type");
    assertThat(line.isEnded()).as("the connection ends").isTrue();
  }
}
