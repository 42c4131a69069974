package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Note;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.minimise.Assembled.Transformation;
import org.kinbridge.policy.rule.redaction.MinimumNecessary;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.frozen.FrozenArray;

/** Copies what leaves of one resource, each element whole or in its form. */
@Owned(by = "one assembly", lock = "none: never leaves it")
final class Copying {
  static final String FRAME = "frame";

  private static final String OVERDUE = Fhir.BASE + "/StructureDefinition/cp-review-overdue-since";

  private final Situation situation;
  private final Marks marks;
  private final Resource child;
  private final Pruning pruning;
  private final MetaLabels labels;
  private final Addresses addresses;
  private final List<Transformation> transformations = new ArrayList<>();

  Copying(Situation situation, Pruning pruning, MetaLabels labels, Addresses addresses) {
    this.situation = situation;
    this.marks = pruning.marks();
    this.child = marks.document().child();
    this.pruning = pruning;
    this.labels = labels;
    this.addresses = addresses;
  }

  Part of(Resource resource) {
    Part copy = new Part();
    for (Element element : resource.root().children()) {
      boolean summarySection = element.name().equals("section");
      if (!Selection.isBuiltAnew(element) && !summarySection) {
        copy(element, resource, copy);
      }
    }
    noted(resource, copy);
    mask(copy, resource);
    identify(copy, resource);
    JsonNode original = resource.root().node();
    return new Part()
        .set("resourceType", original.path("resourceType"))
        .set("meta", labels.of(copy, original))
        .setAll(copy);
  }

  List<Transformation> transformations() {
    return List.copyOf(transformations);
  }

  private void transformed(String path, Form form, String by) {
    transformations.add(new Transformation(path, form, by));
  }

  private void copy(Element element, Resource resource, Part copy) {
    if (marks.of(element).orElse(null) instanceof Mark.Released(String by, var form)
        && form.isPresent()) {
      shaped(element, form.get(), resource, copy);
      transformed(element.path(), form.get(), by);
    } else {
      pruning.copy(element, copy);
    }
  }

  private void shaped(Element element, Form form, Resource resource, Part copy) {
    switch (form) {
      case YEAR -> copy.put(element, Forms.year(element));
      case COUNTRY -> Forms.country(element).ifPresent(value -> copy.put(element, value));
      case AGE_BAND -> {
        if (copy.get("extension").findValuesAsText("url").stream()
            .noneMatch(url -> url.endsWith(Forms.ESTIMATE))) {
          Forms.ageBand(resource, situation.putTogether())
              .ifPresent(band -> copy.add("extension", band));
        }
      }
      case PAIRWISE_ID,
          LABEL,
          CENTRAL_AUTHORITY_SHOWN,
          CONSENT_SHOWN,
          SECTION_WITHHELD,
          MASKED,
          REVIEW_OVERDUE,
          EXPIRED,
          UNDER_ENQUIRY,
          METADATA_STRIPPED ->
          throw new IllegalStateException("no class releases an element as " + form.code());
    }
  }

  /** What a rule wants said of what leaves. */
  private void noted(Resource resource, Part copy) {
    for (Note note : marks.notes()) {
      boolean here =
          note.element().equals(resource.root())
              || note.element().parent().filter(resource.root()::equals).isPresent();
      if (here && note.form() == Form.REVIEW_OVERDUE) {
        overdue(resource, copy, note);
      } else if (here && note.form() == Form.EXPIRED && copy.has(note.element().name())) {
        copy.replace(note.element().name(), Fhir.own("cp-legal-state", "expired"));
        transformed(note.element().path(), note.form(), note.by());
      }
    }
  }

  private void overdue(Resource resource, Part copy, Note note) {
    for (JsonNode due : resource.extensions("cp-review-due")) {
      copy.add("extension", Fhir.extension(OVERDUE, "valueDate", due.path("valueDate")));
      transformed(resource.root().path(), note.form(), note.by());
    }
  }

  /**
   * Where no contact of the child is left and one is announced, one placeholder says so. A silent
   * one beside it changes nothing.
   */
  private void mask(Part copy, Resource resource) {
    if (!resource.equals(child)) {
      return;
    }
    for (String contact : List.of("address", "telecom")) {
      List<Element> all = resource.root().children(contact);
      if (!copy.has(contact) && all.stream().anyMatch(marks::isAnnounced)) {
        copy.add(contact, Fhir.MASKED);
        transformed(resource.root().path() + "." + contact, Form.MASKED, MinimumNecessary.ID);
      }
    }
  }

  private void identify(Part copy, Resource resource) {
    JsonNode identifiers = copy.get("identifier");
    if (identifiers.isMissingNode()) {
      return;
    }
    List<JsonNode> named = new ArrayList<>(identifiers.size());
    for (JsonNode identifier : identifiers) {
      String system = identifier.path("system").asText("");
      if (system.contains("/sid/cross-border-")) {
        String inner = resource.equals(child) ? "child" : identifier.path("value").asText("");
        named.add(Fhir.renamed(identifier, addresses.value(system, inner)));
        transformed(resource.root().path() + ".identifier", Form.PAIRWISE_ID, FRAME);
      } else {
        named.add(identifier);
      }
    }
    copy.replace("identifier", FrozenArray.of(named));
  }
}
