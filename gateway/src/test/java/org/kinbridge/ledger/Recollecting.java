package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Rows, their entries, and a log that may lie about both. */
abstract class Recollecting {
  final Keystore keys = AnyKeystore.keystore();
  final InMemoryTransactions storage = new InMemoryTransactions();
  final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  final InMemoryLog log = new InMemoryLog(storage);
  final Lying lying = new Lying();
  final Ledger ledger = new Ledger(lying, vault, keys, new SecureRandom());

  final Sequencer sequencer = new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());

  final Recollection recollection = ledger.recall(Set.of("permit"));

  static Place permit(long version) {
    return new Place("permit", "p1", version);
  }

  void append(Entry entry) {
    storage.call(tx -> ledger.append(tx, entry));
  }

  void wrote(long version) {
    append(Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).wrote(permit(version)));
  }

  /** Numbered and signed; the note of it. */
  String proved() {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
    return storage.<Optional<String>>call(log::latestCheckpoint).orElseThrow();
  }

  long newest() {
    return storage.call(tx -> recollection.newest(tx, "permit", "p1"));
  }

  void assertBroken(String what) {
    assertThatThrownBy(this::newest).isInstanceOf(LogBroken.class).hasMessage(what);
  }

  final class Lying extends TruthfulJournal {
    final List<Integer> read = Collections.synchronizedList(new ArrayList<>());
    volatile UnaryOperator<List<Told>> told = UnaryOperator.identity();
    UnaryOperator<Optional<String>> checkpoint = UnaryOperator.identity();

    Lying() {
      super(log);
    }

    @Override
    public List<Told> told(Transaction transaction, long from, int most) {
      List<Told> page = told.apply(super.told(transaction, from, most));
      read.add(page.size());
      return page;
    }

    @Override
    public Optional<String> latestCheckpoint(Transaction transaction) {
      return checkpoint.apply(super.latestCheckpoint(transaction));
    }
  }
}
