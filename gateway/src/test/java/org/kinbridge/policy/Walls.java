package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Restriction;

/**
 * What may never leave, read from the document by eye: the labels that stand on it, and what is
 * about another child. It shares no code with the rules.
 */
final class Walls {
  private static final Set<String> REPORTER = Set.of("cp-reporter-identity", "cp-witness");
  private static final Set<String> WHEREABOUTS =
      Set.of("cp-whereabouts-child", "cp-whereabouts-protected-adult");

  private Walls() {}

  /** Paths below which nothing of that document may leave in these surroundings. */
  static List<String> of(Invented one, Invented.Asked asked) {
    NodeId recipient = asked.circumstances().parties().recipient().node();
    Set<String> labels = new HashSet<>(REPORTER);
    labels.removeAll(ordered(asked));
    if (isNational(asked.record().tree(), recipient)) {
      labels.add("cp-asylum");
    }
    boolean rescue = asked.request().purpose().filter(Purpose.EMERGENCY::equals).isPresent();
    boolean hunted =
        asked.circumstances().registers().restrictions().stream()
            .anyMatch(restriction -> reaches(restriction, recipient));
    if (hunted && !rescue) {
      labels.addAll(WHEREABOUTS);
    }
    List<String> stays = new ArrayList<>();
    one.strangers().forEach(entry -> stays.add("Bundle.entry[" + entry + "]"));
    JsonNode entries = asked.record().tree().path("entry");
    for (int i = 0; i < entries.size(); i++) {
      JsonNode resource = entries.path(i).path("resource");
      labelled(resource, "Bundle.entry[" + i + "].resource", labels, stays);
    }
    return stays;
  }

  /**
   * What a court ordered to be told to this very recipient; that a person looked is asked apart.
   */
  private static Set<String> ordered(Invented.Asked asked) {
    Recipient recipient = asked.circumstances().parties().recipient();
    Set<String> labels = new HashSet<>();
    for (Order order : asked.circumstances().registers().orders()) {
      boolean asks =
          asked.request().basis().evidence().stream()
              .anyMatch(paper -> paper.reference().equals(order.id()));
      boolean told =
          order.to().node().equals(recipient.node())
              && order.to().authority().equals(recipient.authority().id());
      if (asks && told) {
        labels.addAll(order.names().labels());
      }
    }
    return labels;
  }

  private static boolean reaches(Restriction one, NodeId recipient) {
    return one.kind() == Restriction.Kind.NO_LOCATION_DISCLOSURE
        && (one.standing() == Restriction.Standing.PARTY_OR_HOLDER
            || one.elsewhere() != Restriction.Elsewhere.NO
            || one.reachableThrough().contains(recipient));
  }

  private static boolean isNational(JsonNode tree, NodeId state) {
    for (JsonNode entry : tree.path("entry")) {
      for (JsonNode extension : entry.at("/resource/extension")) {
        boolean nationality = extension.path("url").asText().endsWith("patient-nationality");
        if (nationality && extension.findValuesAsText("code").contains(state.value())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Labels of a resource stand in its meta, those of its members in an extension of each. */
  private static void labelled(
      JsonNode resource, String path, Set<String> labels, List<String> stays) {
    boolean child = resource.path("resourceType").asText().equals("Patient");
    for (JsonNode security : resource.path("meta").path("security")) {
      String label = security.path("code").asText();
      if (labels.contains(label) && !(child && WHEREABOUTS.contains(label))) {
        stays.add(path);
      }
    }
    for (String member : List.of("telecom", "address", "name", "identifier")) {
      JsonNode elements = resource.path(member);
      for (int i = 0; i < elements.size(); i++) {
        for (JsonNode extension : elements.path(i).path("extension")) {
          if (labels.contains(extension.at("/valueCoding/code").asText())) {
            stays.add(path + "." + member + "[" + i + "]");
          }
        }
      }
    }
  }
}
