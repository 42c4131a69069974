package org.kinbridge.policy.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.policy.request.Request.Barrier;
import org.kinbridge.policy.request.Request.Evidence;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.request.Request.Subject;

/** Writes a request back, member by member, for sealing at rest. */
final class RequestWriter {
  private static final String WHY = "write the request for sealing at rest";

  private RequestWriter() {}

  static ObjectNode write(Request request) {
    ObjectNode json = object();
    json.putObject("to")
        .put("node", request.to().node().value())
        .put("authority", request.to().authority().value());
    json.put("kind", request.kind().code());
    text(json, "thread", request.place().thread());
    text(json, "inReplyTo", request.place().inReplyTo());
    text(json, "supersedes", request.place().supersedes());
    text(json, "replyBy", request.place().replyBy());
    json.put("urgency", request.urgency().code());
    text(json, "purpose", request.purpose().map(Coded::code));
    text(json, "legalBasis", request.legalBasis().map(Coded::code));
    json.set("basis", basis(request.basis()));
    json.putObject("actor")
        .put("userRef", request.actor().userRef())
        .put("function", request.actor().function())
        .put("authority", request.actor().authority().value());
    json.set("case", about(request.about()));
    stated(json, request);
    ArrayNode consents = json.putArray("consents");
    request.consents().forEach(consents::add);
    request.override().ifPresent(why -> json.putObject("override").put("reason", why.reveal(WHY)));
    request
        .expected()
        .ifPresent(digest -> json.putObject("expect").put("decisionDigest", digest.hex()));
    json.putObject("record")
        .put("format", request.record().format())
        .set("content", request.record().content().reveal(WHY));
    ArrayNode attachments = json.putArray("attachments");
    request.attachments().forEach(file -> attachments.add(attachment(file)));
    return json;
  }

  private static void stated(ObjectNode json, Request request) {
    ArrayNode facts = json.putArray("facts");
    request.facts().forEach(fact -> facts.add(fact(fact)));
    ArrayNode restrictions = json.putArray("restrictions");
    request.restrictions().forEach(barrier -> restrictions.add(barrier(barrier)));
    ArrayNode statements = json.putArray("statements");
    request.statements().forEach(statement -> statements.add(statement(statement)));
    ArrayNode releases = json.putArray("releases");
    for (Release release : request.releases()) {
      releases
          .addObject()
          .put("source", release.source())
          .put("releasedTo", release.releasedTo().value())
          .put("releasedBy", release.releasedBy());
    }
    ArrayNode resolutions = json.putArray("resolutions");
    request.resolutions().forEach(resolution -> resolutions.add(resolution(resolution)));
  }

  private static ObjectNode basis(Request.Basis basis) {
    ObjectNode json = object();
    text(json, "instrument", basis.instrument().map(Coded::code));
    text(json, "article", basis.article());
    ArrayNode papers = json.putArray("evidence");
    for (Evidence evidence : basis.evidence()) {
      ObjectNode paper =
          papers.addObject().put("type", evidence.type()).put("reference", evidence.reference());
      text(paper, "sha256", evidence.sha256());
      text(paper, "issuer", evidence.issuer());
    }
    return json;
  }

  private static ObjectNode about(Request.Case about) {
    ObjectNode json = object().put("reference", about.reference());
    ArrayNode subjects = json.putArray("subjects");
    for (Subject subject : about.subjects()) {
      subjects.addObject().put("id", subject.id().value()).put("at", subject.at());
    }
    return json;
  }

  private static ObjectNode fact(Fact fact) {
    ObjectNode json =
        object()
            .put("code", fact.code().code())
            .put("of", fact.of().value())
            .put("value", fact.value());
    text(json, "state", fact.state());
    text(json, "objection", fact.objection());
    json.put("source", fact.source());
    text(json, "assertedAt", fact.assertedAt());
    text(json, "validUntil", fact.validUntil());
    return json;
  }

  private static ObjectNode barrier(Barrier barrier) {
    ObjectNode json =
        object().put("person", barrier.person().value()).put("kind", barrier.kind().code());
    ArrayNode nodes = json.putArray("reachableThrough");
    barrier.reachableThrough().stream().sorted().forEach(node -> nodes.add(node.value()));
    return json.put("elsewhere", barrier.elsewhere().code()).put("basis", barrier.basis());
  }

  private static ObjectNode statement(Statement statement) {
    return object()
        .put("section", statement.section().code())
        .put("language", statement.language())
        .put("text", statement.text().reveal(WHY))
        .put("writtenFor", statement.writtenFor().value())
        .put("releasedBy", statement.releasedBy());
  }

  private static ObjectNode resolution(Resolution resolution) {
    ObjectNode json = object().put("source", resolution.source());
    text(json, "code", resolution.code());
    if (resolution.dismissed()) {
      json.put("dismissed", true);
    }
    text(json, "reason", resolution.reason());
    return json.put("by", resolution.by());
  }

  private static ObjectNode attachment(Attachment file) {
    ObjectNode json = object().put("id", file.id());
    text(json, "title", file.title().map(title -> title.reveal(WHY)));
    return json.put("contentType", file.type().code())
        .put("data", file.content().reveal(WHY).base64());
  }

  private static void text(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(present -> json.put(name, present.toString()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
