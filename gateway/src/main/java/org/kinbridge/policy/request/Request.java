package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fact;
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

/**
 * One request to disclose: whom to, what for, on which basis, and what a named person states.
 *
 * <p>Guarantees: every handle a fact or restriction uses is one of the subjects; statements and
 * releases were made for this recipient, each file that is released is attached; no two facts about
 * the same thing contradict each other. Purpose and basis may be missing: saying no to that is a
 * decision, not a fault of form.
 *
 * @param override why persons should set aside, in a danger, what else must be in order
 * @param expected the decision digest of the preview this request follows
 */
public record Request(
    Target to,
    MessageKind kind,
    Place place,
    Urgency urgency,
    Optional<Purpose> purpose,
    Optional<LegalBasis> legalBasis,
    Basis basis,
    Actor actor,
    Case about,
    List<Fact> facts,
    List<Barrier> restrictions,
    List<Statement> statements,
    List<Release> releases,
    List<Resolution> resolutions,
    List<String> consents,
    Optional<Personal<String>> override,
    Optional<Sha256> expected,
    RecordPart record,
    List<Attachment> attachments) {

  /** Whom it is for; the recipient's role is not the sender's to say. */
  public record Target(NodeId node, AuthorityId authority) {
    public Target {
      requireNonNull(node, "node is null");
      requireNonNull(authority, "authority is null");
    }
  }

  /** Its place among other messages. */
  public record Place(
      Optional<String> thread,
      Optional<String> inReplyTo,
      Optional<String> supersedes,
      Optional<Instant> replyBy) {
    public Place {
      requireNonNull(thread, "thread is null");
      requireNonNull(inReplyTo, "inReplyTo is null");
      requireNonNull(supersedes, "supersedes is null");
      requireNonNull(replyBy, "replyBy is null");
    }
  }

  /** What the legal basis rests on. */
  public record Basis(
      Optional<Instrument> instrument, Optional<String> article, List<Evidence> evidence) {
    public Basis {
      requireNonNull(instrument, "instrument is null");
      requireNonNull(article, "article is null");
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A paper that supports the basis; the paper itself stays where it is.
   *
   * @param type {@code request}, {@code measure}, {@code order}, …
   */
  public record Evidence(
      String type, String reference, Optional<Sha256> sha256, Optional<String> issuer) {
    public Evidence {
      requireNonNull(type, "type is null");
      requireNonNull(reference, "reference is null");
      requireNonNull(sha256, "sha256 is null");
      requireNonNull(issuer, "issuer is null");
    }
  }

  /** The person who asks, by an opaque and stable reference. */
  public record Actor(String userRef, String function, AuthorityId authority) {
    public Actor {
      requireNonNull(userRef, "userRef is null");
      requireNonNull(function, "function is null");
      requireNonNull(authority, "authority is null");
    }
  }

  /** The case and the people of it that this request speaks about. */
  public record Case(String reference, List<Subject> subjects) {
    public Case {
      requireNonNull(reference, "reference is null");
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * @param at JSON pointer into the national record: where that person stands in it
   */
  public record Subject(PersonHandle id, String at) {
    public Subject {
      requireNonNull(id, "id is null");
      requireNonNull(at, "at is null");
    }
  }

  /** A restriction the sender states; it joins the register. */
  public record Barrier(
      PersonHandle person,
      Restriction.Kind kind,
      Set<NodeId> reachableThrough,
      Restriction.Elsewhere elsewhere,
      String basis) {
    public Barrier {
      requireNonNull(person, "person is null");
      requireNonNull(kind, "kind is null");
      reachableThrough = Set.copyOf(reachableThrough);
      requireNonNull(elsewhere, "elsewhere is null");
      requireNonNull(basis, "basis is null");
    }
  }

  /** Free text written for this recipient by a named person. */
  public record Statement(
      Section section,
      String language,
      Personal<String> text,
      AuthorityId writtenFor,
      String releasedBy) {
    public Statement {
      requireNonNull(section, "section is null");
      requireNonNull(language, "language is null");
      requireNonNull(text, "text is null");
      requireNonNull(writtenFor, "writtenFor is null");
      requireNonNull(releasedBy, "releasedBy is null");
    }

    /** Where in the document it goes. */
    public enum Section implements org.kinbridge.disclosure.Coded {
      DANGER("danger"),
      SITUATION("situation"),
      REQUEST("request");

      private final String code;

      Section(String code) {
        this.code = code;
      }

      @Override
      public String code() {
        return code;
      }
    }
  }

  /**
   * What a named person releases to this recipient.
   *
   * @param source a passage of the record by its JSON pointer, or an attached file by its handle
   */
  public record Release(String source, AuthorityId releasedTo, String releasedBy) {
    public Release {
      requireNonNull(source, "source is null");
      requireNonNull(releasedTo, "releasedTo is null");
      requireNonNull(releasedBy, "releasedBy is null");
    }

    /** No JSON pointer begins so. */
    public boolean isOfFile() {
      return source.startsWith("#");
    }
  }

  /** The national record, unread: {@code translate} reads it. */
  public record RecordPart(String format, Personal<JsonNode> content) {
    public RecordPart {
      requireNonNull(format, "format is null");
      requireNonNull(content, "content is null");
    }
  }

  public Request {
    requireNonNull(to, "to is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(place, "place is null");
    requireNonNull(urgency, "urgency is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(legalBasis, "legalBasis is null");
    requireNonNull(basis, "basis is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(about, "about is null");
    facts = List.copyOf(facts);
    restrictions = List.copyOf(restrictions);
    statements = List.copyOf(statements);
    releases = List.copyOf(releases);
    resolutions = List.copyOf(resolutions);
    consents = List.copyOf(consents);
    requireNonNull(override, "override is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(record, "record is null");
    attachments = List.copyOf(attachments);
  }

  /** Everybody who had a part in it, by the names that the request gives them. */
  public Set<String> people() {
    Set<String> people = new HashSet<>();
    people.add(folded(actor.userRef()));
    statements.forEach(statement -> people.add(folded(statement.releasedBy())));
    releases.forEach(release -> people.add(folded(release.releasedBy())));
    resolutions.forEach(resolution -> people.add(folded(resolution.by())));
    return people;
  }

  /** By a named person, for this recipient: a release for another one is no request at all. */
  public boolean releases(Attachment file) {
    return releases.stream().anyMatch(release -> release.source().equals(file.id()));
  }

  /** Capitals make no second person: one system writes a name as another one does not. */
  public static String folded(String userRef) {
    return userRef.toLowerCase(Locale.ROOT);
  }

  /**
   * The request in {@code body}, or everything that is wrong with it; an unknown member is wrong.
   */
  public static Reading parse(JsonNode body) {
    return RequestReader.read(body);
  }

  /**
   * JSON that {@link #parse} reads as an equal request. It holds personal data: seal it before it
   * is stored.
   */
  public ObjectNode toJson() {
    return RequestWriter.write(this);
  }
}
