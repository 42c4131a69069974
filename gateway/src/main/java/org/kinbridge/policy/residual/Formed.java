package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.policy.residual.Scalars.Scalar;

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

  private final Explained explained;
  private final Set<String> written = new HashSet<>();
  private final String today;
  private final String putTogether;

  /**
   * @param explained gains what a form makes of a value that the record has
   */
  Formed(Evidence evidence, List<Scalar> record, Explained explained) {
    this.explained = explained;
    this.today = evidence.circumstances().moment().day().toString();
    this.putTogether = putTogether(record);
    Map<String, String> all = evidence.marked().formed();
    Map<String, List<Scalar>> at = at(places(all), record);
    for (Map.Entry<String, String> formed : all.entrySet()) {
      List<Scalar> here = at.getOrDefault(formed.getKey(), List.of());
      switch (formed.getValue()) {
        case "year" -> years(here);
        case "country" -> countries(here);
        case "age-band" -> ages(here);
        case "expired" -> expired(at.getOrDefault(end(formed.getKey()), List.of()));
        case "review-overdue" -> overdue(record);
        case "under-enquiry" -> enquiry();
        default -> {} // a form that this pass does not know explains nothing
      }
    }
  }

  boolean explains(String shape, String text) {
    return !written.isEmpty() && written.contains(shape + " " + text);
  }

  /** What such a value is said as of. */
  private static String putTogether(List<Scalar> record) {
    for (Scalar scalar : record) {
      if (scalar.shape().text().equals("cp-case-summary.date")) {
        return scalar.text().split("T")[0];
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
  private static Map<String, List<Scalar>> at(Set<String> places, List<Scalar> record) {
    Map<String, List<Scalar>> found = new HashMap<>();
    for (int i = 0; !places.isEmpty() && i < record.size(); i++) {
      String path = record.get(i).path();
      for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
        String place = path.substring(0, end);
        if (places.contains(place)) {
          found.computeIfAbsent(place, first -> new ArrayList<>()).add(record.get(i));
        }
      }
    }
    return found;
  }

  private void years(List<Scalar> dates) {
    for (Scalar date : dates) {
      explained.add(date.shape(), TextNode.valueOf(date.text().substring(0, 4)));
    }
  }

  private void countries(List<Scalar> address) {
    for (Scalar part : address) {
      String shape = part.shape().text();
      if (shape.endsWith(".address.country") || shape.contains(".address.extension.")) {
        explained.add(part.shape(), part.value());
      }
    }
  }

  private void ages(List<Scalar> parts) {
    for (Scalar part : parts) {
      String profile = part.shape().text();
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
  private void expired(List<Scalar> ends) {
    if (ends.stream().anyMatch(end -> end.text().compareTo(today) < 0)) {
      explain("cp-legal-measure.legalState.coding.code", "expired");
      explain(
          "cp-legal-measure.legalState.coding.system",
          "https://kinbridge.example/fhir/CodeSystem/cp-legal-state");
    }
  }

  private void overdue(List<Scalar> record) {
    explain("cp-legal-measure.extension.url", OVERDUE);
    for (Scalar scalar : record) {
      boolean date = scalar.shape().text().equals("cp-legal-measure.extension.valueDate");
      if (date && scalar.text().compareTo(today) < 0) {
        explained.add(scalar.shape(), scalar.value());
      }
    }
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
