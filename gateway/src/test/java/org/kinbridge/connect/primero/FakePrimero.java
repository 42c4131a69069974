package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.connect.primero.PrimeroJson.errors;
import static org.kinbridge.connect.primero.PrimeroJson.json;
import static org.kinbridge.connect.primero.PrimeroJson.object;
import static org.kinbridge.connect.primero.PrimeroJson.wrapped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.connect.Line;

/**
 * Primero v2 as its API documents say and its source does: tokens of 60 minutes, pages, referrals
 * that only their addressee sees, status changes that are ignored where they do not follow. Any
 * other request than the connector's few fails the test: so does any other write.
 */
final class FakePrimero implements Line {
  static final String USER = "aldmark_gateway";
  static final String PASSWORD = "correct horse battery";

  private static final Set<String> WRITABLE =
      Set.of("status", "rejected_reason", "success_status", "service_implemented");

  /** How far Primero's own clock is ahead of everybody else's. */
  Duration ahead = Duration.ZERO;

  /** Whether referring a case dates it, as newer versions do. */
  boolean datesReferredCases = true;

  /** Runs before each page of a listing is answered. */
  Runnable beforePage = () -> {};

  /**
   * An answer in place of the usual one, for a call that begins so; the longest beginning counts.
   */
  final Map<String, Answer> instead = new TreeMap<>(Comparator.reverseOrder());

  final List<String> calls = new ArrayList<>();
  final List<JsonNode> writes = new ArrayList<>();

  private final InstantSource clock;
  private final Map<UUID, ObjectNode> cases = new LinkedHashMap<>();
  private final Map<UUID, ObjectNode> referrals = new LinkedHashMap<>();
  private final Map<String, Instant> tokens = new TreeMap<>();

  FakePrimero(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().plus(ahead);
  }

  UUID open(ObjectNode record) {
    UUID id = UUID.randomUUID();
    record.put("id", id.toString()).put("case_id", id.toString());
    record.put("created_at", now().toString()).put("last_updated_at", now().toString());
    record.putArray("assigned_user_names");
    cases.put(id, record);
    return id;
  }

  UUID refer(UUID caseId, String service) {
    UUID id = UUID.randomUUID();
    ObjectNode referral = JsonNodeFactory.instance.objectNode();
    referral.put("id", id.toString()).put("type", "Referral").put("status", "in_progress");
    referral.put("record_id", caseId.toString()).put("record_type", "case");
    referral.put("transitioned_to", USER).put("transitioned_to_agency", "aldmark-casw");
    referral.put("transitioned_by", "cassar_cw_03").put("notes", "Reunification");
    referral.put("service", service).put("remote", false).put("consent_overridden", false);
    referral.put("created_at", now().toString());
    JsonNode row = cases.get(caseId).path("services_section").path(0).path("unique_id");
    if (row.isTextual()) {
      referral.put("service_record_id", row.asText());
    }
    referrals.put(id, referral);
    cases.get(caseId).withArray("assigned_user_names").add(USER);
    if (datesReferredCases) {
      touch(caseId);
    }
    return id;
  }

  void revoke(UUID referral) {
    over(referrals.get(referral), "revoked");
  }

  ObjectNode record(UUID caseId) {
    return cases.get(caseId);
  }

  void touch(UUID caseId) {
    cases.get(caseId).put("last_updated_at", now().toString());
  }

  ObjectNode referral(UUID id) {
    return referrals.get(id);
  }

  String status(UUID referral) {
    return referrals.get(referral).path("status").asText();
  }

  String reason(UUID referral) {
    return referrals.get(referral).path("rejected_reason").asText();
  }

  /** Every token ends now. */
  void endTokens() {
    tokens.clear();
  }

  long callsOf(String beginning) {
    return calls.stream().filter(call -> call.startsWith(beginning)).count();
  }

  @Override
  public Answer send(Call call) {
    String line = call.method() + " " + call.target();
    calls.add(line);
    for (Map.Entry<String, Answer> one : instead.entrySet()) {
      if (line.startsWith(one.getKey())) {
        return one.getValue();
      }
    }
    if (line.equals("POST /api/v2/tokens")) {
      return signIn(json(call.body()));
    }
    assertThat(call.target()).startsWith("/api/v2/cases");
    Instant until = tokens.get(call.headers().getOrDefault("Authorization", ""));
    if (until == null || !now().isBefore(until)) {
      return answer(401, object().put("error", "Signature has expired"));
    }
    return route(call, call.target().split("\\?", 2));
  }

  private Answer route(Call call, String[] target) {
    String[] path = target[0].substring("/api/v2/cases".length()).split("/");
    if (call.method().equals("GET") && path.length == 1) {
      beforePage.run();
      return list(query(target[1]));
    }
    UUID caseId = UUID.fromString(path[1]);
    if (!isOurs(cases.get(caseId))) {
      return answer(403, errors(403, target[0], "Forbidden"));
    }
    if (call.method().equals("GET") && path.length == 2) {
      return answer(200, wrapped(cases.get(caseId).deepCopy()));
    }
    assertThat(path[2]).isEqualTo("referrals");
    if (call.method().equals("GET") && path.length == 3) {
      return referralsOf(caseId);
    }
    assertThat(call.method()).as("the only thing that is written").isEqualTo("PATCH");
    return change(referrals.get(UUID.fromString(path[3])), json(call.body()));
  }

  private Answer signIn(JsonNode body) {
    boolean known =
        body.at("/user/user_name").asText().equals(USER)
            && body.at("/user/password").asText().equals(PASSWORD);
    if (!known) {
      return answer(401, object().put("error", "Invalid User name or password."));
    }
    String token = "Bearer " + UUID.randomUUID();
    tokens.put(token, now().plus(Duration.ofMinutes(60)));
    Answer answer = answer(200, object().put("user_name", USER));
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.put("Authorization", token);
    return new Answer(200, headers, answer.body());
  }

  private Answer list(Map<String, String> query) {
    int per = Integer.parseInt(query.getOrDefault("per", "20"));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    assertThat(per).as("no page of everything").isLessThanOrEqualTo(100);
    assertThat(query).containsEntry("fields", "id").containsEntry("assigned_user_names", USER);
    Optional<Instant> since =
        Optional.ofNullable(query.get("last_updated_at"))
            .map(range -> Instant.parse(range.replaceFirst("\\.\\.$", "")));
    List<ObjectNode> found =
        cases.values().stream()
            .filter(FakePrimero::isOurs)
            .filter(one -> since.map(from -> !updated(one).isBefore(from)).orElse(true))
            .sorted(Comparator.comparing((ObjectNode one) -> one.path("created_at").asText()))
            .toList()
            .reversed();
    ObjectNode body = object();
    ArrayNode rows = body.putArray("data");
    found.stream()
        .skip((long) per * (page - 1))
        .limit(per)
        .forEach(one -> rows.addObject().put("id", one.path("id").asText()));
    body.putObject("metadata").put("total", found.size()).put("per", per).put("page", page);
    return answer(200, body);
  }

  private Answer referralsOf(UUID caseId) {
    ObjectNode body = object();
    ArrayNode rows = body.putArray("data");
    referrals.values().stream()
        .filter(one -> one.path("record_id").asText().equals(caseId.toString()))
        .forEach(one -> rows.add(one.deepCopy().put("record_access_denied", false)));
    return answer(200, body);
  }

  /** What does not follow is ignored, and the referral as it is comes back. */
  private Answer change(ObjectNode referral, JsonNode body) {
    JsonNode data = body.path("data");
    data.fieldNames().forEachRemaining(name -> assertThat(WRITABLE).contains(name));
    writes.add(data);
    String from = referral.path("status").asText();
    String to = data.path("status").asText();
    if (to.equals("accepted") && from.equals("in_progress")) {
      referral.put("status", to).put("responded_at", now().toString());
    } else if (to.equals("rejected") && from.equals("in_progress")) {
      referral.set("rejected_reason", data.path("rejected_reason"));
      over(referral, to);
    } else if (to.equals("done") && from.equals("accepted")) {
      over(referral, to);
    }
    return answer(200, wrapped(referral.deepCopy()));
  }

  private void over(ObjectNode referral, String status) {
    referral.put("status", status);
    UUID caseId = UUID.fromString(referral.path("record_id").asText());
    boolean another =
        referrals.values().stream()
            .filter(one -> one.path("record_id").asText().equals(caseId.toString()))
            .anyMatch(
                one -> Set.of("in_progress", "accepted").contains(one.path("status").asText()));
    if (!another) {
      cases.get(caseId).putArray("assigned_user_names");
    }
    touch(caseId);
  }

  private static boolean isOurs(ObjectNode record) {
    return record != null && record.path("assigned_user_names").toString().contains(USER);
  }

  private static Instant updated(ObjectNode record) {
    return Instant.parse(record.path("last_updated_at").asText());
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  Answer answer(int status, JsonNode body) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC));
    return new Answer(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8", "Date", date),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
