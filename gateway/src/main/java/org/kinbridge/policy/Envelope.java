package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;

/**
 * What admission looks at: the verified manifest's addressing values and who delivered it.
 *
 * @param from the authenticated partner's node
 * @param to the receiving authority the manifest names
 * @param ground what the manifest says it rests on
 */
public record Envelope(
    NodeId from, AuthorityId to, Purpose purpose, LegalBasis legalBasis, Ground ground) {
  public Envelope {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(legalBasis, "legalBasis is null");
    requireNonNull(ground, "ground is null");
  }
}
