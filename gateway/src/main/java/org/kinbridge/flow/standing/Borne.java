package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.policy.situation.Likeness;
import org.kinbridge.vault.Crosswalk;

/**
 * One name and day of birth that a case's child bears, as a keyed token, and what tells apart two
 * who bear both.
 */
record Borne(String token, Optional<String> sex, Optional<Integer> birthOrder) {
  private static final int BUCKET = 5;

  Borne {
    requireNonNull(token, "token is null");
    requireNonNull(sex, "sex is null");
    requireNonNull(birthOrder, "birthOrder is null");
  }

  static Set<Borne> of(Likeness likeness, Crosswalk crosswalk) {
    return likeness.born().stream()
        .flatMap(
            day ->
                likeness.names().stream()
                    .map(name -> crosswalk.likeness(name, day.toString()))
                    .map(token -> new Borne(token, likeness.sex(), likeness.birthOrder())))
        .collect(Collectors.toSet());
  }

  /** What of the token rests outside its child's seal: shared by a millionth of all names. */
  String bucket() {
    return token.substring(0, BUCKET);
  }

  /** Nothing that both are said to be contradicts it. */
  boolean mayBe(Borne other) {
    return token.equals(other.token)
        && !contradict(sex, other.sex)
        && !contradict(birthOrder, other.birthOrder);
  }

  private static <T> boolean contradict(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** With the case that bears it, so that a person can ask there. */
  byte[] written(Lookalikes.Case by) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("token", token).put("system", by.system()).put("localId", by.localId());
    sex.ifPresent(known -> json.put("sex", known));
    birthOrder.ifPresent(known -> json.put("birthOrder", known));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Borne read(JsonNode json) {
    return new Borne(
        json.path("token").asText(),
        Optional.ofNullable(json.path("sex").textValue()),
        json.path("birthOrder").isInt()
            ? Optional.of(json.path("birthOrder").intValue())
            : Optional.empty());
  }
}
