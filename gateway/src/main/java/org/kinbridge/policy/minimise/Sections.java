package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.frozen.FrozenArray;

/** The summary's table of contents after pruning: emptied sections say so, or were never there. */
@Owned(by = "one assembly", lock = "none: never leaves it")
final class Sections {
  static final String REQUEST = "request";
  static final String CONCERNS = "concerns";
  static final String LEGAL = "legal"; // measures and papers

  private static final String CASE = "case";

  private final Situation situation;
  private final Marks marks;
  private final Kept kept;
  private final Pruning pruning;
  private final Addresses addresses;
  private final List<String> withheld = new ArrayList<>();

  Sections(Situation situation, Kept kept, Pruning pruning, Addresses addresses) {
    this.situation = situation;
    this.marks = pruning.marks();
    this.kept = kept;
    this.pruning = pruning;
    this.addresses = addresses;
  }

  /**
   * @param joining addresses of what joins the document, by section
   */
  List<JsonNode> of(Map<String, List<String>> joining) {
    List<JsonNode> sections = new ArrayList<>();
    Map<String, List<String>> waiting = new TreeMap<>(joining);
    for (Element section : situation.document().summary().root().children("section")) {
      if (!section.children("text").isEmpty()) {
        pruning.copy(section, (whole, value) -> sections.add(value));
        continue;
      }
      String code = Element.codes(section.node().path("code")).getFirst();
      List<String> entries = entries(section);
      Optional.ofNullable(waiting.remove(code)).ifPresent(entries::addAll);
      section(code, section, entries).ifPresent(sections::add);
    }
    waiting.forEach(
        (code, entries) -> {
          if (!entries.isEmpty()) {
            sections.add(listing(code, entries));
          }
        });
    if (sections.isEmpty()) { // a summary has a section; that there is a case tells nothing
      sections.add(Fhir.withheldSection(CASE));
      withheld.add("section(" + CASE + ")");
    }
    return sections;
  }

  /** The sections that say that something is withheld. */
  List<String> withheld() {
    return List.copyOf(withheld);
  }

  private Optional<JsonNode> section(String code, Element section, List<String> entries) {
    if (!entries.isEmpty()) {
      return Optional.of(listing(code, entries));
    }
    if (section.children("entry").stream().noneMatch(this::announces)) {
      return Optional.empty();
    }
    withheld.add(section.path());
    return Optional.of(Fhir.withheldSection(code));
  }

  private List<String> entries(Element section) {
    List<String> entries = new ArrayList<>();
    for (Element entry : section.children("entry")) {
      String target = entry.node().path("reference").asText("");
      if (situation.document().at(target).filter(kept::contains).isPresent()) {
        entries.add(addresses.of(target));
      }
    }
    return entries;
  }

  /** Something of the target was withheld, and not all of it silently. */
  private boolean announces(Element entry) {
    Optional<Resource> target = situation.document().at(entry.node().path("reference").asText(""));
    return target.isPresent()
        && target.get().root().children().stream().anyMatch(marks::isAnnounced);
  }

  private static JsonNode listing(String code, List<String> entries) {
    List<JsonNode> listed = new ArrayList<>(entries.size());
    entries.forEach(url -> listed.add(Fhir.reference(url)));
    return Fhir.section(code, FrozenArray.of(listed));
  }
}
