package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.Knocking.knock;
import static org.kinbridge.http.Knocking.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.http.Caller.Answer;

/** Nobody comes in without a token in force, shown under the certificate it was made for. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class WithoutAProofTest extends ClosedDoors {
  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
  void no_token_is_401(String method, String template, Endpoint.Body body) {
    Answer answer = knock(mosa.withToken(""), method, template);
    refused(answer, 401, "no-token");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
  void a_text_that_is_no_token_is_401(String method, String template, Endpoint.Body body) {
    refused(
        knock(mosa.withToken("eyJhbGciOiJub25lIn0.e30."), method, template), 401, "token-invalid");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
  void an_expired_token_is_401(String method, String template, Endpoint.Body body) {
    DoorsNode.AHEAD.set(Duration.ofMinutes(5));
    Answer answer = knock(mosa, method, template);
    refused(answer, 401, "token-invalid");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
  void a_token_with_another_clients_certificate_is_401(
      String method, String template, Endpoint.Body body) {
    Caller thief = Caller.as(url(), DoorsNode.POLICE).withToken(mosa.token());
    refused(knock(thief, method, template), 401, "token-wrong-certificate");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
  void a_token_without_a_certificate_is_401(String method, String template, Endpoint.Body body) {
    Caller thief = new Caller(url(), Caller.tlsWithoutCertificate()).withToken(mosa.token());
    refused(knock(thief, method, template), 401, "token-wrong-certificate");
  }

  @Test
  void two_authorization_headers_are_none() {
    String bearer = "Bearer " + mosa.token();
    Answer answer =
        mosa.withToken("").get("/api/directory", "Authorization", bearer, "Authorization", bearer);
    refused(answer, 401, "no-token");
  }
}
