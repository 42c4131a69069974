package org.kinbridge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.SelfSigned;
import org.kinbridge.trust.keystore.TlsIdentity;

/** What a line bears, and whom it talks to. */
class HttpsLineTest {
  private final KeyPair key = AnyClient.keyPair();
  private final X509Certificate certificate =
      SelfSigned.certificate(key, Instant.now().minusSeconds(60), Duration.ofDays(1));
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpsServer server;

  private interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(0), 0);
    SSLContext tls =
        Tls.context(
            List.of(certificate),
            Optional.of(new TlsIdentity(key.getPrivate(), List.of(certificate))));
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters own = tls.getDefaultSSLParameters();
            own.setWantClientAuth(true);
            parameters.setSSLParameters(own);
          }
        });
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private void on(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.answer(exchange);
          }
        });
  }

  private HttpsLine line(String host, List<X509Certificate> trusted, int bytes, Duration patience) {
    return new HttpsLine(
        URI.create("https://" + host + ":" + server.getAddress().getPort()),
        Tls.context(trusted, Optional.of(new TlsIdentity(key.getPrivate(), List.of(certificate)))),
        new HttpsLine.Limits(bytes, patience));
  }

  private HttpsLine line() {
    return line("localhost", List.of(certificate), 1_000, Duration.ofSeconds(20));
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void assertNoAnswer(HttpsLine line, String path, String why) {
    try (line) {
      assertThatExceptionOfType(NoAnswer.class)
          .isThrownBy(() -> line.send(Call.get(path)))
          .withMessageContaining(why);
    }
  }

  @Test
  void an_answer_is_its_status_headers_and_bytes() throws NoAnswer {
    on("/it", exchange -> say(exchange, 418, "{\"a\":1}"));
    try (HttpsLine line = line()) {
      Answer answer = line.send(Call.get("/it?x=1"));

      assertThat(answer.status()).isEqualTo(418);
      assertThat(answer.json().path("a").asInt()).isOne();
      assertThat(answer.date()).isPresent();
      assertThat(answer.toString()).isEqualTo("<answer 418>");
    }
  }

  @Test
  void a_server_that_nobody_vouches_for_is_not_talked_to() {
    X509Certificate other =
        SelfSigned.certificate(
            AnyClient.keyPair(), Instant.now().minusSeconds(60), Duration.ofDays(1));
    on("/it", exchange -> say(exchange, 200, "{}"));

    assertNoAnswer(
        line("localhost", List.of(other), 1_000, Duration.ofSeconds(20)),
        "/it",
        "SSLHandshakeException");
    assertNoAnswer(
        line("localhost", List.of(), 1_000, Duration.ofSeconds(20)),
        "/it",
        "SSLHandshakeException");
  }

  /** The certificate names localhost and 127.0.0.1; this is the same machine under another name. */
  @Test
  void a_server_of_another_name_is_not_talked_to() {
    on("/it", exchange -> say(exchange, 200, "{}"));

    assertNoAnswer(
        line("127.0.0.2", List.of(certificate), 1_000, Duration.ofSeconds(20)),
        "/it",
        "SSLHandshakeException");
  }

  @Test
  void an_answer_that_is_too_large_is_none() {
    on("/it", exchange -> say(exchange, 200, "x".repeat(1_001)));
    assertNoAnswer(line(), "/it", "could not be asked");
  }

  @Test
  void an_answer_without_end_is_none() {
    on(
        "/it",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[512]);
          }
        });
    assertNoAnswer(line(), "/it", "could not be asked");
  }

  @Test
  void an_answer_that_stops_halfway_is_not_waited_for() {
    on(
        "/it",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
    assertNoAnswer(
        line("localhost", List.of(certificate), 1_000, Duration.ofMillis(300)), "/it", "");
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_redirection_is_an_answer_and_is_not_followed() throws NoAnswer {
    on("/elsewhere", exchange -> say(exchange, 200, "{}"));
    on(
        "/it",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          say(exchange, 302, "");
        });
    try (HttpsLine line = line()) {
      assertThat(line.send(Call.get("/it")).status()).isEqualTo(302);
    }
  }

  @Test
  void an_address_without_tls_is_no_line() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new HttpsLine(
                    URI.create("http://localhost"),
                    Tls.context(List.of(certificate), Optional.empty()),
                    HttpsLine.Limits.usual()));
  }

  @Test
  void nothing_of_a_call_or_an_answer_is_printed() {
    Call call = new Call("PUT", "/secret", Map.of("Authorization", "Bearer x"), new byte[] {'y'});

    assertThat(call.toString()).isEqualTo("<call PUT>");
  }
}
