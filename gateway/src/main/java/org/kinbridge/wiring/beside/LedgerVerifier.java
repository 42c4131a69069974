package org.kinbridge.wiring.beside;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.cli.LedgerCommand;
import org.kinbridge.cli.LedgerCommand.Outcome;
import org.kinbridge.cli.LedgerCommand.Target;
import org.kinbridge.ledger.LogIdentity;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.store.SealedTables;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.log.SqlArchive;
import org.kinbridge.vault.Vault;

/** {@code kinbridge ledger verify}, beside a running node or alone. */
public final class LedgerVerifier implements LedgerCommand.Verifier {
  private final Beside beside;
  private final SecureRandom random;

  public LedgerVerifier(InstantSource clock, SecureRandom random) {
    this.beside = new Beside(clock, random);
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public Outcome verify(Target target) {
    Optional<Path> kept = target.kept();
    return switch (beside.open(target, opened -> replayed(opened, kept.map(Beside::text)))) {
      case Beside.Unusable<Outcome> unusable -> new Outcome.Unusable(unusable.faults());
      case Beside.Done<Outcome> done -> done.result();
    };
  }

  private Outcome replayed(Beside.Opened opened, Optional<String> kept) {
    Vault vault = new Vault(new SqlChildKeys(), opened.keys(), random);
    Verification verification =
        new Verification(
            new SqlArchive(opened.database()), SealedTables.all(), vault, opened.keys(), random);
    return new Outcome.Replayed(
        LogIdentity.of(opened.keys().entity(), opened.keys().log()).verifierKey(),
        verification.replay(kept));
  }
}
