package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kinbridge.profile.Invariants.Predicate;

/** The invariants of what offices write about a child's case and to each other. */
final class PaperworkInvariants {
  private static final String EVIDENCE_OF_ABUSE = "cp-csam-evidence";

  /** In base64, how the bytes of each kind of picture begin. */
  private static final Map<String, String> PICTURES =
      Map.of("image/jpeg", "/9j/", "image/png", "iVBORw0KGgo");

  private static final String PURPOSES = "https://kinbridge.example/fhir/CodeSystem/cp-purpose";
  private static final String BASES = "https://kinbridge.example/fhir/CodeSystem/cp-legal-basis";
  private static final String EXPORT = "110106";
  private static final String IMPORT = "110107";
  private static final String SENDER = "110153";
  private static final String RECIPIENT = "110152";
  private static final String COMMITMENT = "content-commitment";
  private static final Set<String> DETAILS =
      Set.of(COMMITMENT, "rule", "withheld-path", "agreement", "policy");
  private static final Set<String> ABOUT_NO_CHILD = Set.of("breach", "agreement-changed");
  private static final int SMALLEST_COUNT = 10;
  private static final int ROUNDED_TO = 5;
  private static final int LONGEST_SPAN = 100_000;

  private PaperworkInvariants() {}

  static void addTo(Map<String, Predicate> byKey) {
    byKey.put("cp-span-1", (span, d) -> wholeSpan(span.path("value").asDouble(0)));
    cases(byKey);
    papers(byKey);
    audits(byKey);
    counts(byKey);
    agreements(byKey);
  }

  private static void cases(Map<String, Predicate> byKey) {
    byKey.put(
        "cp-risk-1", (risk, d) -> distinct(risk.path("prediction"), p -> code(p.path("outcome"))));
    byKey.put("cp-edu-1", (years, d) -> years.asInt(-1) >= 0 && years.asInt() <= 30);
    byKey.put("cp-care-4", (moves, d) -> moves.asInt(-1) >= 0 && moves.asInt() < 1000);
    byKey.put("cp-law-1", (state, d) -> twoLetters(identified(state)));
    byKey.put("cp-law-2", (measure, d) -> measure.path("applies").has("start"));
    byKey.put(
        "cp-law-3",
        (measure, d) ->
            !code(measure.path("legalState")).equals("expired")
                || measure.path("applies").has("end"));
  }

  private static void papers(Map<String, Predicate> byKey) {
    byKey.put(
        "cp-paper-1",
        (paper, d) ->
            !labels(paper).contains(EVIDENCE_OF_ABUSE)
                || (!paper.at("/content/0/attachment").has("url")
                    && !paper.at("/content/0/attachment").has("data")));
    byKey.put(
        "cp-paper-3",
        (paper, d) ->
            paper.has("data")
                ? !paper.has("hash") && !paper.has("url") && (isPicture(paper) || isPrinted(paper))
                : paper.has("hash"));
    byKey.put(
        "cp-paper-2",
        (paper, d) -> {
          Set<String> ofMeta = new HashSet<>();
          paper.at("/meta/security").forEach(label -> ofMeta.add(label.path("code").asText("")));
          return ofMeta.containsAll(concepts(paper.path("securityLabel")));
        });
    byKey.put(
        "cp-notice-1",
        (notice, d) ->
            notice.has("subject")
                || concepts(notice.path("category")).stream().anyMatch(ABOUT_NO_CHILD::contains));
    byKey.put("cp-notice-2", (notice, d) -> eachLanguageOnce(notice.path("payload")));
    byKey.put("cp-end-1", (address, d) -> address.asText("").startsWith("https://"));
  }

  private static void audits(Map<String, Predicate> byKey) {
    byKey.put(
        "cp-aud-1",
        (audit, d) -> kind(audit).equals(EXPORT) == audit.path("action").asText("").equals("R"));
    byKey.put("cp-aud-2", (audit, d) -> !kind(audit).equals(EXPORT) || records(audit, SENDER));
    byKey.put("cp-aud-3", (audit, d) -> !kind(audit).equals(IMPORT) || records(audit, RECIPIENT));
    byKey.put(
        "cp-aud-4",
        (audit, d) ->
            of(audit.path("purposeOfEvent"), PURPOSES) == 1
                && of(audit.path("purposeOfEvent"), BASES) == 1);
    byKey.put("cp-aud-5", (message, d) -> commitments(message.path("detail")) == 1);
    byKey.put("cp-aud-6", (detail, d) -> DETAILS.contains(detail.path("type").asText("")));
  }

  private static void counts(Map<String, Predicate> byKey) {
    byKey.put("cp-stat-1", (part, d) -> !part.has("_count") || !part.has("count"));
    byKey.put("cp-stat-2", (part, d) -> !part.has("count") || tellable(part.path("count")));
    byKey.put(
        "cp-stat-3",
        (part, d) -> !part.has("count") || part.path("count").asInt(1) % ROUNDED_TO == 0);
    byKey.put("cp-stat-4", (report, d) -> splitOnce(report.path("group")));
  }

  private static void agreements(Map<String, Predicate> byKey) {
    byKey.put("cp-agr-1", (period, d) -> period.has("start") && period.has("end"));
    byKey.put("cp-agr-2", (agreement, d) -> bothSign(agreement));
  }

  private interface Name {
    String of(JsonNode item);
  }

  private static boolean distinct(JsonNode items, Name name) {
    Set<String> seen = new HashSet<>();
    for (JsonNode item : items) {
      if (!seen.add(name.of(item))) {
        return false;
      }
    }
    return true;
  }

  private static String code(JsonNode concept) {
    return Invariants.code(concept);
  }

  private static String identified(JsonNode party) {
    return party.at("/identifier/value").asText("");
  }

  private static Set<String> concepts(JsonNode concepts) {
    Set<String> codes = new HashSet<>();
    concepts.forEach(concept -> codes.add(code(concept)));
    return codes;
  }

  private static Set<String> labels(JsonNode paper) {
    Set<String> all = concepts(paper.path("securityLabel"));
    paper.at("/meta/security").forEach(label -> all.add(label.path("code").asText("")));
    return all;
  }

  private static boolean wholeSpan(double value) {
    return value == Math.rint(value) && value > 0 && value < LONGEST_SPAN;
  }

  private static boolean twoLetters(String state) {
    return state.length() == 2 && isUpper(state.charAt(0)) && isUpper(state.charAt(1));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean eachLanguageOnce(JsonNode payload) {
    for (JsonNode said : payload) {
      JsonNode translations = said.at("/_contentString/extension");
      if (!distinct(translations, PaperworkInvariants::language)) {
        return false;
      }
    }
    return true;
  }

  private static String language(JsonNode translation) {
    for (JsonNode part : translation.path("extension")) {
      if (part.path("url").asText("").equals("lang")) {
        return part.path("valueCode").asText("");
      }
    }
    return "";
  }

  private static String kind(JsonNode audit) {
    return audit.at("/type/code").asText("");
  }

  /** Whether the agent of this role is the one that recorded the event. */
  private static boolean records(JsonNode audit, String role) {
    String observer = identified(audit.at("/source/observer"));
    for (JsonNode agent : audit.path("agent")) {
      if (code(agent.path("type")).equals(role)) {
        return identified(agent.path("who")).equals(observer);
      }
    }
    return true;
  }

  private static boolean isPicture(JsonNode paper) {
    String begin = PICTURES.get(paper.path("contentType").asText(""));
    return begin != null && paper.path("data").asText("").startsWith(begin);
  }

  private static boolean isPrinted(JsonNode paper) {
    if (!paper.path("contentType").asText("").equals("application/pdf")) {
      return false;
    }
    try {
      byte[] file = Base64.getDecoder().decode(paper.path("data").asText(""));
      return PrintedPaper.read(file).isPresent();
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static int of(JsonNode concepts, String system) {
    int count = 0;
    for (JsonNode concept : concepts) {
      if (concept.at("/coding/0/system").asText("").equals(system)) {
        count++;
      }
    }
    return count;
  }

  private static int commitments(JsonNode details) {
    int count = 0;
    for (JsonNode detail : details) {
      if (detail.path("type").asText("").equals(COMMITMENT)) {
        count++;
      }
    }
    return count;
  }

  private static boolean tellable(JsonNode count) {
    return count.asInt(1) == 0 || count.asInt(1) >= SMALLEST_COUNT;
  }

  private static boolean splitOnce(JsonNode groups) {
    for (JsonNode group : groups) {
      if (!distinct(group.path("stratifier"), by -> code(by.at("/code/0")))) {
        return false;
      }
      for (JsonNode stratifier : group.path("stratifier")) {
        if (!distinct(stratifier.path("stratum"), part -> code(part.path("value")))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean bothSign(JsonNode agreement) {
    Set<String> states = new HashSet<>();
    agreement.path("authority").forEach(state -> states.add(identified(state)));
    Set<String> signers = new HashSet<>();
    agreement.path("signer").forEach(signer -> signers.add(identified(signer.path("party"))));
    return states.size() == agreement.path("authority").size()
        && signers.size() == agreement.path("signer").size()
        && states.containsAll(signers);
  }
}
