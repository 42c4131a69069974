package org.kinbridge.policy.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.policy.residual.Scalars.Scalar;

/**
 * (a) Every scalar that leaves is a released one of the same shape, or one of the few things that
 * may join.
 */
final class Trace {
  private static final Pattern UUID =
      Pattern.compile(
          "(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Set<String> ID_SHAPES =
      Set.of(
          "Bundle.fullUrl",
          "Bundle.identifier.value",
          "cp-child.identifier.value",
          "cp-case.identifier.value");
  private static final Set<String> FRAME_SHAPES =
      Set.of(
          "Bundle.resourceType",
          "Bundle.type",
          "Bundle.timestamp",
          "Bundle.identifier.system",
          "Bundle.meta.profile");
  private static final Set<String> LABELS =
      Set.of(
          "V",
          "HTEST",
          "NOREUSE",
          "NORDSCLCD",
          "PERSISTLABEL",
          "MINEC",
          "ORCON",
          "DELAU",
          "REDACTED",
          "LIVARG",
          "LOCIS",
          "VIO",
          "SDV",
          "SEX",
          "PSY",
          "HIV",
          "ADOL",
          "REL",
          "RACE",
          "AOD",
          "cp-trafficking",
          "cp-whereabouts-child",
          "cp-whereabouts-protected-adult",
          "cp-biometric",
          "cp-child-own-words",
          "cp-suspect");
  private static final Set<String> LABEL_SYSTEMS =
      Set.of(
          "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
          "http://terminology.hl7.org/CodeSystem/v3-ActCode",
          "http://terminology.hl7.org/CodeSystem/v3-ActReason",
          "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
          "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity");
  private static final String OWN = "https://kinbridge.example/fhir/";
  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  private final Map<String, Set<Object>> released = new HashMap<>();
  private final Map<String, Set<Object>> frame = new HashMap<>();
  private final Set<String> inner = new HashSet<>();
  private final Set<String> joined;
  private final Set<String> statements = new HashSet<>();

  Trace(Evidence evidence, List<Scalar> record) {
    for (Scalar scalar : record) {
      inner.add(scalar.text());
      if (evidence.released().contains(scalar.path())) {
        released.computeIfAbsent(scalar.shape(), shape -> new HashSet<>()).add(scalar.value());
      }
      if (FRAME_SHAPES.contains(scalar.shape())
          || scalar.shape().endsWith(".resourceType")
          || scalar.shape().endsWith(".meta.profile")) {
        frame.computeIfAbsent(scalar.shape(), shape -> new HashSet<>()).add(scalar.value());
      }
    }
    this.joined = joined(evidence.circumstances());
    evidence.request().statements().forEach(statement -> statements.add(rendered(statement)));
  }

  List<Hit> untraced(List<Scalar> leaving) {
    List<Hit> hits = new ArrayList<>();
    for (Scalar scalar : leaving) {
      if (!isExplained(scalar)) {
        hits.add(new Hit(Kind.UNTRACED, scalar.path()));
      }
    }
    return hits;
  }

  private boolean isExplained(Scalar scalar) {
    String shape = scalar.shape();
    if (ID_SHAPES.contains(shape) || shape.endsWith(".reference")) {
      return UUID.matcher(scalar.text()).matches() && !inner.contains(scalar.text());
    }
    if (released.getOrDefault(shape, Set.of()).contains(scalar.value())
        || frame.getOrDefault(shape, Set.of()).contains(scalar.value())) {
      return true;
    }
    if (shape.endsWith(".meta.security.code") || shape.endsWith(".confidentiality")) {
      return LABELS.contains(scalar.text());
    }
    if (shape.endsWith(".meta.security.system")) {
      return LABEL_SYSTEMS.contains(scalar.text());
    }
    return joins(shape, scalar.text());
  }

  /**
   * Consents, authorities and sections come from the registers and the request: only their values,
   * only there.
   */
  private boolean joins(String shape, String text) {
    if (shape.equals("cp-case-summary.section.text.div")) {
      return statements.contains(text)
          || text.equals("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Withheld</p></div>");
    }
    if (shape.startsWith("cp-case-summary.section.")) {
      return isConstant(text)
          || Set.of(
                  "additional",
                  "generated",
                  "withheld",
                  "case",
                  "concerns",
                  "circumstances",
                  "family",
                  "views",
                  "legal",
                  "education",
                  "request",
                  "danger",
                  "situation")
              .contains(text);
    }
    if (shape.startsWith("cp-child.address.extension.")
        || shape.startsWith("cp-child.telecom.extension.")) {
      return text.equals("masked")
          || text.equals("http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    }
    boolean built = shape.startsWith("cp-consent.") || shape.startsWith("cp-authority.");
    boolean guardian =
        shape.startsWith("cp-related-person.relationship.")
            || shape.equals("cp-related-person.resourceType")
            || shape.equals("cp-related-person.meta.profile");
    return (built && (joined.contains(text) || isConstant(text)))
        || (guardian && (isConstant(text) || text.equals("GUARD") || text.equals("RelatedPerson")));
  }

  private static boolean isConstant(String text) {
    return (text.startsWith(OWN) && text.indexOf(' ') < 0 && text.length() < 90)
        || text.startsWith(HL7);
  }

  private static Set<String> joined(Circumstances circumstances) {
    Set<String> values =
        new HashSet<>(
            Set.of(
                "Consent",
                "Organization",
                "active",
                "true",
                "patient-privacy",
                "IDSCL",
                "text/plain",
                "IRCP",
                "deny",
                "permit",
                "Recorded consent, kept by the sending authority",
                "urn:kinbridge:consent-notice"));
    authority(
        values,
        circumstances.parties().recipient().authority(),
        circumstances.parties().recipient().node().value());
    authority(
        values,
        circumstances.parties().sender().central(),
        circumstances.parties().sender().node().value());
    for (Consent consent : circumstances.registers().consents()) {
      values.add(consent.capacity().code());
      values.add(consent.start().toString());
      values.add(consent.end().toString());
      values.add(circumstances.moment().day(consent.recordedAt()).toString());
      consent.purposes().stream().map(Purpose::code).forEach(values::add);
    }
    return values;
  }

  private static void authority(Set<String> values, Authority authority, String node) {
    values.add(authority.id().value());
    values.add(authority.name());
    values.add(authority.role().code());
    values.add(node);
  }

  /**
   * Written here a second time on purpose: the first pass may not tell the second how a statement
   * looks.
   */
  private static String rendered(Statement statement) {
    StringBuilder div = new StringBuilder(160);
    div.append("<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"").append(statement.language());
    div.append("\" xml:lang=\"").append(statement.language()).append("\">");
    statement
        .text()
        .reveal("recognise the released statement")
        .strip()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              div.append("<p>");
              for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                div.append(
                    c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : String.valueOf(c));
              }
              div.append("</p>");
            });
    return div.append("</div>").toString();
  }
}
