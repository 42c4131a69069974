package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import org.kinbridge.flow.standing.Likenesses;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.PairwiseSecrets;

/** Where what stands about a child is found. */
public record Registry(
    Crosswalk crosswalk,
    PairwiseSecrets pairwise,
    Registrations registrations,
    SameChild lock,
    Likenesses likenesses) {
  public Registry {
    requireNonNull(crosswalk, "crosswalk is null");
    requireNonNull(pairwise, "pairwise is null");
    requireNonNull(registrations, "registrations is null");
    requireNonNull(lock, "lock is null");
    requireNonNull(likenesses, "likenesses is null");
  }

  public Lookalikes lookalikes() {
    return new Lookalikes(crosswalk, likenesses, registrations, lock);
  }
}
