package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.kinbridge.cli.PolicyCommand;
import org.kinbridge.flow.replay.ReplayPolicy;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.store.SqlDisclosures;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.EmbeddedDatabase;
import org.kinbridge.store.database.EmbeddedServer;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Vault;

/** {@code kinbridge policy replay}, on the settings of the node, beside it or alone. */
public final class PolicyReplayer implements PolicyCommand.Replayer {
  private final InstantSource clock;
  private final SecureRandom random;

  public PolicyReplayer(InstantSource clock, SecureRandom random) {
    this.clock = requireNonNull(clock, "clock is null");
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public PolicyCommand.Result replay(Path proposed, int last, ReplayPolicy.Looker looker) {
    try {
      return switch (Settings.read(Settings.fromOutside(System.getenv(), System.getProperties()))) {
        case Settings.Reading.Faulty(List<String> faults) ->
            new PolicyCommand.Result.Unusable(String.join("\n", faults));
        case Settings.Reading.Complete(Settings settings) ->
            new PolicyCommand.Result.Done(on(settings, proposed, last, looker));
      };
    } catch (BootRefused refused) {
      return new PolicyCommand.Result.Unusable(String.valueOf(refused.getMessage()));
    }
  }

  private ReplayPolicy.Outcome on(
      Settings settings, Path proposed, int last, ReplayPolicy.Looker looker) {
    Checked checked = Checked.read(settings, clock);
    try (Keystore keys = checked.identity().keystore()) {
      return switch (settings.storage()) {
        case Settings.Storage.External external -> {
          try (Database database = Database.connect(external.address())) {
            yield story(checked, keys, database).replay(proposed, last, looker);
          }
        }
        case Settings.Storage.Embedded embedded -> {
          Path data = embedded.data();
          try (EmbeddedServer server =
                  EmbeddedServer.open(data, data.resolve("postgresql"), random);
              Database database = Database.connect(EmbeddedDatabase.on(server, random))) {
            yield story(checked, keys, database).replay(proposed, last, looker);
          }
        }
      };
    }
  }

  private ReplayPolicy story(Checked checked, Keystore keys, Database database) {
    Node.World world = new Node.World(clock, random);
    Vault vault = new Vault(new SqlChildKeys(), keys, random);
    SealedRows sealed = new SealedRows(vault, new RowSeal(keys));
    Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
    return new ReplayPolicy(
        checked.identity().own(),
        checked.identity().partners(),
        checked.rules(),
        new ReplayPolicy.Books(
            database,
            new SqlDisclosures(sealed),
            ledger,
            new RegistersOfChildren(vault, sealed, ledger).open(database, keys, world)),
        new Surroundings(clock, world.ids(), () -> {}));
  }
}
