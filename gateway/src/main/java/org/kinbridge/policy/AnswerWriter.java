package org.kinbridge.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.Explanation.Visible;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Chosen;

/** Writes an explanation as the answer's JSON, and the digest of what it says. */
final class AnswerWriter {
  private AnswerWriter() {}

  static Sha256 digest(Explanation explanation) {
    ObjectNode said = members(explanation);
    said.remove("validUntil");
    if (said.path("hold") instanceof ObjectNode hold) {
      hold.remove(List.of("taskId", "expires"));
    }
    return Sha256.of(CanonicalJson.bytes(said));
  }

  static ObjectNode write(Explanation explanation) {
    return members(explanation).put("decisionDigest", digest(explanation).hex());
  }

  private static ObjectNode members(Explanation said) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("decision", said.decision().code());
    optional(json, "reason", said.reason().map(Coded::code));
    optional(json, "validUntil", said.validUntil());
    ObjectNode recipient =
        json.putObject("recipient").put("authority", said.recipient().authority().value());
    optional(recipient, "role", said.recipient().role().map(Coded::code));
    optional(recipient, "directoryVersion", said.recipient().directoryVersion());
    ObjectNode policy = json.putObject("policy").put("digest", said.policy().digest().hex());
    optional(policy, "agreement", said.policy().agreement());
    optional(policy, "permitRow", said.policy().permitRow());
    facts(json.putArray("factsUsed"), said.factsUsed());
    missing(json.putArray("missing"), said.missing());
    elements(json, said.elements());
    ArrayNode home = json.putArray("stayedHome");
    for (StayedHome stayed : said.stayedHome()) {
      home.addObject().put("source", stayed.source()).put("why", stayed.why());
    }
    ArrayNode enclosed = json.putArray("enclosed");
    for (Chosen one : said.enclosed()) {
      enclosed.addObject().put("source", one.source()).put("sha256", one.digest().hex());
    }
    strings(json, "obligations", said.obligations());
    json.putNull("hold");
    said.hold().ifPresent(hold -> json.set("hold", hold(hold)));
    json.set("asRecipientSees", sight(said.asRecipientSees()));
    return json;
  }

  private static void facts(ArrayNode json, List<Explanation.FactUsed> facts) {
    for (Explanation.FactUsed fact : facts) {
      json.addObject()
          .put("code", fact.code())
          .put("of", fact.of())
          .put("value", fact.value())
          .put("from", fact.from())
          .put("rule", fact.rule())
          .put("effect", fact.effect());
    }
  }

  private static void missing(ArrayNode json, List<Explanation.Missing> missing) {
    for (Explanation.Missing question : missing) {
      json.addObject()
          .put("code", question.code().code())
          .put("pointer", question.pointer())
          .put("question", question.question())
          .put("blocks", question.blocks())
          .put("settledBy", question.settledBy().code());
    }
  }

  private static void elements(ObjectNode json, Explanation.Elements elements) {
    ArrayNode released = json.putArray("released");
    for (Explanation.Released element : elements.released()) {
      ObjectNode row = released.addObject().put("path", element.path());
      strings(row, "source", element.source());
      row.put("by", element.by());
    }
    ArrayNode transformed = json.putArray("transformed");
    for (Explanation.Transformed element : elements.transformed()) {
      transformed
          .addObject()
          .put("path", element.path())
          .put("form", element.form())
          .put("by", element.by());
    }
    ArrayNode withheld = json.putArray("withheld");
    for (Explanation.Withheld element : elements.withheld()) {
      ObjectNode row = withheld.addObject().put("path", element.path());
      strings(row, "source", element.source());
      row.put("by", element.by()).put("reason", element.reason().code());
      row.put("visibleToRecipient", element.visible() == Visible.ANNOUNCED);
      optional(row, "mayRelease", element.mayRelease());
    }
  }

  private static ObjectNode hold(Explanation.Hold hold) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    optional(json, "taskId", hold.taskId());
    strings(json, "needs", hold.needs());
    json.put("expires", hold.expires().toString());
    optional(json, "sentMeanwhile", hold.sentMeanwhile());
    json.put("approvers", hold.approvers());
    json.putNull("ifApproved");
    hold.ifApproved().ifPresent(then -> json.set("ifApproved", prospect(then)));
    return json;
  }

  private static ObjectNode prospect(Explanation.Prospect then) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    elements(json, then.elements());
    strings(json, "obligations", then.obligations());
    json.set("asRecipientSees", sight(then.asRecipientSees()));
    return json;
  }

  private static ObjectNode sight(Explanation.Sight sight) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    optional(json, "sender", sight.sender());
    ArrayNode resources = json.putArray("resources");
    for (Explanation.Count count : sight.resources()) {
      resources.addObject().put("profile", count.profile()).put("count", count.resources());
    }
    ArrayNode announced = json.putArray("announced");
    for (Explanation.Announced element : sight.announced()) {
      announced.addObject().put("path", element.path()).put("by", element.by());
    }
    strings(json, "labels", sight.labels());
    return json;
  }

  private static void strings(ObjectNode json, String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
  }

  /**
   * A member that has no value is written as null, so that a reader sees that it is known to be
   * absent.
   */
  private static void optional(ObjectNode json, String name, Optional<?> value) {
    if (value.isPresent()) {
      json.put(name, value.get().toString());
    } else {
      json.putNull(name);
    }
  }
}
