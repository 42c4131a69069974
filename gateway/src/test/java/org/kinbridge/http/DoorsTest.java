package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.access.Assertion;
import org.kinbridge.http.Caller.Answer;

/**
 * Every door against what must not come through it. The story is not reached, and the node goes on
 * serving.
 */
@QuarkusTest
@TestProfile(DoorsProfile.class)
public class DoorsTest {
  private static final String ID = "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11";

  @TestHTTPResource(value = "/", tls = true)
  URL root;

  Caller mosa;

  @BeforeEach
  void signIn() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DATABASE.asSuperuser("TRUNCATE request_rate");
    DoorsNode.DOOR.isItself();
    DoorsNode.DOOR.fails(new IllegalStateException("a door let something through"));
    mosa = Caller.as(url(), DoorsNode.MOSA).signedIn(DoorsNode.MOSA);
  }

  /** Whatever a test sent, the node still serves. */
  @AfterEach
  void still_serves() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DOOR.answers(List.of());
    assertThat(
            Caller.as(url(), DoorsNode.MOSA)
                .signedIn(DoorsNode.MOSA)
                .get("/api/directory")
                .status())
        .isEqualTo(200);
  }

  private String url() {
    String url = root.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.json().get("type").asText())
        .isEqualTo("https://kinbridge.example/problems/" + code);
    assertThat(answer.json().get("correlationId").asText())
        .isEqualTo(answer.header("X-Correlation-Id"));
    assertThat(answer.response().body())
        .doesNotContain("Exception")
        .doesNotContain("org.kinbridge");
    assertThat(DoorsNode.DOOR.lastCall()).as("the story was not reached").isNull();
  }

  public static Stream<Arguments> everyClientDoor() {
    return doors(AsClient.class);
  }

  public static Stream<Arguments> everyPersonDoor() {
    return doors(AsPerson.class);
  }

  private static Stream<Arguments> doors(Class<? extends Annotation> marked) {
    return EndpointTest.resourceMethods()
        .filter(method -> method.isAnnotationPresent(marked))
        .map(
            method -> {
              Endpoint endpoint = Endpoint.of(path(EndpointTest.path(method))).orElseThrow();
              return Arguments.of(
                  EndpointTest.verb(method).orElseThrow(), endpoint.template(), endpoint.body());
            });
  }

  static Stream<Arguments> everyDoorWithABody() {
    return everyClientDoor().filter(door -> !door.get()[0].equals("GET"));
  }

  private static String path(String template) {
    return template.replace("{id}", ID);
  }

  private Answer knock(Caller caller, String method, String template) {
    return method.equals("GET")
        ? caller.get(path(template))
        : caller.send(
            method,
            path(template),
            BodyPublishers.ofString("{}"),
            "Content-Type",
            mediaType(template));
  }

  /** What the door reads; of a path that is none, what most doors read. */
  public static String mediaType(String template) {
    return Endpoint.of(path(template))
        .map(door -> door.body().mediaType())
        .orElse(Endpoint.Body.SMALL.mediaType());
  }

  @Nested
  class Without_a_proof {
    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void no_token_is_401(String method, String template, Endpoint.Body body) {
      Answer answer = knock(mosa.withToken(""), method, template);
      refused(answer, 401, "no-token");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void a_text_that_is_no_token_is_401(String method, String template, Endpoint.Body body) {
      refused(
          knock(mosa.withToken("eyJhbGciOiJub25lIn0.e30."), method, template),
          401,
          "token-invalid");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void an_expired_token_is_401(String method, String template, Endpoint.Body body) {
      DoorsNode.AHEAD.set(Duration.ofMinutes(5));
      Answer answer = knock(mosa, method, template);
      refused(answer, 401, "token-invalid");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void a_token_with_another_clients_certificate_is_401(
        String method, String template, Endpoint.Body body) {
      Caller thief = Caller.as(url(), DoorsNode.POLICE).withToken(mosa.token());
      refused(knock(thief, method, template), 401, "token-wrong-certificate");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void a_token_without_a_certificate_is_401(String method, String template, Endpoint.Body body) {
      Caller thief = new Caller(url(), Caller.tlsWithoutCertificate()).withToken(mosa.token());
      refused(knock(thief, method, template), 401, "token-wrong-certificate");
    }

    @Test
    void two_authorization_headers_are_none() {
      String bearer = "Bearer " + mosa.token();
      Answer answer =
          mosa.withToken("")
              .get("/api/directory", "Authorization", bearer, "Authorization", bearer);
      refused(answer, 401, "no-token");
    }
  }

  @Nested
  class A_body {
    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyDoorWithABody")
    void of_another_media_type_is_415(String method, String template, Endpoint.Body body) {
      for (String type :
          List.of(
              "text/plain",
              "application/xml",
              body.mediaType() + ";charset=utf-16",
              body == Endpoint.Body.LINES ? "application/json" : "application/x-ndjson",
              "application/jsonp")) {
        refused(
            mosa.send(method, path(template), BodyPublishers.ofString("{}"), "Content-Type", type),
            415,
            "unsupported-media-type");
      }
      refused(
          mosa.send(method, path(template), BodyPublishers.ofString("{}")),
          415,
          "unsupported-media-type");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyDoorWithABody")
    void that_is_compressed_is_415(String method, String template, Endpoint.Body body) {
      refused(
          mosa.send(
              method,
              path(template),
              BodyPublishers.ofString("{}"),
              "Content-Type",
              body.mediaType(),
              "Content-Encoding",
              "gzip"),
          415,
          "unsupported-media-type");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyDoorWithABody")
    void that_says_it_is_ten_megabytes_is_413(String method, String template, Endpoint.Body body) {
      refused(
          mosa.send(
              method,
              path(template),
              BodyPublishers.ofByteArray(new byte[10 << 20]),
              "Content-Type",
              body.mediaType()),
          413,
          "too-large");
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyDoorWithABody")
    void that_turns_out_too_large_is_413(String method, String template, Endpoint.Body body) {
      InputStream unannounced = new ByteArrayInputStream(new byte[body.largest() + 1]);
      refused(
          mosa.send(
              method,
              path(template),
              BodyPublishers.ofInputStream(() -> unannounced),
              "Content-Type",
              body.mediaType()),
          413,
          "too-large");
    }

    @Test
    void of_just_the_largest_size_reaches_the_story() {
      DoorsNode.DOOR.answers(new org.kinbridge.flow.sending.SendOutcome.Conflict());
      byte[] largest = new byte[Endpoint.Body.DOCUMENT.largest()];
      Answer answer =
          mosa.send(
              "PUT",
              "/api/disclosures/" + ID,
              BodyPublishers.ofByteArray(largest),
              "Content-Type",
              "application/json; charset=UTF-8");
      assertThat(answer.status()).isEqualTo(409);
      assertThat((byte[]) DoorsNode.DOOR.lastCall()[2]).hasSize(largest.length);
    }
  }

  @Nested
  class A_path {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/api",
          "/api/",
          "/API/directory",
          "/api/Directory",
          "/api/directory/",
          "/api//directory",
          "//api/directory",
          "/api/./directory",
          "/api/x/../directory",
          "/api/%64irectory",
          "/api%2Fdirectory",
          "/api/directory;v=1",
          "/api;x=y/directory",
          "/api/directory%00",
          "/api/directory%3Fx",
          "/api/directory.json",
          "/api/disclosures/not-an-id",
          "/api/disclosures/7D1F5F52-9F0C-4F0E-8A5B-0F5B8F0C2A11",
          "/api/inbox/7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11/attachments",
          "/q/health",
          "/q/metrics",
          "/q/openapi",
          "/q/dev-ui",
          "/openapi",
          "/cpx/v1/messages",
          "/review"
        })
    void that_is_not_listed_as_it_is_spelt_is_404(String path) {
      for (String method : List.of("GET", "POST")) {
        refused(knock(mosa, method, path), 404, "not-found");
      }
    }

    @Test
    void given_as_a_whole_address_or_a_star_is_404() throws IOException {
      for (String target :
          List.of("https://localhost/api/directory", "*", "/api/directory\\..", "/api/\u00e9")) {
        String answer =
            raw("OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
            .as(target)
            .matches("(?s)HTTP/1.1 (404|400) .*")
            .doesNotContain("Exception");
      }
    }

    @ParameterizedTest
    @MethodSource("org.kinbridge.http.DoorsTest#everyClientDoor")
    void with_another_method_is_405(String method, String template, Endpoint.Body body) {
      Answer answer = mosa.send("DELETE", path(template), BodyPublishers.noBody());
      refused(answer, 405, "method-not-allowed");
      assertThat(answer.header("Allow")).contains(method);
      refused(
          mosa.send("OPTIONS", path(template), BodyPublishers.noBody()), 405, "method-not-allowed");
    }

    @Test
    void with_an_unknown_repeated_or_odd_query_is_400() {
      for (String query : List.of("from=XA", "to=XA&to=XB", "to", "to=%58A", "to=XA&", "TO=XA")) {
        refused(mosa.get("/api/permits?" + query), 400, "invalid-value");
      }
    }

    @Test
    void asked_for_in_a_media_type_it_has_not_is_406() {
      DoorsNode.DOOR.isItself();
      refused(mosa.get("/api/directory", "Accept", "text/html"), 406, "not-acceptable");
    }

    private String raw(String request) throws IOException {
      try (SSLSocket socket =
          (SSLSocket)
              Caller.tls(DoorsNode.MOSA.tlsKey, DoorsNode.MOSA.certificate)
                  .getSocketFactory()
                  .createSocket(root.getHost(), root.getPort())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Nested
  class A_query {
    @Test
    void value_that_is_not_what_it_should_be_is_422_and_names_itself() {
      for (String path :
          List.of(
              "/api/inbox?after=nothing",
              "/api/inbox?most=0",
              "/api/inbox?most=101",
              "/api/inbox?most=x",
              "/api/events?after=x",
              "/api/events?wait=31",
              "/api/events?wait=-1",
              "/api/events?wait=1e1")) {
        Answer answer = mosa.get(path);
        refused(answer, 422, "invalid-value");
        assertThat(answer.json().at("/faults/0/place").asText()).startsWith("?");
      }
    }

    @Test
    void that_is_missing_is_422() {
      refused(mosa.get("/api/permits"), 422, "missing-member");
    }

    @Test
    void for_a_node_that_cannot_be_one_is_422() {
      refused(mosa.get("/api/permits?to=xa"), 422, "unknown-partner");
    }
  }

  @Nested
  class The_token_endpoint {
    private void declined(Answer answer, int status, String error, String code) {
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
      assertThat(answer.json().get("error").asText()).isEqualTo(error);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void answers_as_rfc_6749_says() {
      Answer answer = mosa.token(DoorsNode.MOSA, Caller.assertion(DoorsNode.MOSA).sign());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("token_type").asText()).isEqualTo("Bearer");
      assertThat(answer.json().get("expires_in").asInt()).isEqualTo(300);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void takes_an_assertion_once() {
      String assertion = Caller.assertion(DoorsNode.MOSA).sign();
      assertThat(mosa.token(DoorsNode.MOSA, assertion).status()).isEqualTo(200);
      declined(
          mosa.token(DoorsNode.MOSA, assertion), 401, "invalid_client", "client-assertion-invalid");
    }

    @Test
    void takes_no_assertion_under_a_foreign_certificate() {
      Caller thief = Caller.as(url(), DoorsNode.POLICE);
      declined(
          thief.token(DoorsNode.MOSA, Caller.assertion(DoorsNode.MOSA).sign()),
          401,
          "invalid_client",
          "token-wrong-certificate");
      Caller bare = new Caller(url(), Caller.tlsWithoutCertificate());
      declined(
          bare.token(DoorsNode.MOSA, Caller.assertion(DoorsNode.MOSA).sign()),
          401,
          "invalid_client",
          "token-wrong-certificate");
    }

    @Test
    void takes_no_assertion_of_a_foreign_key_or_an_old_one() {
      Assertion forged = Caller.assertion(DoorsNode.MOSA);
      forged.claims.put("iss", "xc-police-desk").put("sub", "xc-police-desk");
      declined(
          mosa.token(DoorsNode.MOSA, forged.sign()),
          401,
          "invalid_client",
          "client-assertion-invalid");
      String old = Caller.assertion(DoorsNode.MOSA).sign();
      DoorsNode.AHEAD.set(Duration.ofMinutes(3));
      declined(mosa.token(DoorsNode.MOSA, old), 401, "invalid_client", "client-assertion-invalid");
    }

    @Test
    void reads_a_form_with_each_parameter_once() {
      declined(
          mosa.form(Map.of("grant_type", "password")),
          400,
          "unsupported_grant_type",
          "invalid-value");
      declined(mosa.form(Map.of("nothing", "here")), 400, "invalid_request", "missing-member");
      for (String body :
          List.of("grant_type=a&grant_type=b", "grant_type", "grant_type=%zz", "=&=", "")) {
        declined(
            mosa.send(
                "POST",
                "/oauth2/token",
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/x-www-form-urlencoded"),
            400,
            "invalid_request",
            "invalid-value");
      }
    }

    @Test
    void reads_nothing_but_a_small_form() {
      refused(mosa.post("/oauth2/token", "{}"), 415, "unsupported-media-type");
      refused(
          mosa.send(
              "POST",
              "/oauth2/token",
              BodyPublishers.ofByteArray(new byte[Endpoint.Body.FORM.largest() + 1]),
              "Content-Type",
              "application/x-www-form-urlencoded"),
          413,
          "too-large");
      refused(mosa.get("/oauth2/token"), 405, "method-not-allowed");
    }
  }

  @Nested
  class Every_answer {
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
}
