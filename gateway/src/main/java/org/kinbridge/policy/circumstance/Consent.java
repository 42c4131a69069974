package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;

/**
 * One registered consent, or a registered refusal to consent.
 *
 * @param id its id in the register of this node
 * @param sameGiverAs earlier answers of an unnamed guardian, of which somebody noted now that this
 *     is the same person's
 * @param language BCP 47 tag of the language it was given in
 * @param notice which information notice the person was given
 * @param recordedAt when it was registered: a later withdrawal also ends consents registered before
 *     it
 */
public record Consent(
    String id,
    ChildRef child,
    Capacity capacity,
    Answer answer,
    Giver by,
    Set<String> sameGiverAs,
    String language,
    String notice,
    NodeId node,
    AuthorityId authority,
    Set<Purpose> purposes,
    LocalDate start,
    LocalDate end,
    Instant recordedAt,
    Optional<Instant> withdrawnAt) {

  /** CodeSystem cp-consent-capacity. */
  public enum Capacity implements Coded {
    ADULT_GUARDIAN("adult-guardian"),
    CHILD_COMPETENT("child-competent"),
    CHILD_ASSENT_AND_GUARDIAN("child-assent-and-guardian"),
    CHILD_ASSENT_ADULT_MISSING("child-assent-adult-missing"),
    GUARDIAN_CONFLICT_OF_INTEREST("guardian-conflict-of-interest"),
    COURT_REPRESENTATIVE("court-representative"),
    NOT_SOUGHT("not-sought");

    private final String code;

    Capacity(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What the person said. */
  public enum Answer {
    GIVEN,
    REFUSED
  }

  public Consent {
    requireNonNull(id, "id is null");
    requireNonNull(child, "child is null");
    requireNonNull(capacity, "capacity is null");
    requireNonNull(answer, "answer is null");
    requireNonNull(by, "by is null");
    sameGiverAs = Set.copyOf(sameGiverAs);
    requireNonNull(language, "language is null");
    requireNonNull(notice, "notice is null");
    requireNonNull(node, "node is null");
    requireNonNull(authority, "authority is null");
    purposes = Set.copyOf(purposes);
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    requireNonNull(recordedAt, "recordedAt is null");
    requireNonNull(withdrawnAt, "withdrawnAt is null");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the consent ends before it begins");
    }
  }

  /** That one person gave both, and this one later. */
  public boolean isOfGiverOf(Consent earlier) {
    boolean noted =
        earlier.by() instanceof Giver.SomeGuardian
            && by.role() == Giver.Role.GUARDIAN
            && sameGiverAs.contains(earlier.id());
    return noted || by.is(earlier.by());
  }

  /** That it names this recipient and purpose, whatever became of it. */
  public boolean names(NodeId toNode, AuthorityId toAuthority, Purpose purpose) {
    return node.equals(toNode) && authority.equals(toAuthority) && purposes.contains(purpose);
  }
}
