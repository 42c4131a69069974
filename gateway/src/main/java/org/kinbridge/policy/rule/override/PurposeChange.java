package org.kinbridge.policy.rule.override;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R28: what was told for the care of a child does not reach police or immigration as care. They get
 * an order of a court, an investigation that says so, or the notice of a danger.
 */
public final class PurposeChange implements Gate {
  private static final Set<AuthorityRole> ENFORCES =
      EnumSet.of(AuthorityRole.POLICE, AuthorityRole.IMMIGRATION);
  private static final Set<Purpose> ITS_OWN = EnumSet.of(Purpose.INVESTIGATION, Purpose.EMERGENCY);

  @Override
  public String id() {
    return "R28";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean enforces = ENFORCES.contains(situation.recipient().authority().role());
    boolean ordered = situation.request().legalBasis().equals(Optional.of(LegalBasis.COURT_ORDER));
    boolean itsOwn = situation.request().purpose().filter(ITS_OWN::contains).isPresent();
    return enforces && !ordered && !itsOwn
        ? Verdict.refuses(Reason.PURPOSE_CHANGE, "/purpose")
        : Verdict.passed();
  }
}
