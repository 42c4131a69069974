package org.kinbridge.policy.residual;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.ConsentAges;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.Sources;

/** What a second pass relies on, given by hand. */
final class Given {
  /** The tenth of May 2026. */
  static final Instant NOW = Instant.parse("2026-05-10T09:00:00Z");

  private Given() {}

  static JsonNode json(String text) throws Exception {
    return StrictJson.parse(text.getBytes(UTF_8), StrictJson.Limits.DOCUMENT);
  }

  /** A document of one resource of that profile. */
  static String bundle(String profile, String members) {
    return """
    {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"X",
      "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/%s"]}%s}}]}
    """
        .formatted(profile, members.isEmpty() ? "" : "," + members);
  }

  static ObjectNode request() throws Exception {
    Path file =
        Path.of(
            System.getProperty("kinbridge.conformance", "../conformance"),
            "policy/requests/consent-care.json");
    return (ObjectNode) json(Files.readString(file));
  }

  static Circumstances circumstances(List<Consent> consents, List<Order> orders) {
    return new Circumstances(
        new Parties(
            new Recipient(new NodeId("XA"), authority("xa-casw", "Service"), "1"),
            new Sender(
                new NodeId("XC"),
                authority("xc-mosa", "Ministry"),
                new Authority(
                    new AuthorityId("xc-ca"), "Central", AuthorityRole.CENTRAL_AUTHORITY)),
            List.of()),
        new Registers(Map.of(), consents, List.of(), List.of(), orders),
        Findings.none(),
        new ConsentAges(
            new ConsentAge(14, "XC", "test", LocalDate.EPOCH),
            new ConsentAge(14, "XA", "test", LocalDate.EPOCH)),
        PairwiseIds.of(new byte[32]),
        new Moment(NOW, ZoneOffset.UTC));
  }

  private static Authority authority(String id, String name) {
    return new Authority(new AuthorityId(id), name, AuthorityRole.CHILD_WELFARE);
  }

  static Evidence evidence(
      String record, Evidence.Marked marked, ObjectNode asked, Circumstances circumstances)
      throws Exception {
    Request request = ((Reading.Accepted) Request.parse(asked)).request();
    return new Evidence(
        json(record), new Sources(Map.of(), json("{}")), marked, request, circumstances);
  }

  /** Of a record of which nothing is released. */
  static Evidence nothingReleased(String record, Map<String, String> formed) throws Exception {
    return evidence(
        record,
        new Evidence.Marked(new BitSet(), new BitSet(), formed),
        request(),
        circumstances(List.of(), List.of()));
  }
}
