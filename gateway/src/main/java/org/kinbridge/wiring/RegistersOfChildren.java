package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.standing.CurrentLikenesses;
import org.kinbridge.flow.standing.CurrentRegistrations;
import org.kinbridge.flow.standing.Likenesses;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Recollection;
import org.kinbridge.ledger.RecordedTokens;
import org.kinbridge.store.child.SqlChildLock;
import org.kinbridge.store.child.SqlCrosswalk;
import org.kinbridge.store.child.SqlLikenesses;
import org.kinbridge.store.child.SqlPairwiseSecrets;
import org.kinbridge.store.child.SqlRegistrations;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.PairwiseSecrets;
import org.kinbridge.vault.Vault;

/** Who the children are and what stands about them; nothing of it is believed against the log. */
record RegistersOfChildren(Vault vault, SealedRows sealed, Ledger ledger) {
  RegistersOfChildren {
    requireNonNull(vault, "vault is null");
    requireNonNull(sealed, "sealed is null");
    requireNonNull(ledger, "ledger is null");
  }

  /** Reads the log first: nothing is decided before it is known. */
  Registry open(Database database, Keystore keys, Node.World world) {
    Recollection recollection =
        ledger.recall(Set.of(RecordedTokens.TABLE, CurrentRegistrations.TABLE, Likenesses.TABLE));
    recollection.begin(database);
    Registrations registrations =
        new CurrentRegistrations(new SqlRegistrations(sealed), recollection);
    return new Registry(
        new Crosswalk(
            new RecordedTokens(new SqlCrosswalk(sealed), ledger, recollection, world.clock()),
            keys,
            world.random()),
        new PairwiseSecrets(new SqlPairwiseSecrets(), vault, world.random()),
        registrations,
        new SameChild(new SqlChildLock(sealed), registrations),
        new CurrentLikenesses(new SqlLikenesses(sealed), ledger, recollection, world.clock()));
  }
}
