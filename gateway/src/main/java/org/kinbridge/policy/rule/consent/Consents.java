package org.kinbridge.policy.rule.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Consent.Answer;
import org.kinbridge.policy.circumstance.Consent.Capacity;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.situation.Situation;

/** What the registered consents on this disclosure come to. */
public final class Consents {
  private static final Set<Capacity> NOT_FREE =
      Set.of(Capacity.GUARDIAN_CONFLICT_OF_INTEREST, Capacity.NOT_SOUGHT);
  private static final Set<Capacity> OF_A_CHILD =
      Set.of(
          Capacity.CHILD_COMPETENT,
          Capacity.CHILD_ASSENT_AND_GUARDIAN,
          Capacity.CHILD_ASSENT_ADULT_MISSING);
  private static final Set<Capacity> OF_A_GUARDIAN =
      Set.of(
          Capacity.ADULT_GUARDIAN,
          Capacity.COURT_REPRESENTATIVE,
          Capacity.CHILD_ASSENT_AND_GUARDIAN);

  private Consents() {}

  static boolean areTheBasis(Situation situation) {
    return situation.request().legalBasis().equals(Optional.of(LegalBasis.CONSENT));
  }

  /** Given, today within its period, and chosen by the request where it chooses. */
  static List<Consent> given(Situation situation) {
    List<String> chosen = situation.request().consents();
    List<Consent> given = new ArrayList<>();
    for (Consent consent : situation.consents()) {
      boolean meant = chosen.isEmpty() || chosen.contains(consent.id());
      boolean now =
          !situation.today().isBefore(consent.start()) && !situation.today().isAfter(consent.end());
      if (consent.answer() == Answer.GIVEN && meant && now) {
        given.add(consent);
      }
    }
    return given;
  }

  /**
   * Given, and since then no no of one who may be the same person: nothing is decided on a consent
   * that somebody took back.
   */
  static List<Consent> standing(Situation situation) {
    List<Consent> standing = new ArrayList<>();
    for (Consent consent : given(situation)) {
      if (consent.withdrawnAt().isEmpty() && !isTakenBack(consent, situation)) {
        standing.add(consent);
      }
    }
    return standing;
  }

  private static boolean isTakenBack(Consent consent, Situation situation) {
    for (Consent other : situation.consents()) {
      Optional<Instant> no = saidNo(other);
      if (no.isPresent()
          && no.get().isAfter(consent.recordedAt())
          && other.by().mayBe(consent.by())) {
        return true;
      }
    }
    return false;
  }

  /** That one who can give it stands by a consent. */
  static boolean standsBy(Role role, Situation situation) {
    for (Consent consent : standing(situation)) {
      if (byAble(consent, role)) {
        return true;
      }
    }
    return false;
  }

  /** That the child itself refused, or took back, exactly this, and did not agree since. */
  public static boolean childRefuses(Situation situation) {
    for (Consent consent : situation.consents()) {
      Optional<Instant> no = saidNo(consent);
      if (consent.by().role() == Role.CHILD
          && no.isPresent()
          && !isOver(consent, no.get(), situation)) {
        return true;
      }
    }
    return false;
  }

  /** When that answer last was a no. */
  static Optional<Instant> saidNo(Consent consent) {
    return consent.withdrawnAt().isPresent() || consent.answer() == Answer.GIVEN
        ? consent.withdrawnAt()
        : Optional.of(consent.recordedAt());
  }

  static boolean isFree(Consent consent) {
    return !NOT_FREE.contains(consent.capacity());
  }

  /** That person could give it: a capacity of the other kind of giver, or none, is not enough. */
  static boolean byAble(Consent consent, Role role) {
    return consent.by().role() == role
        && (role == Role.CHILD ? OF_A_CHILD : OF_A_GUARDIAN).contains(consent.capacity());
  }

  /** Given, in force and free: what the document shows the recipient. */
  public static List<Consent> shown(Situation situation) {
    return standing(situation).stream().filter(Consents::isFree).toList();
  }

  /**
   * Whether a no speaks no more. Nobody but the same person takes it back, by a yes that is free or
   * by a newer answer that is judged in its stead; one who has a conflict of interest is outweighed
   * by whom a court appointed since.
   */
  static boolean isOver(Consent no, Instant since, Situation situation) {
    boolean newer =
        situation.consents().stream()
            .filter(later -> later.isOfGiverOf(no) && later.recordedAt().isAfter(since))
            .anyMatch(later -> saidNo(later).isPresent());
    return newer
        || standing(situation).stream()
            .filter(later -> later.recordedAt().isAfter(since))
            .anyMatch(
                later ->
                    later.isOfGiverOf(no) ? byAble(later, no.by().role()) : replaces(later, no));
  }

  private static boolean replaces(Consent later, Consent no) {
    return no.capacity() == Capacity.GUARDIAN_CONFLICT_OF_INTEREST
        && later.by().role() == Role.GUARDIAN
        && later.capacity() == Capacity.COURT_REPRESENTATIVE;
  }
}
