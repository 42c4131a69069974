package org.kinbridge.deliver.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.deliver.PartnerTransport.Answered;
import org.kinbridge.deliver.PartnerTransport.Connected;
import org.kinbridge.deliver.PartnerTransport.Line;
import org.kinbridge.deliver.PartnerTransport.Lost;
import org.kinbridge.deliver.PartnerTransport.Posted;
import org.kinbridge.deliver.PartnerTransport.Unreachable;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.SealedEnvelope;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.support.Await;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPeer;
import org.kinbridge.trust.Partner;

/** The line over real TLS, to servers that are right, wrong, slow and gone. */
class HttpsTransportTest {
  private static final Instant NOW = Instant.now();
  private static final Vertx VERTX = Vertx.vertx();
  private static final AnyNode CASSAR = node("XC");
  private static final AnyNode ALDMARK = node("XA");
  private static final AnyNode IMPOSTOR = node("XA");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final SealedEnvelope envelope =
      AnyEnvelope.sealed(
          CASSAR, ALDMARK, AnySignedMessage.about(new ChildRef(UUID.randomUUID()), NOW));
  private final List<Buffer> arrived = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicReference<HttpServerRequest> last = new AtomicReference<>();
  private HttpsTransport transport = waiting(PATIENCE, PATIENCE);
  private HttpServer server = VERTX.createHttpServer();

  private static HttpsTransport waiting(Duration connect, Duration answer) {
    return new HttpsTransport(
        VERTX,
        CASSAR.keystore.tls(),
        new HttpsTransport.Timeouts(connect, answer, Duration.ofSeconds(30)));
  }

  private void waitsInstead(Duration connect, Duration answer) {
    transport.close();
    transport = waiting(connect, answer);
  }

  private static AnyNode node(String state) {
    return AnyNode.valid(state, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  }

  @AfterEach
  void close() {
    transport.close();
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A server with this node's TLS identity that treats each whole request so. */
  private Partner serving(AnyNode identity, Consumer<HttpServerRequest> then) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setClientAuth(ClientAuth.REQUIRED)
            .setKeyCertOptions(KeyCertOptions.wrap(identity.keystore.tls().keyManager()))
            .setTrustOptions(TrustOptions.wrap(new AnyPeer()));
    server =
        VERTX
            .createHttpServer(options)
            .connectionHandler(connection -> connections.incrementAndGet())
            .requestHandler(
                request ->
                    request.bodyHandler(
                        body -> {
                          arrived.add(body);
                          last.set(request);
                          then.accept(request);
                        }));
    int port =
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
    return at(port);
  }

  private static Partner at(int port) {
    return ALDMARK.listeningAt(URI.create("https://127.0.0.1:" + port + "/cpx/v1/messages"));
  }

  private static void answer(HttpServerRequest request) {
    request.response().setStatusCode(422).end("sealed");
  }

  private Posted post(Partner partner) {
    return switch (transport.connect(partner)) {
      case Line line -> {
        try (line) {
          yield line.post(envelope);
        }
      }
      case Unreachable unreachable -> throw new AssertionError(unreachable);
    };
  }

  @Test
  void carries_the_envelope_under_our_certificate_and_brings_the_answer() throws Exception {
    Posted posted = post(serving(ALDMARK, HttpsTransportTest::answer));
    Answered answered = (Answered) posted;
    assertThat(answered.status()).isEqualTo(422);
    assertThat(new String(answered.body(), StandardCharsets.US_ASCII)).isEqualTo("sealed");
    assertThat(arrived.getFirst().getBytes()).isEqualTo(envelope.bytes());
    assertThat(last.get().method().name()).isEqualTo("POST");
    assertThat(last.get().uri()).isEqualTo("/cpx/v1/messages");
    assertThat(last.get().getHeader("content-type")).isEqualTo("application/jose");
    assertThat(shown(last.get())).isEqualTo(CASSAR.keystore.tls().chain().getFirst());
  }

  private static Certificate shown(HttpServerRequest request) throws SSLPeerUnverifiedException {
    return request.sslSession().getPeerCertificates()[0];
  }

  /** Now and then the next one comes before the connection is back in the pool. */
  @Test
  void keeps_the_connection_for_the_next_envelope() {
    Partner partner = serving(ALDMARK, HttpsTransportTest::answer);
    for (int i = 0; i < 300; i++) {
      assertThat(post(partner)).isInstanceOf(Answered.class);
    }
    assertThat(connections).hasValueLessThan(10);
  }

  /** An envelope that goes out before the end is seen is lost with the connection. */
  @Test
  void opens_another_connection_when_the_partner_ended_the_kept_one() {
    Partner partner =
        serving(
            ALDMARK,
            request ->
                request.response().end("sealed").onComplete(sent -> request.connection().close()));
    assertThat(post(partner)).isInstanceOf(Answered.class);
    Await.until(() -> post(partner) instanceof Answered);
    assertThat(connections).hasValue(2);
  }

  @Test
  @Claim("WIRE-6.6")
  void sends_nothing_to_a_server_whose_key_is_not_pinned() {
    Partner partner = serving(IMPOSTOR, HttpsTransportTest::answer);
    assertThat(transport.connect(partner)).isInstanceOf(Unreachable.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void sends_nothing_to_the_right_key_under_a_certificate_that_has_expired() {
    AnyNode late =
        AnyNode.valid("XA", NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(1)));
    int port = serving(late, HttpsTransportTest::answer).messages().getPort();
    Partner partner =
        late.listeningAt(URI.create("https://127.0.0.1:" + port + "/cpx/v1/messages"));
    assertThat(partner.tls().serverSpki()).isEqualTo(Set.copyOf(late.metadata.tls().serverSpki()));
    assertThat(transport.connect(partner)).isInstanceOf(Unreachable.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void a_line_that_is_not_used_sends_nothing_and_leaves_room_for_the_next() {
    Partner partner = serving(ALDMARK, HttpsTransportTest::answer);
    for (int i = 0; i < 20; i++) {
      Connected connected = transport.connect(partner);
      assertThat(connected).isInstanceOf(Line.class);
      ((Line) connected).close();
    }
    assertThat(arrived).isEmpty();
    assertThat(post(partner)).isInstanceOf(Answered.class);
  }

  @Test
  void nobody_there_is_unreachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(transport.connect(at(free))).isInstanceOf(Unreachable.class);
  }

  @Test
  void a_peer_that_takes_the_connection_and_speaks_no_tls_is_unreachable_in_time()
      throws IOException {
    waitsInstead(SHORT, PATIENCE);
    try (ServerSocket silent = new ServerSocket(0)) {
      assertThat(transport.connect(at(silent.getLocalPort()))).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void an_answer_that_does_not_come_is_lost_in_time() {
    waitsInstead(PATIENCE, SHORT);
    assertThat(post(serving(ALDMARK, request -> {}))).isInstanceOf(Lost.class);
  }

  @Test
  void an_answer_that_breaks_off_is_lost() {
    Partner partner =
        serving(
            ALDMARK,
            request -> {
              request.response().putHeader("content-length", "100").write("half");
              VERTX.setTimer(50, later -> request.connection().close());
            });
    assertThat(post(partner)).isInstanceOf(Lost.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {(64 << 10) + 1, 4 << 20})
  void an_answer_that_is_too_large_is_lost(int size) {
    Partner partner =
        serving(ALDMARK, request -> request.response().end(Buffer.buffer(new byte[size])));
    assertThat(post(partner)).isInstanceOf(Lost.class);
  }

  @Test
  void an_answer_of_just_the_largest_size_is_whole() {
    Partner partner =
        serving(ALDMARK, request -> request.response().end(Buffer.buffer(new byte[64 << 10])));
    assertThat(((Answered) post(partner)).body()).hasSize(64 << 10);
  }

  @Test
  void a_redirection_is_an_answer_and_is_not_followed() {
    Partner partner =
        serving(
            ALDMARK,
            request ->
                request.response().setStatusCode(307).putHeader("location", "/elsewhere").end());
    assertThat(((Answered) post(partner)).status()).isEqualTo(307);
    assertThat(arrived).hasSize(1);
  }
}
