package org.kinbridge.policy.situation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Purpose;

/**
 * A danger for which persons may set aside what else must be in order: the duty to inform is owed
 * to any state, agreement or not, and a life does not wait for one.
 */
public final class Danger {
  private static final Set<LegalBasis> DOES_NOT_WAIT =
      EnumSet.of(LegalBasis.TREATY_DUTY_TO_INFORM, LegalBasis.VITAL_INTERESTS);

  private Danger() {}

  public static boolean is(Optional<Purpose> purpose, Optional<LegalBasis> basis) {
    return purpose.equals(Optional.of(Purpose.EMERGENCY))
        && basis.filter(DOES_NOT_WAIT::contains).isPresent();
  }

  /** The duty to inform speaks for itself; on another basis the request says why. */
  public static boolean maySetAside(Situation situation) {
    Optional<LegalBasis> basis = situation.request().legalBasis();
    return is(situation.request().purpose(), basis)
        && (basis.equals(Optional.of(LegalBasis.TREATY_DUTY_TO_INFORM))
            || situation.request().override().isPresent());
  }
}
