package org.kinbridge.policy.rule;

import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Consent.Answer;
import org.kinbridge.policy.circumstance.Consent.Capacity;
import org.kinbridge.policy.circumstance.Consent.Giver;

/** The registered consents that speak about this child, recipient and purpose. */
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
    return situation.request().legalBasis().filter(LegalBasis.CONSENT::equals).isPresent();
  }

  /** Given, refused and withdrawn alike. */
  static List<Consent> speaking(Situation situation) {
    return situation.circumstances().registers().consents().stream()
        .filter(consent -> situation.child().map(consent.child()::equals).orElse(false))
        .filter(
            consent ->
                situation
                    .request()
                    .purpose()
                    .map(purpose -> names(consent, situation))
                    .orElse(false))
        .toList();
  }

  private static boolean names(Consent consent, Situation situation) {
    return situation
        .request()
        .purpose()
        .map(
            purpose ->
                consent.names(
                    situation.recipient().node(), situation.recipient().authority().id(), purpose))
        .orElse(false);
  }

  /** Given, today within its period, and chosen by the request where it chooses. */
  static List<Consent> given(Situation situation) {
    List<String> chosen = situation.request().consents();
    return speaking(situation).stream()
        .filter(consent -> consent.answer() == Answer.GIVEN)
        .filter(consent -> chosen.isEmpty() || chosen.contains(consent.id()))
        .filter(
            consent ->
                !situation.today().isBefore(consent.start())
                    && !situation.today().isAfter(consent.end()))
        .toList();
  }

  /** Given and not withdrawn since: nothing is decided on a consent that somebody took back. */
  static List<Consent> standing(Situation situation) {
    return given(situation).stream().filter(consent -> consent.withdrawnAt().isEmpty()).toList();
  }

  static boolean isFree(Consent consent) {
    return !NOT_FREE.contains(consent.capacity());
  }

  /** That person could give it: a capacity of the other kind of giver, or none, is not enough. */
  static boolean byAble(Consent consent, Giver giver) {
    return consent.by() == giver
        && (giver == Giver.CHILD ? OF_A_CHILD : OF_A_GUARDIAN).contains(consent.capacity());
  }

  /** Given, in force and free: what the document shows the recipient. */
  public static List<Consent> shown(Situation situation) {
    return standing(situation).stream().filter(Consents::isFree).toList();
  }

  /** A giver of the same kind, free and able to, consented to the same after that instant. */
  static boolean givenAgain(Consent earlier, java.time.Instant since, Situation situation) {
    return standing(situation).stream()
        .anyMatch(
            later ->
                byAble(later, earlier.by()) && isFree(later) && later.recordedAt().isAfter(since));
  }
}
