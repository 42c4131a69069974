package org.kinbridge.access.jws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The claims of a verified token, read by exact type: a number written as a text is no number. */
public record Claims(JsonNode tree) {

  /** Whether no claim stands here beyond the known ones. */
  public boolean onlyNames(Set<String> known) {
    return tree.properties().stream().allMatch(member -> known.contains(member.getKey()));
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(tree.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** One audience, as a text or as a list of exactly one. */
  public Optional<String> audience() {
    JsonNode audience = tree.path("aud");
    JsonNode one = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
    return Optional.of(one).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** A NumericDate in whole seconds. */
  public Optional<Instant> instant(String name) {
    return Optional.ofNullable(tree.get(name))
        .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
        .flatMap(value -> ofEpochSecond(value.longValue()));
  }

  private static Optional<Instant> ofEpochSecond(long second) {
    try {
      return Optional.of(Instant.ofEpochSecond(second));
    } catch (DateTimeException beyondTime) {
      return Optional.empty();
    }
  }
}
