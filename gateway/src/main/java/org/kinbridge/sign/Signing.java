package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.sign.withheld.Keepsake;

/** What came of signing. */
public sealed interface Signing {

  /**
   * @param keepsake what the sender's ledger keeps to open what was withheld
   * @param values of what can be opened, in the keepsake's order
   */
  record Signed(SignedMessage message, Keepsake keepsake, List<Personal<String>> values)
      implements Signing {
    public Signed {
      requireNonNull(message, "message is null");
      requireNonNull(keepsake, "keepsake is null");
      values = List.copyOf(values);
    }
  }

  /** The record has more elements than a tree has leaves: what stayed could not be proven. */
  record TooManyElements(int needed, int most) implements Signing {}
}
