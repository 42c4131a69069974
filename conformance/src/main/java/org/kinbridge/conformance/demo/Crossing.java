package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kinbridge.conformance.AgencyClient;
import org.kinbridge.conformance.Await;

/** The story that should end well: a record goes in at Cassar's node and Aldmark's authority reads it. */
final class Crossing {
  private final World world;
  private final Requests requests;
  private final Narrator narrator;

  /** What happened, as counted from the answers. */
  record Outcome(String consentId, JsonNode decision, String state, ObjectNode request) {}

  Crossing(World world, Requests requests, Narrator narrator) {
    this.world = world;
    this.requests = requests;
    this.narrator = narrator;
  }

  Outcome tell() {
    String consentId = recordConsent();
    ObjectNode request = requests.considered(consentId);
    askFirst(request);
    JsonNode decision = preview(request);
    String state = send(request);
    read(decision);
    return new Outcome(consentId, decision, state, request);
  }

  private String recordConsent() {
    narrator.step("In Cassar, the girl agrees that Aldmark may look at her sister's home");
    JsonNode body = world.sender.post("/api/consents", requests.consent()).orFail("consent", 201).body();
    narrator.say("Her consent names one recipient, one purpose and an end; it is entry one of the ledger.");
    return body.path("id").asText();
  }

  /** The first try holds, and its questions become the caseworker's answers. */
  private void askFirst(ObjectNode request) {
    narrator.step("A hurried caseworker asks what would happen if she sent the whole record");
    AgencyClient.Answer held = world.sender.post("/api/disclosures/preview", requests.hurried()).orFail("preview", 200);
    if (!held.body().path("decision").asText().equals("hold")) {
      throw new IllegalStateException("the hurried request was not held: " + held.body().path("decision"));
    }
    for (JsonNode question : held.body().path("missing")) {
      narrator.say("The node asks: %s  (%s)", question.path("question").asText(), question.path("pointer").asText());
    }
    Requests.resolve(request, held.body().path("missing"));
  }

  private JsonNode preview(ObjectNode request) {
    narrator.step("She answers, and looks again before anything leaves");
    JsonNode decision =
        world.sender.post("/api/disclosures/preview", request).orFail("preview", 200).body();
    if (!decision.path("decision").asText().equals("permit")) {
      throw new IllegalStateException("the considered request was not permitted: " + decision);
    }
    narrator.say(
        "%d elements would leave, %d are withheld, %d fields never had a place in the shared record.",
        decision.path("released").size(), decision.path("withheld").size(), decision.path("stayedHome").size());
    byRule(decision.path("withheld"))
        .forEach((rule, count) -> narrator.say("  withheld %3d by %s", count, rule));
    return decision;
  }

  private static Map<String, Integer> byRule(JsonNode withheld) {
    Map<String, Integer> counts = new TreeMap<>();
    withheld.forEach(element -> counts.merge(element.path("by").asText(), 1, Integer::sum));
    return counts;
  }

  private String send(ObjectNode request) {
    narrator.step("It leaves: signed once, committed to the ledger, sealed for Aldmark alone");
    String id = UUID.randomUUID().toString();
    Instant sent = Instant.now();
    world.sender.put("/api/disclosures/" + id, request).orFail("disclosure", 202);
    JsonNode last =
        Await.until(
            Duration.ofSeconds(30),
            () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> view.path("state").asText().equals("received"));
    narrator.say(
        "%d ms from the request to a verified receipt; record %d bytes, envelope on the wire %d bytes.",
        Duration.between(sent, Instant.now()).toMillis(),
        request.path("record").path("content").toString().length(),
        world.line.envelopes().getLast().length);
    return last.path("state").asText();
  }

  private void read(JsonNode decision) {
    narrator.step("In Aldmark, the authority it was addressed to opens its inbox");
    JsonNode item = world.receiver.get("/api/inbox").orFail("inbox", 200).body().path("items").path(0);
    JsonNode whole =
        world.receiver.get("/api/inbox/" + item.path("id").asText()).orFail("inbox item", 200).body();
    String text = whole.path("content").toString();
    narrator.say(
        "It reads %d resources, for %s and nothing else.",
        whole.path("content").path("entry").size(), whole.path("manifest").path("purpose").asText());
    for (String secret : requests.secrets()) {
      if (text.contains(secret)) {
        throw new IllegalStateException("a withheld value reached the recipient");
      }
    }
    narrator.say("Neither the address, the carer nor the claim for asylum is in it (%d values searched for).", requests.secrets().size());
    if (decision.path("withheld").isEmpty()) {
      throw new IllegalStateException("nothing was withheld from this recipient");
    }
  }
}
