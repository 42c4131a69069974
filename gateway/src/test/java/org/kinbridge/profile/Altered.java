package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kinbridge.profile.Spots.Spot;

/** Other values of the right type: other codes, other constants, references that lead elsewhere. */
final class Altered {
  /** Invariants that can be broken anywhere in the same way. */
  static final Set<String> GENERIC = Set.of("dom-2", "dom-3", "dom-4", "dom-5", "ext-1");

  private static final List<String> OTHER = List.of("strange", "zz-other", "no-such-code");

  private Altered() {}

  /** The value, or the first code or text inside it, changed. */
  static List<JsonNode> of(JsonNode example, Spot spot) {
    List<JsonNode> mutants = new ArrayList<>();
    JsonNode value = Spots.at(example, spot.path()).orElseThrow();
    if (value.isBoolean()) {
      return Mutants.replaced(example, spot, List.of(String.valueOf(!value.booleanValue())));
    }
    for (String other : OTHER) {
      JsonNode copy = example.deepCopy();
      JsonNode here = Spots.at(copy, spot.path()).orElseThrow();
      if (here.isTextual()) {
        String text = here.textValue().contains(":") ? "urn:x:" + other : other;
        mutants.addAll(Mutants.replaced(example, spot, List.of('"' + text + '"')));
      } else if (change(here, other)) {
        mutants.add(copy);
      }
    }
    return mutants;
  }

  private static boolean change(JsonNode value, String other) {
    JsonNode coding = value.path("coding").path(0);
    JsonNode holder = coding.isMissingNode() ? value : coding;
    String member = holder.has("code") ? "code" : "system";
    ((ObjectNode) holder).put(member, member.equals("code") ? other : "urn:x:" + other);
    return true;
  }

  static List<JsonNode> codes(JsonNode example, Spot spot) {
    List<JsonNode> mutants = of(example, spot);
    JsonNode copy = example.deepCopy();
    JsonNode here = Spots.at(copy, spot.path()).orElseThrow();
    JsonNode coding = here.path("coding").path(0);
    if (coding.isMissingNode() ? here.has("system") : coding.has("system")) {
      ((ObjectNode) (coding.isMissingNode() ? here : coding))
          .put("system", "https://kinbridge.example/fhir/CodeSystem/cp-section");
      mutants.add(1, copy);
    }
    return mutants;
  }

  /** References that lead to nothing, and to each other entry of the document. */
  static List<JsonNode> targets(JsonNode document, Spot spot) {
    List<String> others = new ArrayList<>(List.of("urn:uuid:bb000000-0000-4000-8000-000000000099"));
    document.path("entry").forEach(entry -> others.add(entry.path("fullUrl").asText()));
    List<JsonNode> mutants = new ArrayList<>();
    for (String other : others) {
      JsonNode copy = document.deepCopy();
      ((ObjectNode) Spots.at(copy, spot.path()).orElseThrow()).put("reference", other);
      if (!copy.equals(document)) {
        mutants.add(copy);
      }
    }
    return mutants;
  }

  static List<JsonNode> generic(JsonNode example, Spot spot, String key) {
    JsonNode copy = example.deepCopy();
    ObjectNode here = (ObjectNode) Spots.at(copy, spot.path()).orElseThrow();
    switch (key) {
      case "dom-2" ->
          here.set(
              "contained",
              Mutants.parse(
                  "[{\"resourceType\":\"Basic\",\"id\":\"x\",\"code\":{\"text\":\"x\"},\"contained\":[{\"resourceType\":\"Basic\",\"id\":\"y\",\"code\":{\"text\":\"x\"}}]}]"));
      case "dom-3" ->
          here.set(
              "contained",
              Mutants.parse(
                  "[{\"resourceType\":\"Basic\",\"id\":\"x\",\"code\":{\"text\":\"x\"}}]"));
      case "dom-4" ->
          here.set(
              "contained",
              Mutants.parse(
                  "[{\"resourceType\":\"Basic\",\"id\":\"x\",\"meta\":{\"versionId\":\"1\"},\"code\":{\"text\":\"x\"}}]"));
      case "dom-5" ->
          here.set(
              "contained",
              Mutants.parse(
                  "[{\"resourceType\":\"Basic\",\"id\":\"x\",\"meta\":{\"security\":[{\"code\":\"x\"}]},\"code\":{\"text\":\"x\"}}]"));
      default -> {
        if (here.has("extension")) {
          here.put("valueString", "x");
        } else {
          here.set(
              "extension",
              Mutants.parse(
                  "[{\"url\":\"https://kinbridge.example/strange\",\"valueString\":\"x\"}]"));
        }
      }
    }
    return List.of(copy);
  }

  /** What the validator says instead of the key, where it checks by code and not by expression. */
  static String instead(String key) {
    return switch (key) {
      case "bdl-9", "bdl-10", "bdl-11", "bdl-12", "bdl-7", "bdl-8" ->
          "Bundle|Document|bundle|document";
      case "txt-1", "txt-2" -> "XHTML|xhtml|div";
      case "ref-1" -> "contained|Constraint failed";
      default -> "Constraint failed: " + key;
    };
  }
}
