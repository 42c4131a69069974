package org.kinbridge.policy.pack;

import java.util.Set;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;

/** Who signed an agreement. */
public interface Signatures {

  /**
   * Those of the parties whose signature under this very text holds.
   *
   * @param text SHA-256 of the canonical form of what the agreement says
   */
  Set<NodeId> under(String agreement, Sha256 text, Set<NodeId> parties);

  /**
   * As if every state had signed what is installed: for trying a policy out where there are no
   * keys.
   *
   * <p>WARNING: a node that sends decides on signatures that it verified, never on these.
   */
  static Signatures supposed() {
    return (agreement, text, parties) -> parties;
  }
}
