package org.kinbridge.policy.residual;

import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.request.Request.Statement;

/**
 * What joins a document from the registers and the request: consents, authorities and sections.
 * Only their values, only there.
 */
final class Joined {
  private static final String OWN = "https://kinbridge.example/fhir/";
  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
  private static final String WITHHELD =
      "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Withheld</p></div>";
  private static final Set<String> SECTIONS =
      Set.of(
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
          "situation");
  private static final Set<String> CONSENT =
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
          "urn:kinbridge:consent-notice");

  private final Set<String> built = new HashSet<>();
  private final Set<String> statements = new HashSet<>();

  Joined(Evidence evidence) {
    Circumstances circumstances = evidence.circumstances();
    add(
        circumstances.parties().recipient().authority(),
        circumstances.parties().recipient().node().value());
    add(
        circumstances.parties().sender().central(),
        circumstances.parties().sender().node().value());
    for (Consent consent : circumstances.registers().consents()) {
      built.add(consent.capacity().code());
      built.add(consent.start().toString());
      built.add(consent.end().toString());
      built.add(circumstances.moment().day(consent.recordedAt()).toString());
      for (Purpose purpose : consent.purposes()) {
        built.add(purpose.code());
      }
    }
    evidence.request().statements().forEach(statement -> statements.add(rendered(statement)));
  }

  private void add(Authority authority, String node) {
    built.add(authority.id().value());
    built.add(authority.name());
    built.add(authority.role().code());
    built.add(node);
  }

  boolean explains(String shape, String text) {
    if (shape.equals("cp-case-summary.section.text.div")) {
      return statements.contains(text) || text.equals(WITHHELD);
    }
    if (shape.startsWith("cp-case-summary.section.")) {
      return isConstant(text) || SECTIONS.contains(text);
    }
    if (shape.startsWith("cp-child.address.extension.")
        || shape.startsWith("cp-child.telecom.extension.")) {
      return text.equals("masked")
          || text.equals("http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    }
    boolean anew = shape.startsWith("cp-consent.") || shape.startsWith("cp-authority.");
    boolean guardian =
        shape.startsWith("cp-related-person.relationship.")
            || shape.equals("cp-related-person.resourceType")
            || shape.equals("cp-related-person.meta.profile");
    return (anew && (CONSENT.contains(text) || built.contains(text) || isConstant(text)))
        || (guardian && (isConstant(text) || text.equals("GUARD") || text.equals("RelatedPerson")));
  }

  static boolean isConstant(String text) {
    return (text.startsWith(OWN) && text.indexOf(' ') < 0 && text.length() < 90)
        || text.startsWith(HL7);
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
