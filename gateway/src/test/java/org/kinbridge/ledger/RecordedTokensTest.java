package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.RowChange;
import org.kinbridge.support.ToldToOperator;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** No case becomes the case of another child because somebody took a row away. */
class RecordedTokensTest {
  private static final String TOKEN = "a-keyed-hash";
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Ledger ledger = new Ledger(log, vault, keys, new SecureRandom());
  private final Rows rows = new Rows();
  private final RecordedTokens tokens =
      new RecordedTokens(
          rows,
          ledger,
          ledger.recall(Set.of(RecordedTokens.TABLE)),
          InstantSource.fixed(AnyKeystore.NOW));
  private final ChildRef child = new ChildRef(UUID.randomUUID());

  private Optional<ChildRef> find() {
    return storage.call(tx -> tokens.find(tx, TOKEN));
  }

  private ChildRef add(ChildRef fresh) {
    return storage.call(tx -> tokens.addIfAbsent(tx, TOKEN, fresh)).child();
  }

  private void number() {
    Sequencer sequencer = new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  private List<RecordedEntry> recorded() {
    return log.turn(turn -> turn.leaves(0, 10)).orElseThrow().stream()
        .map(
            leaf ->
                storage
                    .<Optional<RecordedEntry>>call(tx -> ledger.read(tx, leaf.entry()))
                    .orElseThrow())
        .toList();
  }

  @Test
  void that_a_child_became_known_is_told_once_with_the_row_and_the_time() {
    assertThat(find()).isEmpty();
    assertThat(add(child)).isEqualTo(child);
    assertThat(add(new ChildRef(UUID.randomUUID()))).isEqualTo(child);
    assertThat(find()).contains(child);
    number();
    assertThat(recorded())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(EntryKind.CHILD);
              assertThat(entry.at()).isEqualTo(AnyKeystore.NOW);
              assertThat(entry.rows())
                  .containsExactly(new RowChange(Rows.PLACE, RowChange.Now.THERE));
            });
  }

  @Test
  void a_row_that_the_ledger_knows_and_nobody_finds_is_named_and_nothing_is_decided() {
    add(child);
    number();
    assertThat(find()).contains(child);
    rows.known = Optional.empty();
    try (ToldToOperator told = new ToldToOperator(RecordedTokens.class)) {
      assertThatThrownBy(this::find)
          .isInstanceOf(RowAltered.class)
          .hasMessage(new RowAltered(Rows.PLACE).getMessage());
      assertThat(told.messages())
          .containsExactly("ALARM row-altered: row " + Rows.PLACE + " is gone");
    }
  }

  private static final class Unheard implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {}

    @Override
    public void forged(EntryId entry) {}
  }

  /** One row, which somebody may take away. */
  private static final class Rows implements Crosswalk.Tokens {
    private static final Place PLACE = new Place(RecordedTokens.TABLE, TOKEN, 1);
    private Optional<ChildRef> known = Optional.empty();

    @Override
    public Optional<ChildRef> find(Transaction transaction, String token) {
      return known;
    }

    @Override
    public Kept addIfAbsent(Transaction transaction, String token, ChildRef fresh) {
      List<Place> wrote = known.isEmpty() ? List.of(PLACE) : List.of();
      known = known.or(() -> Optional.of(fresh));
      return new Kept(known.orElseThrow(), wrote);
    }
  }
}
