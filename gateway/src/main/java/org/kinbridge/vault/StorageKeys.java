package org.kinbridge.vault;

import java.util.Optional;
import javax.crypto.SecretKey;

/** Port: the symmetric keys at rest, held by the keystore outside the database and its backups. */
public interface StorageKeys {

  /** The epoch that wraps new child keys. */
  String currentEpoch();

  /** An epoch's AES-256 key; empty once the epoch was destroyed. */
  Optional<SecretKey> epoch(String epoch);

  /** Seals the parts of ledger entries that are about no child. */
  SecretKey log();

  /** Seals rows that grant or wait. */
  SecretKey rows();

  /** Turns ids of other systems into tokens that reveal nothing. */
  SecretKey search();
}
