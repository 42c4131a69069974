package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What leaves in another form than it stood in the record. Each form explains the few values that
 * it can give, in the one place where it gives them; how it is made is not believed.
 */
final class Formed {
  private static final Set<String> AGES = Set.of("0", "4", "5", "11", "12", "17", "18", "120");
  private static final String ESTIMATE =
      "https://kinbridge.example/fhir/StructureDefinition/cp-age-estimate";
  private static final String OVERDUE =
      "https://kinbridge.example/fhir/StructureDefinition/cp-review-overdue-since";

  private final Scalars record;
  private final Explained explained;
  private final Set<String> written = new HashSet<>();
  private final LocalDate today;
  private final String putTogether;

  /**
   * @param explained gains what a form makes of a value that the record has
   */
  Formed(Evidence evidence, Scalars record, Explained explained) {
    this.record = record;
    this.explained = explained;
    this.today = evidence.circumstances().moment().day();
    Map<String, String> all = evidence.marked().formed();
    this.putTogether = all.isEmpty() ? "" : putTogether();
    Map<String, List<Integer>> at = at(places(all));
    for (Map.Entry<String, String> formed : all.entrySet()) {
      List<Integer> here = at.getOrDefault(formed.getKey(), List.of());
      switch (formed.getValue()) {
        case "year" -> years(here);
        case "country" -> countries(here);
        case "age-band" -> ages(here);
        case "expired" -> expired(at.getOrDefault(end(formed.getKey()), List.of()));
        case "review-overdue" -> overdue();
        case "under-enquiry" -> enquiry();
        default -> {} // a form that this pass does not know explains nothing
      }
    }
  }

  boolean explains(String shape, String text) {
    return !written.isEmpty() && written.contains(shape + " " + text);
  }

  /** What such a value is said as of. */
  private String putTogether() {
    for (int i = 0; i < record.size(); i++) {
      if (record.shape(i).text().equals("cp-case-summary.date")) {
        return record.text(i).split("T")[0];
      }
    }
    return "";
  }

  private void explain(String shape, String text) {
    written.add(shape + " " + text);
  }

  /** Where the scalars are looked for: what is formed, and when the measure of one ended. */
  private static Set<String> places(Map<String, String> formed) {
    Set<String> places = new HashSet<>(formed.keySet());
    formed.forEach(
        (path, form) -> {
          if (form.equals("expired")) {
            places.add(end(path));
          }
        });
    return places;
  }

  private static String end(String legalState) {
    return legalState.substring(0, legalState.lastIndexOf('.')) + ".applies.end";
  }

  /** The scalars at or below each place: one look at the record, however many places. */
  private Map<String, List<Integer>> at(Set<String> places) {
    Map<String, List<Integer>> found = new HashMap<>();
    for (int i = 0; !places.isEmpty() && i < record.size(); i++) {
      String path = record.path(i);
      for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
        String place = path.substring(0, end);
        if (places.contains(place)) {
          found.computeIfAbsent(place, first -> new ArrayList<>()).add(i);
        }
      }
    }
    return found;
  }

  private void years(List<Integer> dates) {
    for (int date : dates) {
      explained.add(record.shape(date), TextNode.valueOf(record.text(date).substring(0, 4)));
    }
  }

  private void countries(List<Integer> address) {
    for (int part : address) {
      String shape = record.shape(part).text();
      if (shape.endsWith(".address.country") || shape.contains(".address.extension.")) {
        explained.add(record.shape(part), record.value(part));
      }
    }
  }

  private void ages(List<Integer> parts) {
    for (int part : parts) {
      String profile = record.shape(part).text();
      String extension = profile.substring(0, profile.indexOf('.')) + ".extension.";
      explain(extension + "url", ESTIMATE);
      for (String part1 : List.of("lowAge", "highAge", "basis", "asOf")) {
        explain(extension + "extension.url", part1);
      }
      AGES.forEach(age -> explain(extension + "extension.valueAge.value", age));
      explain(extension + "extension.valueAge.unit", "a");
      explain(extension + "extension.valueAge.code", "a");
      explain(extension + "extension.valueAge.system", "http://unitsofmeasure.org");
      explain(extension + "extension.valueDate", putTogether);
      String basis = extension + "extension.valueCodeableConcept.coding.";
      explain(basis + "system", "https://kinbridge.example/fhir/CodeSystem/cp-age-basis");
      explain(basis + "code", "unknown");
    }
  }

  /** Only where the record itself says that the measure ended before today. */
  private void expired(List<Integer> ends) {
    if (ends.stream().anyMatch(end -> isPast(end))) {
      explain("cp-legal-measure.legalState.coding.code", "expired");
      explain(
          "cp-legal-measure.legalState.coding.system",
          "https://kinbridge.example/fhir/CodeSystem/cp-legal-state");
    }
  }

  private void overdue() {
    explain("cp-legal-measure.extension.url", OVERDUE);
    for (int i = 0; i < record.size(); i++) {
      if (record.shape(i).text().equals("cp-legal-measure.extension.valueDate") && isPast(i)) {
        explained.add(record.shape(i), record.value(i));
      }
    }
  }

  private boolean isPast(int date) {
    return record.text(date).compareTo(today.toString()) < 0;
  }

  private void enquiry() {
    explain("cp-alert.resourceType", "Flag");
    explain("cp-alert.meta.profile", "https://kinbridge.example/fhir/StructureDefinition/cp-alert");
    explain("cp-alert.status", "active");
    explain(
        "cp-alert.category.coding.system",
        "https://kinbridge.example/fhir/CodeSystem/cp-alert-category");
    explain("cp-alert.category.coding.code", "safety");
    explain("cp-alert.code.coding.system", "https://kinbridge.example/fhir/CodeSystem/cp-alert");
    explain("cp-alert.code.coding.code", "concern-under-enquiry");
    explain("cp-alert.period.start", putTogether);
  }
}
