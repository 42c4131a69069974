package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import org.kinbridge.policy.element.Resource;

/**
 * Between which ages the child is, in full years. Where birth date and estimate differ both count:
 * a narrower guess could pass over a person whose consent is needed.
 */
public record AgeInterval(int youngest, int oldest) {
  private static final AgeInterval UNKNOWN = new AgeInterval(0, 150);

  public static AgeInterval of(Resource child, LocalDate today) {
    LocalDate earliest = LocalDate.MAX;
    LocalDate latest = LocalDate.MIN;
    String birthDate = child.root().node().path("birthDate").asText("");
    if (!birthDate.isEmpty()) {
      earliest = Days.first(birthDate);
      latest = Days.last(birthDate);
    }
    for (JsonNode estimate : child.extensions("cp-age-estimate")) {
      JsonNode disputed = part(estimate, "disputed").path("valueBoolean");
      if (disputed.asBoolean(false)) {
        return UNKNOWN;
      }
      LocalDate asOf = Days.last(part(estimate, "asOf").path("valueDate").asText(today.toString()));
      int age = years(estimate, "age", 0);
      int high = years(estimate, "highAge", years(estimate, "age", 149));
      int low = years(estimate, "lowAge", age);
      earliest = min(earliest, asOf.minusYears(high + 1L).plusDays(1));
      latest = max(latest, asOf.minusYears(low));
    }
    if (latest.isBefore(earliest)) {
      return UNKNOWN;
    }
    return new AgeInterval(age(latest, today), age(earliest, today));
  }

  private static int age(LocalDate birth, LocalDate today) {
    return Math.max(0, Period.between(birth, today).getYears());
  }

  private static JsonNode part(JsonNode estimate, String name) {
    for (JsonNode part : estimate.path("extension")) {
      if (part.path("url").asText("").equals(name)) {
        return part;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static int years(JsonNode estimate, String name, int otherwise) {
    return part(estimate, name).path("valueAge").path("value").asInt(otherwise);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** The child may be that old. */
  public boolean mayHaveReached(int years) {
    return oldest >= years;
  }

  /** The child may be younger. */
  public boolean mayBeUnder(int years) {
    return youngest < years;
  }
}
