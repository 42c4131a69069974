package org.kinbridge.http.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Recall;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.DirectoryNode;
import org.kinbridge.flow.EventsView;
import org.kinbridge.flow.Permits;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.http.Problem;

/** What stories answer, as JSON. A member that has no value is left out. */
public final class Views {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Views() {}

  /** The decision's members, and beside them what became of it. */
  public static ObjectNode disclosure(DisclosureView view) {
    ObjectNode json = decision(view);
    json.put("id", view.id().toString()).put("state", view.state().code());
    json.put("createdAt", view.createdAt().toString())
        .put("changedAt", view.changedAt().toString());
    view.reason().ifPresent(reason -> json.put("stateReason", reason.code()));
    view.message().ifPresent(message -> json.put("message", message.toString()));
    view.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
    view.recall().ifPresent(recall -> json.set("recall", recall(recall)));
    return json;
  }

  static ObjectNode recall(Recall recall) {
    ObjectNode json =
        JSON.objectNode()
            .put("state", recall.standing().state().code())
            .put("reason", recall.reason().code())
            .put("ordered", recall.ordered().toString())
            .put("due", recall.due().toString())
            .put("changedAt", recall.changedAt().toString());
    recall.outcome().ifPresent(outcome -> json.put("outcome", outcome.code()));
    recall.refusal().ifPresent(why -> json.put("refusal", why.code()));
    return json;
  }

  static ObjectNode decision(DisclosureView view) {
    return Problem.members(view.decision());
  }

  static JsonNode permits(Permits permits) {
    ObjectNode json =
        JSON.objectNode()
            .put("to", permits.to().value())
            .put("policyDigest", permits.policyDigest());
    var rows = json.putArray("permits");
    for (Permits.Row row : permits.rows()) {
      ObjectNode item = rows.addObject().put("id", row.id());
      row.purposes().forEach(item.putArray("purposes")::add);
      item.put("legalBasis", row.legalBasis())
          .put("instrument", row.instrument())
          .put("article", row.article());
      codes(item, "recipients", row.recipients());
      texts(item, "facts", row.facts());
      texts(item, "evidence", row.evidence());
      item.put("narrative", row.narrative());
    }
    return json;
  }

  static JsonNode directory(List<DirectoryNode> nodes) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("nodes");
    for (DirectoryNode node : nodes) {
      ObjectNode item =
          list.addObject().put("node", node.node().value()).put("entity", node.entity().value());
      item.put("version", node.version());
      var authorities = item.putArray("authorities");
      for (DirectoryNode.Entry entry : node.authorities()) {
        ObjectNode authority =
            authorities.addObject().put("id", entry.id().value()).put("name", entry.name());
        authority.put("role", entry.role().code());
        if (!entry.contact24x7().isEmpty()) {
          authority.put("contact24x7", entry.contact24x7());
        }
      }
    }
    return json;
  }

  static JsonNode inbox(List<InboxView> items) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("items");
    items.forEach(item -> list.add(item(item)));
    if (!items.isEmpty()) {
      json.put("next", items.getLast().id().toString());
    }
    return json;
  }

  /**
   * The content stands beside its manifest as a JSON value: what was signed is its bytes, given as
   * FHIR.
   */
  static JsonNode inboxItem(InboxContent content, JsonNode bundle) {
    ObjectNode json = JSON.objectNode();
    json.set("item", item(content.item()));
    json.set("manifest", content.manifest());
    json.set("announced", content.announced());
    json.set("content", bundle);
    return json;
  }

  static JsonNode national(NationalReading.Given given) {
    ObjectNode json = JSON.objectNode();
    json.set("item", item(given.item()));
    json.set("manifest", given.sent().manifest());
    json.set("announced", given.sent().announced());
    json.put("format", given.format());
    NationalReading.Written written = given.written();
    json.set("patch", written.patch());
    written
        .text()
        .ifPresent(
            text ->
                json.putObject("text")
                    .put("mediaType", text.mediaType())
                    .put("content", text.content()));
    written.record().ifPresent(record -> json.set("record", record));
    json.set("report", written.report());
    return json;
  }

  private static ObjectNode item(InboxView item) {
    ObjectNode json =
        JSON.objectNode().put("id", item.id().toString()).put("from", item.from().value());
    json.put("message", item.message().toString())
        .put("kind", item.kind())
        .put("purpose", item.purpose());
    json.put("urgency", item.urgency()).put("receivedAt", item.receivedAt().toString());
    item.readAt().ifPresent(at -> json.put("readAt", at.toString()));
    item.inReplyTo().ifPresent(message -> json.put("inReplyTo", message.toString()));
    item.recalled()
        .ifPresent(
            recalled ->
                json.putObject("recalled")
                    .put("at", recalled.at().toString())
                    .put("outcome", recalled.outcome().code()));
    return json;
  }

  static JsonNode events(EventsView view) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("events");
    for (Event event : view.events()) {
      list.addObject()
          .put("kind", event.kind().code())
          .put("about", event.about().toString())
          .put("at", event.at().toString());
    }
    return json.put("next", view.next().value());
  }

  static JsonNode registered(RegisterOutcome.Registered registered) {
    ObjectNode json =
        JSON.objectNode()
            .put("id", registered.id().toString())
            .put("version", registered.version());
    texts(json, "stopped", registered.stopped().stream().map(DisclosureId::toString).toList());
    texts(
        json,
        "unconfirmed",
        registered.unconfirmed().stream().map(DisclosureId::toString).toList());
    texts(json, "recalled", registered.recalled().stream().map(DisclosureId::toString).toList());
    return json;
  }

  static JsonNode registrations(List<RegisteredOutcome.One> all) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("registrations");
    for (RegisteredOutcome.One one : all) {
      list.addObject()
          .put("id", one.id().toString())
          .put("version", one.version())
          .put("kind", one.kind())
          .put("inForce", one.inForce())
          .put("recordedAt", one.recordedAt().toString())
          .set("said", one.said());
    }
    return json;
  }

  static JsonNode checked(CheckOutcome.Conforms conforms) {
    ObjectNode json = JSON.objectNode().put("conforms", true);
    json.set("report", conforms.report());
    return json;
  }

  private static void codes(ObjectNode json, String name, List<? extends Coded> values) {
    texts(json, name, values.stream().map(Coded::code).toList());
  }

  private static void texts(ObjectNode json, String name, List<String> values) {
    var list = json.putArray(name);
    values.forEach(list::add);
  }
}
