package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/**
 * 32 random bytes per (child, partner) from which every id on that wire is derived. They rest
 * sealed under the child's key: after erasure nobody, we included, can tell which ids were the
 * child's.
 */
public final class PairwiseSecrets {
  private static final String TABLE = "pairwise_secret";

  /** Port: the sealed secrets. */
  public interface Sealed {
    Optional<SealedBody> find(Transaction transaction, ChildRef child, NodeId partner);

    /** Keeps {@code fresh} unless there is one; returns the one kept now. */
    SealedBody addIfAbsent(
        Transaction transaction, ChildRef child, NodeId partner, SealedBody fresh);
  }

  private final Sealed sealed;
  private final Vault vault;
  private final SecureRandom random;

  public PairwiseSecrets(Sealed sealed, Vault vault, SecureRandom random) {
    this.sealed = requireNonNull(sealed, "sealed is null");
    this.vault = requireNonNull(vault, "vault is null");
    this.random = requireNonNull(random, "random is null");
  }

  /**
   * The secret; a new one on first use. Empty when the stored one does not open: the child was
   * erased, or the row was changed, and then nothing about the child may leave.
   */
  public Optional<byte[]> of(Transaction transaction, ChildRef child, NodeId partner) {
    Place place = new Place(TABLE, child + " " + partner, 1);
    SealedBody body =
        sealed
            .find(transaction, child, partner)
            .orElseGet(
                () ->
                    sealed.addIfAbsent(
                        transaction, child, partner, fresh(transaction, child, place)));
    return switch (vault.open(transaction, place, body)) {
      case Opening.Body opened -> Optional.of(opened.bytes());
      case Opening.KeyGone gone -> Optional.empty();
      case Opening.Altered altered -> Optional.empty();
    };
  }

  private SealedBody fresh(Transaction transaction, ChildRef child, Place place) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return vault.seal(transaction, child, place, secret);
  }
}
