package org.kinbridge.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.AlterableArchive;
import org.kinbridge.ledger.replay.Archive;
import org.kinbridge.ledger.replay.Finding;
import org.kinbridge.ledger.replay.Replay;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Vault;

/** A log in memory that a node wrote honestly, and its replay from whatever became of it. */
public final class RecordedLog {
  public final Keystore keys = AnyKeystore.keystore();
  public final ChildRef child = new ChildRef(UUID.randomUUID());
  public final List<EntryId> ids = new ArrayList<>();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Ledger ledger = new Ledger(log, vault, keys, new SecureRandom());
  private final Sequencer sequencer =
      new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());

  /** One leaf, and a checkpoint, for each number: as large as the log then is. */
  public static RecordedLog of(int... sizes) {
    RecordedLog log = new RecordedLog();
    for (int size : sizes) {
      while (log.ids.size() < size) {
        log.append(log.read());
      }
      log.number();
    }
    return log;
  }

  /** An entry with a part about the child. */
  public Entry read() {
    return Entry.of(EntryKind.READ, AnyKeystore.NOW)
        .about(child, JsonNodeFactory.instance.objectNode().put("n", ids.size()));
  }

  public EntryId append(Entry entry) {
    EntryId id = storage.call(tx -> ledger.append(tx, entry));
    ids.add(id);
    return id;
  }

  public void number() {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  public KeyId erase(ChildRef who) {
    return storage.<Optional<KeyId>>call(tx -> vault.erase(tx, who)).orElseThrow();
  }

  public AlterableArchive archive() {
    return log.archive();
  }

  public Replay replay(Archive archive, SealedRows... tables) {
    return verification(archive, tables).replay(Optional.empty());
  }

  public Verification verification(Archive archive, SealedRows... tables) {
    return new Verification(archive, List.of(tables), vault, keys, new SecureRandom());
  }

  public List<String> findings(Archive archive, SealedRows... tables) {
    return replay(archive, tables).findings().stream().map(Finding::toString).toList();
  }

  private static final class Unheard implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {}

    @Override
    public void forged(EntryId entry) {}
  }
}
