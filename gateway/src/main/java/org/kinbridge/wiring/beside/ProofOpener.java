package org.kinbridge.wiring.beside;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import org.kinbridge.cli.LedgerCommand.Target;
import org.kinbridge.cli.ProofCommand;
import org.kinbridge.flow.proof.OpenWithheld;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.message.SqlOutbox;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Vault;

/** {@code kinbridge proof withheld list|open}, beside a running node or alone. */
public final class ProofOpener implements ProofCommand.Opener {
  private final Beside beside;
  private final InstantSource clock;
  private final SecureRandom random;

  public ProofOpener(InstantSource clock, SecureRandom random) {
    this.beside = new Beside(clock, random);
    this.clock = requireNonNull(clock, "clock is null");
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public ProofCommand.Result with(
      Target target, Function<OpenWithheld, OpenWithheld.Outcome> work) {
    return switch (beside.open(target, opened -> work.apply(story(opened)))) {
      case Beside.Unusable<OpenWithheld.Outcome> unusable ->
          new ProofCommand.Result.Unusable(unusable.faults());
      case Beside.Done<OpenWithheld.Outcome> done -> new ProofCommand.Result.Done(done.result());
    };
  }

  private OpenWithheld story(Beside.Opened opened) {
    Vault vault = new Vault(new SqlChildKeys(), opened.keys(), random);
    SqlOutbox outbox = new SqlOutbox(new SealedRows(vault, new RowSeal(opened.keys())));
    Ledger ledger = new Ledger(new SqlJournal(), vault, opened.keys(), random);
    return new OpenWithheld(opened.database(), outbox, ledger, clock);
  }
}
