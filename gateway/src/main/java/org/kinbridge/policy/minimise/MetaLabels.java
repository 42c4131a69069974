package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.policy.pack.Labels;

/**
 * The labels of what leaves. Confidentiality is V everywhere: a label that depends on what was cut
 * out would tell of it. A label that reveals by existing goes with its data.
 */
final class MetaLabels {
  private static final Set<String> PLACES = Set.of("address", "telecom", "focus");

  private static final String OWN_WORDS = "cp-child-own-words";

  private final Labels labels;
  private final Set<String> whereabouts;
  private final Set<String> never;

  /**
   * @param lifted labels of which an order opened what they hide: they go with it
   */
  MetaLabels(Labels labels, Set<String> lifted) {
    this.labels = labels;
    this.whereabouts = new HashSet<>(labels.whereabouts().labels());
    this.whereabouts.add("LOCIS");
    this.never = new HashSet<>(labels.reporter());
    this.never.removeAll(lifted);
    this.never.addAll(labels.material());
    this.never.addAll(labels.silent().labels());
  }

  /** Rewrites the labels of one pruned resource. */
  void of(ObjectNode resource, JsonNode original) {
    ObjectNode meta = Fhir.object();
    meta.set("profile", original.path("meta").path("profile"));
    ArrayNode security = meta.putArray("security");
    security.add(Fhir.coding(Fhir.CONFIDENTIALITY, "V"));
    boolean placed = tellsPlace(resource);
    for (JsonNode label : original.path("meta").path("security")) {
      String code = label.path("code").asText("");
      boolean confidentiality = label.path("system").asText("").equals(Fhir.CONFIDENTIALITY);
      boolean gone =
          never.contains(code)
              || (whereabouts.contains(code) && !placed)
              || (code.equals(OWN_WORDS) && !resource.has("valueString"));
      if (!confidentiality && !gone && !code.equals("REDACTED")) {
        security.add(label);
      }
    }
    resource.set("meta", meta);
  }

  /**
   * A carer is a place by being one: the profile marks the whole person, and R11 took the person
   * where it matters.
   */
  private static boolean tellsPlace(ObjectNode resource) {
    return resource.path("resourceType").asText("").equals("RelatedPerson")
        || PLACES.stream().anyMatch(resource::has);
  }

  /** The labels of the whole document. */
  List<String> document(ObjectNode bundle, JsonNode original, Set<String> extra) {
    ObjectNode meta = Fhir.object();
    meta.set("profile", original.path("meta").path("profile"));
    ArrayNode security = meta.putArray("security");
    security.add(Fhir.coding(Fhir.CONFIDENTIALITY, "V"));
    for (JsonNode label : original.path("meta").path("security")) {
      if (label.path("code").asText("").equals("HTEST")) {
        security.add(Fhir.coding(Fhir.ACT_REASON, "HTEST"));
      }
    }
    Set<String> codes = new java.util.LinkedHashSet<>(labels.handling());
    codes.addAll(extra);
    for (String code : codes) {
      security.add(
          Fhir.coding(code.equals("REDACTED") ? Fhir.OBSERVATION_VALUE : Fhir.ACT_CODE, code));
    }
    bundle.set("meta", meta);
    return List.copyOf(codes);
  }

  /**
   * That somebody's place leaves with it: the originator wants to be asked before it is passed on.
   */
  boolean tellsWhereabouts(ObjectNode resource) {
    for (JsonNode label : resource.path("meta").path("security")) {
      if (whereabouts.contains(label.path("code").asText(""))) {
        return true;
      }
    }
    return (resource.path("resourceType").asText("").equals("Patient")
            && (resource.has("address") || resource.has("telecom")))
        || resource.has("focus");
  }
}
