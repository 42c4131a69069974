package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
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
 * @param informed how the person was informed
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
    Informed informed,
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

  /**
   * How the person was informed before answering.
   *
   * @param language BCP 47 tag of the language it was given in; empty where nobody noted one
   * @param notice which information notice the person was given; empty where none was, or nobody
   *     noted one
   */
  public record Informed(Optional<String> language, Optional<String> notice) {
    /** How an agency says that there was none, or that nobody noted it. */
    private static final Set<String> NONE = Set.of("none", "unknown", "und");

    public Informed {
      requireNonNull(language, "language is null");
      requireNonNull(notice, "notice is null");
    }

    /** As an agency or a world says it. */
    public static Informed said(String language, String notice) {
      return new Informed(noted(language), noted(notice));
    }

    private static Optional<String> noted(String said) {
      return Optional.of(said)
          .filter(text -> !NONE.contains(text.strip().toLowerCase(Locale.ROOT)));
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
    requireNonNull(informed, "informed is null");
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
