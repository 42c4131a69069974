package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Note;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.policy.file.Enclosures;
import org.kinbridge.policy.minimise.Assembled.Transformation;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.consent.Consents;
import org.kinbridge.policy.rule.redaction.MinimumNecessary;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/** Builds the leaving document, entry by entry. */
@Owned(by = "one call of Assembly.of", lock = "none: never leaves that call")
public final class Assembly {
  private static final String RECIPIENT = "recipient";

  private final Situation situation;
  private final Marks marks;
  private final Document document;
  private final Kept kept;
  private final MetaLabels labels;
  private final Addresses addresses;
  private final List<Transformation> transformations = new ArrayList<>();
  private final List<Enclosed> files;

  /** Of what leaves beside the summary, which is the first of them and done last. */
  private final List<JsonNode> entries = new ArrayList<>();

  private Assembly(Situation situation, Marks marks, Kept kept) {
    this.situation = situation;
    this.marks = marks;
    this.document = marks.document();
    this.kept = kept;
    this.labels = new MetaLabels(situation.version().labels(), Permission.lifted(situation));
    this.addresses = new Addresses(situation.circumstances().ids());
    this.files = Enclosures.of(situation);
  }

  /** The document of what the marks release, with what request and registers add to it. */
  public static Assembled of(Situation situation, Marks marks, Kept kept) {
    return new Assembly(situation, marks, kept).assemble();
  }

  private Assembled assemble() {
    JsonNode original = document.root().node();
    Pruning pruning = new Pruning(marks, addresses);
    Copying copying = new Copying(situation, pruning, labels, addresses);
    Part summary = copying.of(document.summary());
    for (Resource resource : document.resources()) {
      if (kept.contains(resource) && !resource.equals(document.summary())) {
        join(resource.fullUrl(), copying.of(resource).done());
      }
    }
    transformations.addAll(copying.transformations());
    String sender = summary.get("author").path(0).path("reference").asText("");
    Sections sections = new Sections(situation, kept, pruning, addresses);
    List<JsonNode> listed =
        sections.of(
            Map.of(
                Sections.REQUEST, consents(sender),
                Sections.CONCERNS, enquiry(sender),
                Sections.LEGAL, papers(sender)));
    sections
        .withheld()
        .forEach(section -> transformed(section, Form.SECTION_WITHHELD, MinimumNecessary.ID));
    int statements = statements(listed, sender);
    summary.replace("section", FrozenArray.of(listed)).replace("confidentiality", Fhir.text("V"));
    String shown = senderShown();
    entries.addFirst(entry(document.summary().fullUrl(), summary.done()));
    List<String> handling = labels.handling(extraLabels(sections));
    transformed("Bundle.meta.security", Form.LABEL, Copying.FRAME);
    transformed("Bundle.entry.fullUrl", Form.PAIRWISE_ID, Copying.FRAME);
    FrozenObject bundle =
        new Part()
            .set("resourceType", "Bundle")
            .set("meta", labels.document(original, handling))
            .set("identifier", bundleIdentifier(original))
            .set("type", original.path("type"))
            .set("timestamp", original.path("timestamp"))
            .set("entry", FrozenArray.of(entries))
            .done();
    return new Assembled(bundle, transformations, statements, files, handling, shown);
  }

  private FrozenObject entry(String inner, FrozenObject resource) {
    return Fhir.entry(addresses.of(inner), resource);
  }

  private void join(String inner, FrozenObject resource) {
    entries.add(entry(inner, resource));
  }

  private void transformed(String path, Form form, String by) {
    transformations.add(new Transformation(path, form, by));
  }

  private FrozenObject bundleIdentifier(JsonNode original) {
    String inner = original.path("identifier").path("value").asText("") + "|" + situation.now();
    return new Part()
        .set("system", "urn:ietf:rfc:3986")
        .set("value", "urn:uuid:" + addresses.value("document", inner))
        .done();
  }

  /** Adds the registered consents that the row rests on; the addresses of the added ones. */
  private List<String> consents(String sender) {
    if (!Permission.showsConsent(situation)) {
      return List.of();
    }
    List<String> added = new ArrayList<>();
    String child = addresses.of(document.child().fullUrl());
    join(
        RECIPIENT,
        Additions.authority(situation.recipient().authority(), situation.recipient().node()));
    for (Consent consent : Consents.shown(situation)) {
      String performer = child;
      if (consent.by().role() == Giver.Role.GUARDIAN) {
        String guardian = "guardian " + consent.id();
        performer = addresses.of(guardian);
        join(guardian, Additions.guardian(child));
      }
      String url = "consent " + consent.id();
      LocalDate recorded = situation.circumstances().moment().day(consent.recordedAt());
      Additions.Roles roles =
          new Additions.Roles(child, performer, sender, addresses.of(RECIPIENT));
      join(url, Additions.consent(consent, recorded, roles));
      transformed(url, Form.CONSENT_SHOWN, "R02");
      added.add(addresses.of(url));
    }
    return added;
  }

  /** That there is an enquiry, where a rule says so; the address of what says it. */
  private List<String> enquiry(String sender) {
    for (Note note : marks.notes()) {
      if (note.form() == Form.UNDER_ENQUIRY) {
        String url = "under enquiry";
        String child = addresses.of(document.child().fullUrl());
        join(url, Additions.enquiry(child, sender, situation.putTogether()));
        transformed(note.element().path(), Form.UNDER_ENQUIRY, note.by());
        return List.of(addresses.of(url));
      }
    }
    return List.of();
  }

  /** The files that leave, as papers; their addresses. */
  private List<String> papers(String sender) {
    List<String> added = new ArrayList<>();
    String child = addresses.of(document.child().fullUrl());
    String time = document.root().node().path("timestamp").asText();
    for (Enclosed file : files) {
      if (file instanceof Enclosed.Leaves leaves) {
        String url = "file " + leaves.clean().digest().hex(); // another picture has another address
        if (!added.contains(addresses.of(url))) { // the same one leaves once
          join(url, Additions.paper(leaves.clean(), child, sender, time));
          added.add(addresses.of(url));
        }
      }
    }
    return added;
  }

  private int statements(List<JsonNode> sections, String sender) {
    if (!Permission.allowsNarrative(situation)) {
      return 0;
    }
    for (Statement statement : situation.request().statements()) {
      sections.add(Additions.statement(statement, sender));
    }
    return situation.request().statements().size();
  }

  /** A state of origin sees the central authority and no other of this state. */
  private String senderShown() {
    if (situation.origin() != Origin.RECIPIENT) {
      return situation.sender().acting().id().value();
    }
    entries.replaceAll(this::centralShown);
    return situation.sender().central().id().value();
  }

  private JsonNode centralShown(JsonNode entry) {
    JsonNode resource = entry.path("resource");
    if (!resource.path("resourceType").asText("").equals("Organization")) {
      return entry;
    }
    transformed("Bundle.entry.resource(cp-authority)", Form.CENTRAL_AUTHORITY_SHOWN, "R09");
    return Fhir.entry(
        entry.path("fullUrl").asText(),
        Additions.described(resource, situation.sender().central(), situation.sender().node()));
  }

  private Set<String> extraLabels(Sections sections) {
    Set<String> extra = new LinkedHashSet<>();
    if (labels.tellWhereabouts()) {
      extra.add("ORCON");
    }
    if (situation.request().purpose().equals(Optional.of(Purpose.EMERGENCY))) {
      extra.add("DELAU");
    }
    boolean announced = document.elements().stream().anyMatch(marks::isAnnounced);
    if (announced || !sections.withheld().isEmpty()) {
      extra.add("REDACTED");
    }
    return extra;
  }
}
