package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.Knocking.knock;
import static org.kinbridge.http.Knocking.path;
import static org.kinbridge.http.Knocking.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.http.Caller.Answer;

/** A door opens under the one spelling of its path, its method and its query. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class PathAtTheDoorTest extends ClosedDoors {
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
    @MethodSource("org.kinbridge.http.Knocking#everyClientDoor")
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
}
