package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import org.kinbridge.trust.keystore.Keystore;

/**
 * The seal on a row that grants or waits (consent, restriction, hold, outbox …): HMAC over table,
 * id, version and content. Checked on each use; a row whose seal does not hold grants nothing and
 * is named.
 *
 * <p>WARNING: it does not stop somebody from deleting a row or putting an older version back with
 * its own good seal. Therefore the version also goes into the ledger entry of each change ({@code
 * Entry.rows}), and {@code ledger verify} compares.
 */
public final class RowSeal {
  private final Keystore keys;

  public RowSeal(Keystore keys) {
    this.keys = requireNonNull(keys, "keys is null");
  }

  /** {@code content} = every column that means something, in one fixed encoding of the caller's. */
  public byte[] seal(Place place, byte[] content) {
    return Keyed.mac(
        keys.rows(),
        Aead.framed(place.table(), place.row(), Long.toString(place.version())),
        Keyed.length(content),
        content);
  }

  public boolean holds(Place place, byte[] content, byte[] seal) {
    return Keyed.same(seal(place, content), seal);
  }

  /** Content made of text columns: each behind its length. */
  public static byte[] content(String... columns) {
    return Aead.framed(columns);
  }
}
