package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kinbridge.conformance.AgencyClient;
import org.kinbridge.conformance.Await;
import org.kinbridge.conformance.EnvelopeSurgeon;

/**
 * The story that should end well: a record goes in at Cassar's node and Aldmark's authority reads
 * it.
 */
final class Crossing {
  private static final int REASONS_TOLD = 5;

  private final World world;
  private final Requests requests;
  private final Narrator narrator;

  /** What happened, as counted from the answers. */
  record Outcome(String consentId, JsonNode decision, String receipt, ObjectNode request) {}

  Crossing(World world, Requests requests, Narrator narrator) {
    this.world = world;
    this.requests = requests;
    this.narrator = narrator;
  }

  Outcome tell() {
    String consentId = recordConsent();
    askFirst();
    ObjectNode request = requests.considered(consentId);
    JsonNode decision = preview(request);
    String receipt = send(request);
    read(decision);
    return new Outcome(consentId, decision, receipt, request);
  }

  private String recordConsent() {
    narrator.step("In Cassar, the girl agrees that Aldmark may look at her sister's home");
    JsonNode body =
        world.sender.post("/api/consents", requests.consent()).orFail("consent", 201).body();
    narrator.say("Her consent names one recipient, one purpose and an end. It is in the ledger.");
    return body.path("id").asText();
  }

  /** The first try holds: some things only a person can know. */
  private void askFirst() {
    narrator.step("A hurried caseworker asks what would happen if she sent the whole record");
    AgencyClient.Answer held =
        world.sender.post("/api/disclosures/preview", requests.hurried()).orFail("preview", 200);
    String decision = held.body().path("decision").asText();
    if (!decision.equals("hold")) {
      throw new IllegalStateException("the hurried request was not held but: " + decision);
    }
    narrator.say("The node holds it. Nothing leaves, and it asks her:");
    for (JsonNode question : held.body().path("missing")) {
      String pointer = question.path("pointer").asText();
      narrator.say(
          "  - %s%s", question.path("question").asText(), pointer.isEmpty() ? "" : "  " + pointer);
    }
  }

  private JsonNode preview(ObjectNode request) {
    narrator.step("She answers, and looks again before anything leaves");
    JsonNode decision =
        world.sender.post("/api/disclosures/preview", request).orFail("preview", 200).body();
    if (!decision.path("decision").asText().equals("permit")) {
      throw new IllegalStateException("the considered request was not permitted: " + decision);
    }
    narrator.say(
        "%d elements would leave: a form of the record that every partner state can read.",
        decision.path("released").size());
    narrator.say("%d elements of that form are withheld:", decision.path("withheld").size());
    byRule(decision.path("withheld"))
        .forEach((rule, count) -> narrator.say("  %3d by %s", count, rule));
    narrator.say(
        "%d fields of the record never had a place in it and stay home:",
        decision.path("stayedHome").size());
    reasons(decision.path("stayedHome"));
    return decision;
  }

  private static Map<String, Integer> byRule(JsonNode withheld) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode element : withheld) {
      String rule = element.path("by").asText();
      String sentence = Sentences.withheld(element.path("reason").asText());
      counts.merge(rule + ": " + sentence, 1, Integer::sum);
    }
    return counts;
  }

  /** The most frequent ones, so that a reader goes on reading. */
  private void reasons(JsonNode stayedHome) {
    Map<String, Integer> counts = new TreeMap<>();
    stayedHome.forEach(field -> counts.merge(field.path("why").asText(), 1, Integer::sum));
    List<Map.Entry<String, Integer>> sorted =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    sorted.stream()
        .limit(REASONS_TOLD)
        .forEach(reason -> narrator.say("  %3d: %s", reason.getValue(), reason.getKey()));
    int rest = sorted.stream().skip(REASONS_TOLD).mapToInt(Map.Entry::getValue).sum();
    narrator.say("  %3d: for other reasons, each named in the answer", rest);
  }

  private String send(ObjectNode request) {
    narrator.step("It leaves: signed once, committed to the ledger, sealed for Aldmark alone");
    String id = UUID.randomUUID().toString();
    Instant sent = Instant.now();
    world.sender.put("/api/disclosures/" + id, request).orFail("disclosure", 202);
    JsonNode last =
        Await.until(
            Duration.ofSeconds(60),
            () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> view.path("state").asText().equals("received"));
    narrator.say(
        "%d ms from the request to Aldmark's signed receipt, which Cassar's node has verified.",
        Duration.between(sent, Instant.now()).toMillis());
    narrator.say(
        "The record was %,d bytes; what went over the wire %,d, and nobody between can read it.",
        bytes(request.path("record").path("content").toString()),
        world.line.envelopes().getLast().length);
    receipt(last.path("message").asText());
    return last.path("state").asText();
  }

  /** The kit made Cassar's keys, so it can open the answer and show the receipt. */
  private void receipt(String message) {
    EnvelopeSurgeon cassar = EnvelopeSurgeon.withKeysOf(world.cassar.keystore());
    JsonNode receipt = cassar.receiptIn(world.line.answers().getLast());
    narrator.say(
        "The receipt says: '%s', message %s, at %s.",
        receipt.path("status").asText(),
        receipt.path("msg_id").asText(),
        Instant.ofEpochSecond(receipt.path("received_at").asLong()));
    if (!receipt.path("msg_id").asText().equals(message)) {
      throw new IllegalStateException("the receipt is about another message");
    }
  }

  private void read(JsonNode decision) {
    narrator.step("In Aldmark, the authority it was addressed to opens its inbox");
    JsonNode listed =
        Await.until(
            Duration.ofSeconds(20),
            () -> world.receiver.get("/api/inbox").orFail("inbox", 200).body().path("items"),
            items -> !items.isEmpty());
    JsonNode item = listed.path(0);
    JsonNode whole =
        world
            .receiver
            .get("/api/inbox/" + item.path("id").asText())
            .orFail("inbox item", 200)
            .body();
    String text = whole.path("content").toString();
    narrator.say(
        "It reads %d resources in %,d bytes, for the purpose %s and nothing else.",
        whole.path("content").path("entry").size(),
        bytes(text),
        whole.path("manifest").path("purpose").asText());
    searched(text);
    if (decision.path("withheld").isEmpty()) {
      throw new IllegalStateException("nothing was withheld from this recipient");
    }
  }

  private void searched(String text) {
    for (String needed : requests.needed()) {
      if (!text.contains(needed)) {
        throw new IllegalStateException("what the recipient needs did not arrive");
      }
    }
    for (String secret : requests.secrets()) {
      if (secret.isBlank() || text.contains(secret)) {
        throw new IllegalStateException("a withheld value reached the recipient");
      }
    }
    narrator.say(
        "Neither her address, nor her carer, nor her claim for asylum is in it (%d values searched"
            + " for).",
        requests.secrets().size());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
