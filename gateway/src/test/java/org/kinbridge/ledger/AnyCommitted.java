package org.kinbridge.ledger;

import java.util.List;
import java.util.UUID;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;

/** Messages for tests of the stages after this one: nothing is recorded. */
public final class AnyCommitted {
  private AnyCommitted() {}

  public static Committed of(SignedMessage message) {
    Keystore keys = AnyKeystore.keystore();
    LeafData data = new LeafData(Sha256.of("record"), Sha256.of("exchange"));
    Checkpoint checkpoint =
        Checkpoint.sign(
            new Head(1, data.hash()), LogIdentity.of(keys.entity(), keys.log()), keys.log());
    return new Committed(
        message, new EntryId(UUID.randomUUID()), new Inclusion(0, data, List.of(), checkpoint));
  }
}
