package org.kinbridge.http.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.kinbridge.access.person.AnyProvider;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.Knocking;

/** A supervisor who has signed in stands at the doors of persons. */
abstract class AtThePersonsDoors extends AtTheDoors {
  static final UUID ID = UUID.fromString("7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11");
  static final Instant AT = Instant.parse("2026-11-22T02:14:05Z");
  static final String DECISION = "{\"decisionDigest\": \"" + "ab".repeat(32) + "\"}";

  static AnyProvider.Token token() {
    return DoorsNode.PROVIDER.token("u-40", Instant.now().plus(DoorsNode.AHEAD.get()));
  }

  Caller showing(String token) {
    return new Caller(url(), Caller.tlsWithoutCertificate()).withToken(token);
  }

  Caller supervisor() {
    return showing(token().sign());
  }

  static Answer knock(Caller caller, Object method, Object template) {
    String path = template.toString().replace("{id}", ID.toString());
    return switch (method.toString()) {
      case "GET" -> caller.get(path);
      case "PUT" -> caller.put(path, "{}");
      default ->
          caller.send(
              "POST",
              path,
              BodyPublishers.ofString("{}"),
              "Content-Type",
              Knocking.mediaType(template.toString()));
    };
  }

  static void notReached() {
    assertThat(DoorsNode.DOOR.lastCall()).as("the story was not reached").isNull();
  }

  static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
