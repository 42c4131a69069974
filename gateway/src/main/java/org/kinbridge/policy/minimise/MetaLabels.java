package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.pack.Labels;
import org.kinbridge.profile.frozen.FrozenObject;

/**
 * The labels of what leaves. Confidentiality is V everywhere: a label that depends on what was cut
 * out would tell of it. A label that reveals by existing goes with its data.
 */
@Owned(by = "one assembly", lock = "none: never leaves it")
final class MetaLabels {
  private static final String OWN_WORDS = "cp-child-own-words";

  private final Labels labels;
  private final Set<String> lifted;
  private boolean tellsWhereabouts;

  /**
   * @param lifted labels of which an order opened what they hide: they go with it
   */
  MetaLabels(Labels labels, Set<String> lifted) {
    this.labels = labels;
    this.lifted = lifted;
  }

  /** A label that says where somebody is. */
  private boolean isOfPlace(String code) {
    return code.equals("LOCIS") || labels.whereabouts().labels().contains(code);
  }

  /** A label that leaves with nothing. */
  private boolean isOfSecret(String code) {
    return (labels.reporter().contains(code) && !lifted.contains(code))
        || labels.material().contains(code)
        || labels.silent().labels().contains(code);
  }

  /**
   * The labels of one resource.
   *
   * @param leaving what leaves of it
   */
  FrozenObject of(Part leaving, JsonNode original) {
    List<JsonNode> security = new ArrayList<>(List.of(Fhir.VERY));
    boolean placed = tellsPlace(leaving, original);
    for (JsonNode label : original.path("meta").path("security")) {
      String code = label.path("code").asText("");
      boolean confidentiality = label.path("system").asText("").equals(Fhir.CONFIDENTIALITY);
      boolean gone =
          isOfSecret(code)
              || (isOfPlace(code) && !placed)
              || (code.equals(OWN_WORDS) && !leaving.has("valueString"));
      if (!confidentiality && !gone && !code.equals("REDACTED")) {
        security.add(label);
        tellsWhereabouts |= isOfPlace(code);
      }
    }
    boolean child = original.path("resourceType").asText("").equals("Patient");
    tellsWhereabouts |=
        leaving.has("focus") || (child && (leaving.has("address") || leaving.has("telecom")));
    return Fhir.meta(original.path("meta").path("profile"), security);
  }

  /**
   * A carer is a place by being one: the profile marks the whole person, and R11 took the person
   * where it matters.
   */
  private static boolean tellsPlace(Part leaving, JsonNode original) {
    return original.path("resourceType").asText("").equals("RelatedPerson")
        || leaving.has("address")
        || leaving.has("telecom")
        || leaving.has("focus");
  }

  /** How the whole document is to be handled, in the order in which it says so. */
  List<String> handling(Set<String> extra) {
    Set<String> codes = new LinkedHashSet<>(labels.handling());
    codes.addAll(extra);
    return List.copyOf(codes);
  }

  /** The labels of the whole document. */
  FrozenObject document(JsonNode original, List<String> handling) {
    List<JsonNode> security = new ArrayList<>(List.of(Fhir.VERY));
    for (JsonNode label : original.path("meta").path("security")) {
      if (label.path("code").asText("").equals("HTEST")) {
        security.add(Fhir.coding(Fhir.ACT_REASON, "HTEST"));
      }
    }
    for (String code : handling) {
      security.add(
          Fhir.coding(code.equals("REDACTED") ? Fhir.OBSERVATION_VALUE : Fhir.ACT_CODE, code));
    }
    return Fhir.meta(original.path("meta").path("profile"), security);
  }

  /**
   * That somebody's place leaves with a resource labelled so far: the originator wants to be asked
   * before it is passed on.
   */
  boolean tellWhereabouts() {
    return tellsWhereabouts;
  }
}
