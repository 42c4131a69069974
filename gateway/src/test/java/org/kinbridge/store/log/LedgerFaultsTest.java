package org.kinbridge.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.Replay;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.support.Await;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/**
 * The ledger's rows of the failure table: whichever commit is lost on its way there or its answer
 * on the way back, what was acknowledged is in the log once, in order, under a checkpoint.
 */
class LedgerFaultsTest {
  private static final int DEEDS = 3;
  @RegisterExtension static final TestDatabase test = new TestDatabase();

  private final Keystore keys = AnyKeystore.keystore();
  private final SecureRandom random = new SecureRandom();
  private final Vault vault = new Vault(new SqlChildKeys(), keys, random);
  private final Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
  private long announced;

  @BeforeEach
  void emptyLog() {
    test.emptyLog();
    test.asSuperuser("DELETE FROM crosswalk");
  }

  /**
   * Each deed is one commit; each drain has one to verify the start, two a batch, one to find
   * nothing.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "BEFORE_COMMIT,1", "AFTER_COMMIT,1", "BEFORE_COMMIT,2", "AFTER_COMMIT,2", "BEFORE_COMMIT,3",
    "AFTER_COMMIT,3", "BEFORE_COMMIT,4", "AFTER_COMMIT,4", "BEFORE_COMMIT,5", "AFTER_COMMIT,5",
    "BEFORE_COMMIT,6", "AFTER_COMMIT,6", "BEFORE_COMMIT,7", "AFTER_COMMIT,7", "BEFORE_COMMIT,8",
    "AFTER_COMMIT,8", "BEFORE_COMMIT,9", "AFTER_COMMIT,9"
  })
  void nothing_acknowledged_is_lost_and_nothing_is_there_twice(FaultProxy.When when, int nth) {
    try (FaultProxy proxy = FaultProxy.before(test.address().url());
        Database database = Database.connect(test.address().at(proxy.url()))) {
      Sequencer sequencer = sequencer(database);
      proxy.cut(when, nth, () -> {});

      for (int deed = 0; deed < DEEDS; deed++) {
        doOnce(database, deed);
        drain(sequencer);
      }
      drain(sequencer(database));

      assertThat(proxy.cuts()).as("the cut happened").isEqualTo(1);
    }
    Replay replay =
        new Verification(new SqlArchive(test.open()), List.of(), vault, keys, random)
            .replay(Optional.empty());
    assertThat(replay.findings()).isEmpty();
    assertThat(replay.head().size()).isEqualTo(DEEDS);
    assertThat(replay.waiting()).isZero();
    assertThat(replay.unsigned()).isZero();
    assertThat(replay.checkpoint().orElseThrow().head().size()).isGreaterThanOrEqualTo(announced);
    assertThat(test.ask("SELECT count(*) FROM crosswalk")).isEqualTo(String.valueOf(DEEDS));
  }

  /**
   * As every caller does: after a failure it looks whether the deed was kept, and only then does it
   * again.
   */
  private void doOnce(Database database, int deed) {
    String token = String.format("%064d", deed);
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        database.run(tx -> deed(tx, token));
        return;
      } catch (StorageFailed look) {
        continue;
      }
    }
    throw new AssertionError("storage never came back");
  }

  private void deed(Transaction tx, String token) {
    int added =
        Sql.in(
            tx,
            "do the deed",
            c -> {
              try (PreparedStatement insert =
                  c.prepareStatement(
                      "INSERT INTO crosswalk VALUES (?, gen_random_uuid(), '') ON CONFLICT DO"
                          + " NOTHING")) {
                insert.setString(1, token);
                return insert.executeUpdate();
              }
            });
    if (added == 1) {
      ledger.append(
          tx,
          Entry.of(EntryKind.CONSENT, AnyKeystore.NOW)
              .about(
                  new ChildRef(UUID.randomUUID()),
                  JsonNodeFactory.instance.objectNode().put("given", true)));
    }
  }

  /** A connection that was cut holds the log's lock until PostgreSQL has seen that it is gone. */
  private static void drain(Sequencer sequencer) {
    Await.until(() -> rests(sequencer));
  }

  private static boolean rests(Sequencer sequencer) {
    try {
      Sequencer.Step step = sequencer.step();
      while (step == Sequencer.Step.ADVANCED) {
        step = sequencer.step();
      }
      return step == Sequencer.Step.IDLE;
    } catch (StorageFailed again) {
      return false;
    }
  }

  private Sequencer sequencer(Database database) {
    return new Sequencer(
        new SqlLogWriter(database),
        vault,
        keys,
        random,
        new Sequencer.Listener() {
          @Override
          public void published(Checkpoint checkpoint) {
            announced = Math.max(announced, checkpoint.head().size());
          }

          @Override
          public void forged(EntryId entry) {
            throw new AssertionError("nobody forged " + entry);
          }
        });
  }
}
