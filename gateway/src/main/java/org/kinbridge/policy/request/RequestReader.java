package org.kinbridge.policy.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request.Actor;
import org.kinbridge.policy.request.Request.Barrier;
import org.kinbridge.policy.request.Request.Basis;
import org.kinbridge.policy.request.Request.Case;
import org.kinbridge.policy.request.Request.Evidence;
import org.kinbridge.policy.request.Request.RecordPart;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.request.Request.Subject;
import org.kinbridge.policy.request.Request.Target;

/**
 * Reads a request member by member. Parts that could not be read are empty; then there is a fault
 * and no request.
 */
final class RequestReader {
  private static final Set<String> MEMBERS =
      Set.of(
          "to",
          "kind",
          "thread",
          "inReplyTo",
          "supersedes",
          "replyBy",
          "urgency",
          "purpose",
          "legalBasis",
          "basis",
          "actor",
          "case",
          "facts",
          "restrictions",
          "statements",
          "releases",
          "resolutions",
          "consents",
          "override",
          "expect",
          "record",
          "attachments");
  private static final String WORD = "[a-z0-9][a-z0-9-]{0,62}";

  private final List<Fault> faults = new ArrayList<>();

  private RequestReader() {}

  static Reading read(JsonNode body) {
    RequestReader reader = new RequestReader();
    Optional<Request> request = reader.request(Members.of(body, "", reader.faults, MEMBERS));
    return request.isPresent() && reader.faults.isEmpty()
        ? new Reading.Accepted(request.get())
        : new Reading.Faulty(reader.faults);
  }

  private Optional<Request> request(Members body) {
    Optional<Target> to = target(body.neededObject("to", Set.of("node", "authority")));
    Optional<MessageKind> kind = body.neededCode("kind", MessageKind.class);
    Request.Place place =
        new Request.Place(
            body.text("thread"),
            body.text("inReplyTo"),
            body.text("supersedes"),
            body.instant("replyBy"));
    Optional<Urgency> urgency = body.neededCode("urgency", Urgency.class);
    Optional<Purpose> purpose = body.code("purpose", Purpose.class);
    Optional<LegalBasis> legalBasis = body.code("legalBasis", LegalBasis.class);
    Basis basis = basis(body.object("basis", Set.of("instrument", "article", "evidence")));
    Optional<Actor> actor =
        actor(body.neededObject("actor", Set.of("userRef", "function", "authority")));
    Optional<Case> about = about(body.neededObject("case", Set.of("reference", "subjects")));
    List<Fact> facts = body.list("facts", new FactReader(faults));
    List<Barrier> restrictions = body.list("restrictions", this::barrier);
    List<Statement> statements = body.list("statements", this::statement);
    List<Release> releases = body.list("releases", this::release);
    List<Resolution> resolutions = body.list("resolutions", this::resolution);
    List<String> consents = body.words("consents");
    Optional<Personal<String>> override = override(body);
    Members expect = body.object("expect", Set.of("decisionDigest"));
    Optional<Sha256> expected = expect.shapedText("decisionDigest", Sha256::parseHex);
    Optional<RecordPart> record = record(body.neededObject("record", Set.of("format", "content")));
    List<Attachment> attachments = body.files("attachments", new AttachmentReader(faults));
    if (to.isEmpty()
        || kind.isEmpty()
        || urgency.isEmpty()
        || actor.isEmpty()
        || about.isEmpty()
        || record.isEmpty()) {
      return Optional.empty();
    }
    Request request =
        new Request(
            to.get(),
            kind.get(),
            place,
            urgency.get(),
            purpose,
            legalBasis,
            basis,
            actor.get(),
            about.get(),
            facts,
            restrictions,
            statements,
            releases,
            resolutions,
            consents,
            override,
            expected,
            record.get(),
            attachments);
    Consistency.check(request, faults);
    return Optional.of(request);
  }

  private static Optional<Personal<String>> override(Members body) {
    return body.value("override").isEmpty()
        ? Optional.empty()
        : body.neededObject("override", Set.of("reason"))
            .neededProse("reason")
            .map(reason -> Personal.of("reason of an override", reason));
  }

  private static Optional<Target> target(Members to) {
    Optional<NodeId> node = to.neededValue("node", NodeId::new);
    Optional<AuthorityId> authority = to.neededValue("authority", AuthorityId::new);
    return node.isEmpty() || authority.isEmpty()
        ? Optional.empty()
        : Optional.of(new Target(node.get(), authority.get()));
  }

  private Basis basis(Members basis) {
    return new Basis(
        basis.code("instrument", Instrument.class),
        basis.shapedText("article", text -> matching(text, "[0-9]{1,3}[a-z]?")),
        basis.list("evidence", this::evidence));
  }

  private Optional<Evidence> evidence(JsonNode value, String place) {
    Members evidence =
        Members.of(value, place, faults, Set.of("type", "reference", "sha256", "issuer"));
    Optional<String> type = evidence.neededValue("type", text -> matching(text, WORD));
    Optional<String> reference = evidence.neededText("reference");
    Optional<Sha256> digest = evidence.shapedText("sha256", Sha256::parseHex);
    Optional<String> issuer = evidence.text("issuer");
    return type.isEmpty() || reference.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evidence(type.get(), reference.get(), digest, issuer));
  }

  private static Optional<Actor> actor(Members actor) {
    Optional<String> user = actor.neededText("userRef");
    Optional<String> function = actor.neededText("function");
    Optional<AuthorityId> authority = actor.neededValue("authority", AuthorityId::new);
    return user.isEmpty() || function.isEmpty() || authority.isEmpty()
        ? Optional.empty()
        : Optional.of(new Actor(user.get(), function.get(), authority.get()));
  }

  private Optional<Case> about(Members about) {
    Optional<String> reference = about.neededText("reference");
    about.needed("subjects");
    List<Subject> subjects = about.list("subjects", this::subject);
    return reference.map(text -> new Case(text, subjects));
  }

  private Optional<Subject> subject(JsonNode value, String place) {
    Members subject = Members.of(value, place, faults, Set.of("id", "at"));
    Optional<PersonHandle> id = subject.neededValue("id", PersonHandle::new);
    Optional<String> at = subject.neededPointer("at");
    return id.isEmpty() || at.isEmpty()
        ? Optional.empty()
        : Optional.of(new Subject(id.get(), at.get()));
  }

  private Optional<Barrier> barrier(JsonNode value, String place) {
    Members barrier =
        Members.of(
            value,
            place,
            faults,
            Set.of("person", "kind", "reachableThrough", "elsewhere", "basis"));
    Optional<PersonHandle> person = barrier.neededValue("person", PersonHandle::new);
    Optional<Restriction.Kind> kind = barrier.neededCode("kind", Restriction.Kind.class);
    List<NodeId> nodes = barrier.list("reachableThrough", this::node);
    Restriction.Elsewhere elsewhere =
        barrier
            .code("elsewhere", Restriction.Elsewhere.class)
            .orElse(Restriction.Elsewhere.UNKNOWN);
    Optional<String> basis = barrier.neededValue("basis", text -> matching(text, WORD));
    return person.isEmpty() || kind.isEmpty() || basis.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Barrier(person.get(), kind.get(), Set.copyOf(nodes), elsewhere, basis.get()));
  }

  private Optional<NodeId> node(JsonNode value, String place) {
    if (value.isTextual() && value.textValue().matches("[A-Z]{2}")) {
      return Optional.of(new NodeId(value.textValue()));
    }
    faults.add(
        new Fault(org.kinbridge.disclosure.Reason.INVALID_VALUE, place, "a node id is expected"));
    return Optional.empty();
  }

  private Optional<Statement> statement(JsonNode value, String place) {
    Members statement =
        Members.of(
            value,
            place,
            faults,
            Set.of("section", "language", "text", "writtenFor", "releasedBy"));
    Optional<Statement.Section> section = statement.neededCode("section", Statement.Section.class);
    Optional<String> language =
        statement.neededValue("language", text -> matching(text, "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    Optional<String> text = statement.neededProse("text");
    Optional<AuthorityId> writtenFor = statement.neededValue("writtenFor", AuthorityId::new);
    Optional<String> by = statement.neededText("releasedBy");
    return section.isEmpty()
            || language.isEmpty()
            || text.isEmpty()
            || writtenFor.isEmpty()
            || by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement(
                section.get(),
                language.get(),
                Personal.of("statement", text.get()),
                writtenFor.get(),
                by.get()));
  }

  private Optional<Release> release(JsonNode value, String place) {
    Members release =
        Members.of(value, place, faults, Set.of("source", "releasedTo", "releasedBy"));
    Optional<String> source = release.neededPlace("source");
    Optional<AuthorityId> to = release.neededValue("releasedTo", AuthorityId::new);
    Optional<String> by = release.neededText("releasedBy");
    return source.isEmpty() || to.isEmpty() || by.isEmpty()
        ? Optional.empty()
        : Optional.of(new Release(source.get(), to.get(), by.get()));
  }

  private Optional<Resolution> resolution(JsonNode value, String place) {
    Members resolution =
        Members.of(value, place, faults, Set.of("source", "code", "dismissed", "reason", "by"));
    Optional<String> source = resolution.neededPointer("source");
    Optional<String> code = resolution.text("code");
    boolean dismissed = resolution.truth("dismissed").orElse(false);
    Optional<String> reason = resolution.text("reason");
    Optional<String> by = resolution.neededText("by");
    if (code.isPresent() == dismissed) {
      resolution.wrong("code", "a resolution chooses a code or dismisses the question");
      return Optional.empty();
    }
    if (dismissed && reason.isEmpty()) {
      resolution.wrong("reason", "a dismissal says why");
    }
    return source.isEmpty() || by.isEmpty()
        ? Optional.empty()
        : Optional.of(new Resolution(source.get(), code, dismissed, reason, by.get()));
  }

  private static Optional<RecordPart> record(Members record) {
    Optional<String> format = record.neededValue("format", text -> matching(text, WORD));
    Optional<JsonNode> content = record.needed("content");
    return format.isEmpty() || content.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecordPart(format.get(), Personal.of("national record", content.get())));
  }

  static String matching(String text, String shape) {
    if (!text.matches(shape)) {
      throw new IllegalArgumentException("not of that shape");
    }
    return text;
  }
}
