package org.kinbridge.store.row;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Seals rows and their bodies, and names every row that is not as we wrote it. */
public final class SealedRows {
  private static final System.Logger LOG = System.getLogger(SealedRows.class.getName());

  private final Vault vault;
  private final RowSeal seal;

  public SealedRows(Vault vault, RowSeal seal) {
    this.vault = requireNonNull(vault, "vault is null");
    this.seal = requireNonNull(seal, "seal is null");
  }

  public SealedBody seal(Transaction transaction, ChildRef child, Place place, byte[] body) {
    return vault.seal(transaction, child, place, body);
  }

  /** Empty where the child was erased or the body altered; both are logged with the place. */
  public Optional<byte[]> open(Transaction transaction, Place place, KeyId key, byte[] sealed) {
    return switch (vault.open(transaction, place, new SealedBody(key, sealed))) {
      case Opening.Body body -> Optional.of(body.bytes());
      case Opening.KeyGone gone -> {
        LOG.log(Level.INFO, "row {0}: its key is gone", place);
        yield Optional.empty();
      }
      case Opening.Altered altered -> {
        alarm(place);
        yield Optional.empty();
      }
    };
  }

  /** The same for whoever tells a key that is gone from a body that was altered. */
  public Opening opening(Transaction transaction, Place place, SealedBody sealed) {
    Opening opening = vault.open(transaction, place, sealed);
    if (opening instanceof Opening.Altered) {
      alarm(place);
    }
    return opening;
  }

  public byte[] rowSeal(Place place, byte[] content) {
    return seal.seal(place, content);
  }

  public boolean holds(Row row) {
    boolean holds = seal.holds(row.place(), row.content(), row.seal());
    if (!holds) {
      alarm(row.place());
    }
    return holds;
  }

  public static void alarm(Place place) {
    LOG.log(Level.ERROR, "ALARM row-altered: row {0} is not as this node wrote it", place);
  }
}
