package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Copies what leaves of one resource, each element whole or in its form. */
@Owned(by = "one assembly", lock = "none: never leaves it")
final class Copying {
  static final String FRAME = "frame";

  private final Situation situation;
  private final Marks marks;
  private final Pruning pruning;
  private final MetaLabels labels;
  private final Addresses addresses;
  private final List<Transformation> transformations = new ArrayList<>();

  Copying(Situation situation, Pruning pruning, MetaLabels labels, Addresses addresses) {
    this.situation = situation;
    this.marks = pruning.marks();
    this.pruning = pruning;
    this.labels = labels;
    this.addresses = addresses;
  }

  ObjectNode of(Resource resource) {
    ObjectNode copy = Fhir.object();
    copy.set("resourceType", resource.root().node().path("resourceType"));
    copy.putObject("meta");
    for (Element element : resource.root().children()) {
      boolean summarySection = element.name().equals("section");
      if (!Selection.isBuiltAnew(element) && !summarySection) {
        copy(element, resource, copy);
      }
    }
    noted(resource, copy);
    mask(copy, resource);
    labels.of(copy, resource.root().node());
    identify(copy, resource);
    return copy;
  }

  List<Transformation> transformations() {
    return List.copyOf(transformations);
  }

  private void transformed(String path, Form form, String by) {
    transformations.add(new Transformation(path, form, by));
  }

  private void copy(Element element, Resource resource, ObjectNode copy) {
    if (marks.of(element).orElse(null) instanceof Mark.Released(String by, var form)
        && form.isPresent()) {
      shaped(element, form.get(), resource, copy);
      transformed(element.path(), form.get(), by);
    } else {
      pruning.copy(element).ifPresent(value -> Pruning.put(copy, element, value));
    }
  }

  private void shaped(Element element, Form form, Resource resource, ObjectNode copy) {
    switch (form) {
      case YEAR -> Pruning.put(copy, element, Forms.year(element));
      case COUNTRY -> Forms.country(element).ifPresent(value -> Pruning.put(copy, element, value));
      case AGE_BAND -> {
        if (copy.path("extension").findValuesAsText("url").stream()
            .noneMatch(url -> url.endsWith(Forms.ESTIMATE))) {
          Forms.ageBand(resource, situation.putTogether())
              .ifPresent(band -> copy.withArray("/extension").add(band));
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
  private void noted(Resource resource, ObjectNode copy) {
    for (Note note : marks.notes()) {
      boolean here =
          note.element().equals(resource.root())
              || note.element().parent().filter(resource.root()::equals).isPresent();
      if (here && note.form() == Form.REVIEW_OVERDUE) {
        overdue(resource, copy, note);
      } else if (here && note.form() == Form.EXPIRED && copy.has(note.element().name())) {
        copy.set(note.element().name(), Fhir.own("cp-legal-state", "expired"));
        transformed(note.element().path(), note.form(), note.by());
      }
    }
  }

  private void overdue(Resource resource, ObjectNode copy, Note note) {
    for (JsonNode due : resource.extensions("cp-review-due")) {
      ObjectNode since =
          Fhir.object().put("url", Fhir.BASE + "/StructureDefinition/cp-review-overdue-since");
      since.set("valueDate", due.path("valueDate"));
      copy.withArray("/extension").add(since);
      transformed(resource.root().path(), note.form(), note.by());
    }
  }

  /**
   * Where no contact of the child is left and one is announced, one placeholder says so. A silent
   * one beside it changes nothing.
   */
  private void mask(ObjectNode copy, Resource resource) {
    if (!resource.equals(marks.document().child())) {
      return;
    }
    for (String contact : List.of("address", "telecom")) {
      List<Element> all = resource.root().children(contact);
      boolean announced = all.stream().anyMatch(marks::isAnnounced) && !copy.has(contact);
      if (announced) {
        copy.putArray(contact).add(Fhir.masked());
        transformed(resource.root().path() + "." + contact, Form.MASKED, MinimumNecessary.ID);
      }
    }
  }

  private void identify(ObjectNode copy, Resource resource) {
    boolean child = resource.equals(marks.document().child());
    JsonNode identifiers = copy.path("identifier");
    for (int i = 0; i < identifiers.size(); i++) {
      JsonNode identifier = identifiers.get(i);
      String system = identifier.path("system").asText("");
      if (system.contains("/sid/cross-border-")) {
        String inner = child ? "child" : identifier.path("value").asText("");
        ObjectNode named = identifier.deepCopy();
        ((ArrayNode) identifiers).set(i, named.put("value", addresses.value(system, inner)));
        transformed(resource.root().path() + ".identifier", Form.PAIRWISE_ID, FRAME);
      }
    }
  }
}
