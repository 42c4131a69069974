package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import org.kinbridge.conformance.Await;
import org.kinbridge.conformance.EnvelopeSurgeon;
import org.kinbridge.conformance.PartnerCall;

/**
 * Three attacks that must fail; each leaves Aldmark's inbox as it was but for a recall, or the
 * story is false.
 */
final class Attacks {
  private final World world;
  private final Narrator narrator;
  private final Runnable beforeReplay;

  /**
   * @param beforeReplay what a saboteur of the kit's own tests does to the receiving node first;
   *     nothing in the demo
   */
  Attacks(World world, Narrator narrator, Runnable beforeReplay) {
    this.world = world;
    this.narrator = narrator;
    this.beforeReplay = beforeReplay;
  }

  /** How many of the three were refused: fewer than three is the end of the demo. */
  int refused(Crossing.Outcome told) {
    byte[] envelope = world.line.envelopes().getLast();
    int refused = 0;
    refused += counted(changed(envelope));
    refused += counted(replayed(envelope));
    refused += counted(withdrawn(told));
    return refused;
  }

  private boolean changed(byte[] envelope) {
    narrator.step("Attack one: somebody changes the envelope");
    int before = inbox();
    byte[] flipped = envelope.clone();
    int middle = flipped.length / 2;
    flipped[middle] = (byte) (flipped[middle] == 'A' ? 'B' : 'A');
    PartnerCall asCassar = new PartnerCall(world.cassar.tls());
    PartnerCall.Answer first = asCassar.post(world.aldmark.partnerPort(), flipped);
    narrator.say(
        "One character changed: %d, and %d bytes of explanation.",
        first.status(), first.body().length);

    EnvelopeSurgeon surgeon = EnvelopeSurgeon.withKeysOf(world.aldmark.keystore());
    byte[] forged =
        surgeon.withManifest(
            envelope,
            manifest -> {
              String id = UUID.randomUUID().toString();
              manifest.put("msg_id", id).put("thread", id).put("purpose", "CPCARE");
            });
    PartnerCall.Answer second = asCassar.post(world.aldmark.partnerPort(), forged);
    narrator.say(
        "Opened with stolen keys, another purpose written in, sealed again: %d.", second.status());
    boolean answersRefuse =
        first.status() == 400 && first.body().length == 0 && second.status() >= 400;
    return answersRefuse && inbox() == before;
  }

  private boolean replayed(byte[] envelope) {
    narrator.step("Attack two: somebody sends it again, as Cassar and as Borvania");
    beforeReplay.run();
    int before = inbox();
    PartnerCall asCassar = new PartnerCall(world.cassar.tls());
    PartnerCall.Answer again = asCassar.post(world.aldmark.partnerPort(), envelope);
    PartnerCall.Answer third = asCassar.post(world.aldmark.partnerPort(), envelope);
    EnvelopeSurgeon cassar = EnvelopeSurgeon.withKeysOf(world.cassar.keystore());
    boolean sameReceipt =
        again.status() == 200
            && third.status() == 200
            && cassar
                .open(again.body())
                .path("receipt")
                .equals(cassar.open(third.body()).path("receipt"));
    narrator.say(
        "As Cassar: %d, %s; items in the inbox: %d, as before: %d.",
        again.status(),
        sameReceipt ? "the first receipt again" : "ANOTHER RECEIPT",
        inbox(),
        before);
    PartnerCall borvania = new PartnerCall(world.borvania.tls());
    PartnerCall.Answer other = borvania.post(world.aldmark.partnerPort(), envelope);
    byte[] sealedAgain =
        EnvelopeSurgeon.withKeysOf(world.aldmark.keystore()).as(world.borvania.entity(), envelope);
    PartnerCall.Answer signed = borvania.post(world.aldmark.partnerPort(), sealedAgain);
    narrator.say(
        "Under Borvania's certificate: %d; with its envelope renamed to Borvania as well: %d.",
        other.status(), signed.status());
    boolean othersRefused = other.status() == 400 && signed.status() == 403;
    return sameReceipt && othersRefused && inbox() == before;
  }

  private boolean withdrawn(Crossing.Outcome told) {
    narrator.step(
        "Attack three, by haste: she withdraws her consent while a second message waits for the"
            + " line");
    int before = inbox();
    int sent = world.line.envelopes().size();
    world.line.cut();
    String id = UUID.randomUUID().toString();
    ObjectNode request = told.request();
    world.sender.put("/api/disclosures/" + id, request).orFail("second disclosure", 202);
    ObjectNode withdrawal = request.objectNode().put("recordedBy", "user-7f21");
    JsonNode registered =
        world
            .sender
            .post("/api/consents/" + told.consentId() + "/withdrawal", withdrawal)
            .orFail("withdrawal", 200)
            .body();
    world.line.mend();
    JsonNode last =
        Await.until(
            Duration.ofSeconds(20),
            () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> !view.path("state").asText().equals("authorised"));
    narrator.say(
        "The line is back; the message is '%s' (%s).",
        last.path("state").asText(), last.path("stateReason").asText());
    boolean recalled = recalled(registered.path("recalled"));
    narrator.say(
        "Envelopes on the wire since: %d, the recall.", world.line.envelopes().size() - sent);
    return last.path("state").asText().equals("stopped")
        && recalled
        && world.line.envelopes().size() == sent + 1
        && inbox() == before + 1;
  }

  /** What had arrived on that consent is put away, and its recipient signs that it had read it. */
  private boolean recalled(JsonNode ids) {
    JsonNode recall =
        Await.until(
            Duration.ofSeconds(20),
            () ->
                world
                    .sender
                    .get("/api/disclosures/" + ids.path(0).asText())
                    .orFail("status", 200)
                    .body()
                    .path("recall"),
            view -> !view.path("state").asText().equals("open"));
    JsonNode items = world.receiver.get("/api/inbox").orFail("inbox", 200).body().path("items");
    int shown = world.receiver.get("/api/inbox/" + items.path(0).path("id").asText()).status();
    narrator.say(
        "What had arrived before is recalled; Aldmark signs '%s' and shows it no more (%d).",
        recall.path("outcome").asText(), shown);
    return ids.size() == 1
        && recall.path("outcome").asText().equals("closed-after-reading")
        && shown == 410;
  }

  private int inbox() {
    return world.receiver.get("/api/inbox").orFail("inbox", 200).body().path("items").size();
  }

  private int counted(boolean refused) {
    narrator.say(refused ? "Refused." : "NOT REFUSED: this node must not be used.");
    return refused ? 1 : 0;
  }
}
