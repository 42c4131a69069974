package org.kinbridge.flow.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.request.Request;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.Receipt;

/** What an entry of the ledger says of a disclosure: written apart from any record. */
public final class EntryWords {
  private EntryWords() {}

  /** Of a submission, without a word about the child. */
  public static ObjectNode submitted(DisclosureId id, Asker asker) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("disclosure", id.toString())
        .put("client", asker.client().value())
        .put("authority", asker.authority().value());
  }

  public static ObjectNode because(ObjectNode common, Reason reason) {
    return common.put("reason", reason.code());
  }

  /** Of a person who looked or answered: who decides for others stands by name. */
  public static ObjectNode person(ObjectNode common, Reviewer by) {
    common
        .putObject("person")
        .put("issuer", by.issuer())
        .put("subject", by.subject())
        .put("authority", by.authority().value());
    return common;
  }

  /** A hold that ended without having become a message. */
  public static Entry over(Hold hold, Reason why, Instant now) {
    ObjectNode common =
        JsonNodeFactory.instance
            .objectNode()
            .put("disclosure", hold.disclosure().toString())
            .put("authority", hold.authority().value());
    return Entry.of(EntryKind.STOPPED, now).common(because(common, why)).continuing(hold.opened());
  }

  public static ObjectNode flagged(ObjectNode common, PreviewTrail.Verdict verdict) {
    return switch (verdict) {
      case ORDINARY -> common;
      case TRIES_GROUNDS -> common.put("flag", "tries-grounds");
    };
  }

  /**
   * What is frozen about the child: who asked, by which map the record was read, the decision with
   * the facts it used, what stayed home.
   */
  public static ObjectNode decided(Request request, JsonNode explanation, JsonNode report) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.put("case", request.about().reference());
    part.putObject("actor")
        .put("userRef", request.actor().userRef())
        .put("function", request.actor().function());
    translatedBy(part, report);
    part.set("decision", explanation);
    return part;
  }

  /** A translation can be repeated, and disputed, only by the very map that made it. */
  static void translatedBy(ObjectNode part, JsonNode report) {
    if (report.path("mapDigest").isTextual()) {
      part.putObject("map")
          .put("format", report.path("format").asText())
          .put("digest", report.path("mapDigest").asText());
    }
  }

  /** Of a message that came in, and of our answer to it. */
  public static ObjectNode arrived(Manifest manifest, InboxItem item, Receipt answered) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", item.message().toString());
    common.put("from", item.issuer().value());
    common.put("toAuthority", item.authority().value());
    common.put("purpose", manifest.purpose().code());
    common.put("legalBasis", manifest.legalBasis().code());
    ground(common, manifest);
    common.put("status", answered.status().code());
    answered.reason().ifPresent(reason -> because(common, reason));
    return common.put("receipt", new String(item.receipt(), StandardCharsets.UTF_8));
  }

  /** What a message rests on. */
  public static ObjectNode ground(ObjectNode common, Manifest manifest) {
    manifest.ground().agreement().ifPresent(id -> common.put("agreement", id));
    manifest.ground().setAside().ifPresent(who -> common.put("setAside", who.code()));
    return common;
  }

  /** Which inbox item a child's part of an entry is about. */
  public static ObjectNode inbox(InboxItem item) {
    return JsonNodeFactory.instance.objectNode().put("inbox", item.id().toString());
  }
}
