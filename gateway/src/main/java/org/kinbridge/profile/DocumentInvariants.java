package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kinbridge.profile.Invariants.Predicate;
import org.kinbridge.profile.primitive.Uuid;

/** The invariants of the document as a whole and of its sections. */
final class DocumentInvariants {
  private static final Set<String> STATED = Set.of("danger", "situation", "request");
  private static final Set<String> HANDLING =
      Set.of("NOREUSE", "NORDSCLCD", "PERSISTLABEL", "MINEC");
  private static final Map<String, Set<String>> LISTED =
      Map.of(
          "case", Set.of("cp-case"),
          "concerns", Set.of("cp-protection-concern", "cp-alert", "cp-risk-assessment"),
          "circumstances", Set.of("cp-separation-status", "cp-care-arrangement"),
          "family", Set.of("cp-related-person"),
          "views", Set.of("cp-child-view"),
          "legal", Set.of("cp-legal-measure", "cp-document"),
          "education", Set.of("cp-education"),
          "request", Set.of("cp-consent", "cp-referral", "cp-task"));

  private DocumentInvariants() {}

  static void addTo(Map<String, Predicate> byKey) {
    byKey.put("bdl-7", (bundle, d) -> distinctAddresses(bundle));
    byKey.put("bdl-11", (bundle, d) -> type(bundle.path("entry").path(0)).equals("Composition"));
    byKey.put("cp-doc-1", (identifier, d) -> Uuid.isUrn(identifier.path("value").asText("")));
    byKey.put("cp-doc-2", (entry, d) -> Uuid.isUrn(entry.path("fullUrl").asText("")));
    byKey.put(
        "cp-doc-3",
        (bundle, d) -> codes(bundle.path("meta").path("security")).containsAll(HANDLING));
    byKey.put(
        "cp-doc-4",
        (bundle, d) -> count(bundle, "Composition") == 1 && count(bundle, "Patient") > 0);
    byKey.put("cp-doc-5", DocumentInvariants::sectionsListWhatTheyName);
    byKey.put("cp-doc-6", DocumentInvariants::everyEntryIsSpokenOf);
    byKey.put("cmp-1", (section, d) -> section.has("text") || section.has("entry"));
    byKey.put("cmp-2", (section, d) -> !section.has("emptyReason") || !section.has("entry"));
    byKey.put("cp-sum-1", (section, d) -> listsOrStatesOrWithholds(section));
    byKey.put("cp-sum-2", (section, d) -> !section.has("author") || states(section));
    byKey.put(
        "cp-sum-3",
        (section, d) -> !section.has("emptyReason") || status(section).equals("generated"));
    byKey.put("cp-sum-4", (summary, d) -> unstatedSectionsAppearOnce(summary));
  }

  private static String type(JsonNode entry) {
    return entry.path("resource").path("resourceType").asText("");
  }

  private static boolean distinctAddresses(JsonNode bundle) {
    Set<String> seen = new HashSet<>();
    for (JsonNode entry : bundle.path("entry")) {
      if (!seen.add(entry.path("fullUrl").asText(""))) {
        return false;
      }
    }
    return true;
  }

  private static int count(JsonNode bundle, String type) {
    int count = 0;
    for (JsonNode entry : bundle.path("entry")) {
      if (type(entry).equals(type)) {
        count++;
      }
    }
    return count;
  }

  private static Set<String> codes(JsonNode codings) {
    Set<String> codes = new HashSet<>();
    for (JsonNode coding : codings) {
      codes.add(coding.path("code").asText(""));
    }
    return codes;
  }

  private static boolean sectionsListWhatTheyName(JsonNode bundle, Document document) {
    for (JsonNode section : bundle.path("entry").path(0).path("resource").path("section")) {
      Set<String> kinds = LISTED.getOrDefault(Invariants.code(section.path("code")), Set.of());
      for (JsonNode listed : section.path("entry")) {
        if (!kinds.contains(document.at(listed.path("reference").asText("")).profile())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean everyEntryIsSpokenOf(JsonNode bundle, Document document) {
    for (JsonNode entry : bundle.path("entry")) {
      String type = type(entry);
      boolean speaks = type.equals("Composition") || type.equals("Provenance");
      if (!speaks && !document.at(entry.path("fullUrl").asText("")).isSpokenOf()) {
        return false;
      }
    }
    return true;
  }

  private static String status(JsonNode section) {
    return section.path("text").path("status").asText("");
  }

  private static boolean listsOrStatesOrWithholds(JsonNode section) {
    return section.has("entry")
        ? !section.has("text") && !section.has("author")
        : section.has("text") && section.has("author") != section.has("emptyReason");
  }

  private static boolean states(JsonNode section) {
    return STATED.contains(Invariants.code(section.path("code")))
        && status(section).equals("additional");
  }

  private static boolean unstatedSectionsAppearOnce(JsonNode summary) {
    Set<String> seen = new HashSet<>();
    for (JsonNode section : summary.path("section")) {
      if (!section.has("author") && !seen.add(Invariants.code(section.path("code")))) {
        return false;
      }
    }
    return true;
  }
}
