package org.kinbridge.policy.rule.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/**
 * Who consented knew to what: a notice was given, in a language that this person understands. Where
 * that is not noted a second person decides; an old consent does not vanish for want of a paper.
 */
public final class GiverInformed implements Gate {
  private static final Pattern BETWEEN_SUBTAGS = Pattern.compile("[-_]");

  @Override
  public String id() {
    return "consent-informed";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!Consents.areTheBasis(situation)) {
      return Verdict.passed();
    }
    List<Ask> asks = new ArrayList<>();
    for (Role role : Role.values()) {
      lack(role, situation).ifPresent(asks::add);
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
  }

  /** What the first consent of that role lacks, where none of them is without a lack. */
  private static Optional<Ask> lack(Role role, Situation situation) {
    Optional<Ask> first = Optional.empty();
    for (Consent consent : Consents.standing(situation)) {
      if (Consents.byAble(consent, role)) {
        Optional<Ask> lack = lacks(consent, situation);
        if (lack.isEmpty()) {
          return Optional.empty();
        }
        first = first.or(() -> lack);
      }
    }
    return first;
  }

  private static Optional<Ask> lacks(Consent consent, Situation situation) {
    if (consent.informed().notice().isEmpty()) {
      return Optional.of(ask(Reason.NOTICE_NOT_GIVEN));
    }
    boolean understood =
        consent.informed().language().map(tag -> speaks(consent, tag, situation)).orElse(false);
    return understood ? Optional.empty() : Optional.of(ask(Reason.CONSENT_NOT_UNDERSTOOD));
  }

  private static Ask ask(Reason reason) {
    return new Ask(reason, "/consents", reason.sentence(), Settler.APPROVER);
  }

  /** What a guardian speaks no record says; of a child one that says nothing denies nothing. */
  private static boolean speaks(Consent consent, String tag, Situation situation) {
    if (consent.by().role() == Role.GUARDIAN) {
      return true;
    }
    Set<String> spoken = new HashSet<>();
    JsonNode child = situation.document().child().root().node();
    for (JsonNode one : child.path("communication")) {
      Element.codes(one.path("language")).forEach(code -> spoken.add(language(code)));
    }
    return spoken.isEmpty() || spoken.contains(language(tag));
  }

  /** Without script and region. */
  private static String language(String tag) {
    return BETWEEN_SUBTAGS.split(tag.strip(), 2)[0].toLowerCase(Locale.ROOT);
  }
}
