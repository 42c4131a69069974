package org.kinbridge.policy.rule.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import org.kinbridge.policy.element.Resource;

/**
 * Between which ages the child is, in full years. Where birth date and estimate differ both count:
 * a narrower guess could pass over a person whose consent is needed.
 */
record AgeInterval(int youngest, int oldest) {
  private static final AgeInterval UNKNOWN = new AgeInterval(0, 150);

  static AgeInterval of(Resource child, LocalDate today) {
    LocalDate earliest = LocalDate.MAX;
    LocalDate latest = LocalDate.MIN;
    String birthDate = child.root().node().path("birthDate").asText("");
    if (!birthDate.isEmpty()) {
      earliest = first(birthDate);
      latest = last(birthDate);
    }
    for (JsonNode estimate : child.extensions("cp-age-estimate")) {
      JsonNode disputed = part(estimate, "disputed").path("valueBoolean");
      if (disputed.asBoolean(false)) {
        return UNKNOWN;
      }
      LocalDate asOf = last(part(estimate, "asOf").path("valueDate").asText(today.toString()));
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

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atDay(1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date.substring(0, 10));
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date.substring(0, 10));
    };
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** The child may be that old. */
  boolean mayHaveReached(int years) {
    return oldest >= years;
  }

  /** The child may be younger. */
  boolean mayBeUnder(int years) {
    return youngest < years;
  }
}
