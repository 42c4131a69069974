package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Chosen;
import org.kinbridge.policy.rule.Settler;

/**
 * The answer to a request: what was decided and what became of each element. It names paths,
 * pointers, rules and codes, and no value of the record.
 *
 * @param validUntil until when the same request would be decided the same, as far as dates can tell
 * @param factsUsed frozen: a false attestation stays visible with its author
 * @param stayedHome what has no place in the shared record at all
 * @param enclosed each statement and file of the request, whatever became of it
 */
public record Explanation(
    Outcome decision,
    Optional<Reason> reason,
    Optional<Instant> validUntil,
    Addressee recipient,
    Rulebook policy,
    List<FactUsed> factsUsed,
    List<Missing> missing,
    Elements elements,
    List<StayedHome> stayedHome,
    List<Chosen> enclosed,
    List<String> obligations,
    Optional<Hold> hold,
    Sight asRecipientSees) {

  public enum Outcome implements org.kinbridge.disclosure.Coded {
    PERMIT("permit"),
    HOLD("hold"),
    REFUSE("refuse");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * @param role as the signed directory says; empty where the authority is unknown
   */
  public record Addressee(
      AuthorityId authority, Optional<AuthorityRole> role, Optional<String> directoryVersion) {
    public Addressee {
      requireNonNull(authority, "authority is null");
      requireNonNull(role, "role is null");
      requireNonNull(directoryVersion, "directoryVersion is null");
    }
  }

  public record Rulebook(Sha256 digest, Optional<String> agreement, Optional<String> permitRow) {
    public Rulebook {
      requireNonNull(digest, "digest is null");
      requireNonNull(agreement, "agreement is null");
      requireNonNull(permitRow, "permitRow is null");
    }
  }

  /**
   * @param from who stated it
   * @param rule which rule or row asked
   * @param effect what it did there
   */
  public record FactUsed(
      String code, String of, String value, String from, String rule, String effect) {
    public FactUsed {
      requireNonNull(code, "code is null");
      requireNonNull(of, "of is null");
      requireNonNull(value, "value is null");
      requireNonNull(from, "from is null");
      requireNonNull(rule, "rule is null");
      requireNonNull(effect, "effect is null");
    }
  }

  /**
   * @param pointer into the request or the national record
   * @param blocks the rule or row that waits for it
   * @param settledBy who can settle it; of a no nobody can
   */
  public record Missing(
      Reason code, String pointer, String question, String blocks, Settler settledBy) {
    public Missing {
      requireNonNull(code, "code is null");
      requireNonNull(pointer, "pointer is null");
      requireNonNull(question, "question is null");
      requireNonNull(blocks, "blocks is null");
      requireNonNull(settledBy, "settledBy is null");
    }

    /** What nobody but the sender can settle. */
    public Missing(Reason code, String pointer, String question, String blocks) {
      this(code, pointer, question, blocks, Settler.SENDER);
    }
  }

  /** What became of the elements of the shared record. */
  public record Elements(
      List<Released> released, List<Transformed> transformed, List<Withheld> withheld) {
    public Elements {
      released = List.copyOf(released);
      transformed = List.copyOf(transformed);
      withheld = List.copyOf(withheld);
    }

    public static Elements none() {
      return new Elements(List.of(), List.of(), List.of());
    }
  }

  /**
   * @param path element path in the shared record of the sender
   * @param source JSON pointers into the national record
   */
  public record Released(String path, List<String> source, String by) {
    public Released {
      requireNonNull(path, "path is null");
      source = List.copyOf(source);
      requireNonNull(by, "by is null");
    }
  }

  /**
   * @param form what was done: a closed list, docs/reviewing.md
   */
  public record Transformed(String path, String form, String by) {
    public Transformed {
      requireNonNull(path, "path is null");
      requireNonNull(form, "form is null");
      requireNonNull(by, "by is null");
    }
  }

  /**
   * @param visible whether the recipient is told that something is withheld here
   * @param mayRelease what a named person could do about it; empty for nothing
   */
  public record Withheld(
      String path,
      List<String> source,
      String by,
      Reason reason,
      Visible visible,
      Optional<String> mayRelease) {
    public Withheld {
      requireNonNull(path, "path is null");
      source = List.copyOf(source);
      requireNonNull(by, "by is null");
      requireNonNull(reason, "reason is null");
      requireNonNull(visible, "visible is null");
      requireNonNull(mayRelease, "mayRelease is null");
    }
  }

  /** A silent element must look as if it had never been there. */
  public enum Visible {
    ANNOUNCED,
    SILENT
  }

  /**
   * @param needs what would end it
   * @param approvers how many persons can end it by their yes; 0 where only a new request can
   * @param ifApproved what would leave then, where persons can end it
   */
  public record Hold(
      Optional<String> taskId,
      List<String> needs,
      Instant expires,
      Optional<String> sentMeanwhile,
      int approvers,
      Optional<Prospect> ifApproved) {
    public Hold {
      requireNonNull(taskId, "taskId is null");
      needs = List.copyOf(needs);
      requireNonNull(expires, "expires is null");
      requireNonNull(sentMeanwhile, "sentMeanwhile is null");
      requireNonNull(ifApproved, "ifApproved is null");
      if ((approvers > 0) != ifApproved.isPresent()) {
        throw new IllegalArgumentException("who is asked for a yes is shown what would leave");
      }
    }

    /** A hold that only a new request ends. */
    static Hold forSender(List<Missing> missing, Instant expires) {
      return new Hold(
          Optional.empty(), needs(missing), expires, Optional.empty(), 0, Optional.empty());
    }

    /** A hold that persons end by their yes. */
    static Hold forApprovers(List<Missing> missing, Instant expires, int approvers, Prospect then) {
      return new Hold(
          Optional.empty(),
          needs(missing),
          expires,
          Optional.empty(),
          approvers,
          Optional.of(then));
    }

    private static List<String> needs(List<Missing> missing) {
      return missing.stream().map(question -> question.code().code()).distinct().toList();
    }
  }

  /** What a yes would let leave: exactly what a permit would say. */
  public record Prospect(Elements elements, List<String> obligations, Sight asRecipientSees) {
    public Prospect {
      requireNonNull(elements, "elements is null");
      obligations = List.copyOf(obligations);
      requireNonNull(asRecipientSees, "asRecipientSees is null");
    }
  }

  /**
   * The recipient's side of it, without its content.
   *
   * @param sender the authority shown as sender
   * @param resources how many of each profile leave
   * @param announced paths without index that are announced as withheld
   * @param labels handling labels on the document
   */
  public record Sight(
      Optional<String> sender,
      List<Count> resources,
      List<Announced> announced,
      List<String> labels) {
    public Sight {
      requireNonNull(sender, "sender is null");
      resources = List.copyOf(resources);
      announced = List.copyOf(announced);
      labels = List.copyOf(labels);
    }

    public static Sight nothing() {
      return new Sight(Optional.empty(), List.of(), List.of(), List.of());
    }
  }

  public record Count(String profile, int resources) {
    public Count {
      requireNonNull(profile, "profile is null");
    }
  }

  public record Announced(String path, String by) {
    public Announced {
      requireNonNull(path, "path is null");
      requireNonNull(by, "by is null");
    }
  }

  public Explanation {
    requireNonNull(decision, "decision is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(validUntil, "validUntil is null");
    requireNonNull(recipient, "recipient is null");
    requireNonNull(policy, "policy is null");
    factsUsed = List.copyOf(factsUsed);
    missing = List.copyOf(missing);
    requireNonNull(elements, "elements is null");
    stayedHome = List.copyOf(stayedHome);
    enclosed = List.copyOf(enclosed);
    obligations = List.copyOf(obligations);
    requireNonNull(hold, "hold is null");
    requireNonNull(asRecipientSees, "asRecipientSees is null");
  }

  /**
   * SHA-256 of the RFC 8785 form of {@link #toJson} without decisionDigest, validUntil, hold.taskId
   * and hold.expires: two decisions that say the same have the same digest, whenever they were
   * made.
   */
  public Sha256 decisionDigest() {
    return AnswerWriter.digest(this);
  }

  public ObjectNode toJson() {
    return AnswerWriter.write(this);
  }
}
