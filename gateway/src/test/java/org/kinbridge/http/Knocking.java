package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.kinbridge.http.Caller.Answer;

/** Knocks at each door that the endpoints have, and knows a door that stays shut. */
public final class Knocking {
  static final String ID = "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11";

  private Knocking() {}

  static void refused(Answer answer, int status, String code) {
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

  static String path(String template) {
    return template.replace("{id}", ID);
  }

  static Answer knock(Caller caller, String method, String template) {
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
}
