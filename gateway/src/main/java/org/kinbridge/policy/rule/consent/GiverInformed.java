package org.kinbridge.policy.rule.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver.Role;
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
    List<Consent> standing = Consents.standing(situation);
    for (Role role : Role.values()) {
      List<Consent> given =
          standing.stream().filter(consent -> Consents.byAble(consent, role)).toList();
      if (given.stream().noneMatch(one -> lacks(one, situation).isEmpty())) {
        given.stream()
            .flatMap(one -> lacks(one, situation).stream())
            .findFirst()
            .ifPresent(asks::add);
      }
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
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
      one.at("/language/coding")
          .forEach(coding -> spoken.add(language(coding.path("code").asText(""))));
    }
    return spoken.isEmpty() || spoken.contains(language(tag));
  }

  /** Without script and region. */
  private static String language(String tag) {
    return tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
