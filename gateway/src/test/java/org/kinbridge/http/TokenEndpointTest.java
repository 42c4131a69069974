package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.Knocking.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.Assertion;
import org.kinbridge.http.Caller.Answer;

/** Where a program signs in. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class TokenEndpointTest extends ClosedDoors {
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
