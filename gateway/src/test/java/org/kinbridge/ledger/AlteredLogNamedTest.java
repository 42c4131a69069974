package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.support.ToldToOperator;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.SealedBody;

/** A log that is not the one that was signed is named, and nothing is recalled of it. */
class AlteredLogNamedTest extends Recollecting {
  @Test
  void when_it_was_put_back() {
    wrote(1);
    String first = proved();
    wrote(2);
    proved();
    assertThat(newest()).isEqualTo(2);
    lying.checkpoint = truth -> Optional.of(first);
    assertBroken("the log was put back from size 2 to 0");
  }

  @Test
  void when_its_last_leaf_is_gone() {
    wrote(1);
    wrote(2);
    proved();
    lying.told = truth -> truth.stream().filter(told -> told.leaf().seq() != 1).toList();
    assertBroken("leaf 1 or its entry is missing");
  }

  @Test
  void when_a_leaf_between_others_is_gone() {
    wrote(1);
    wrote(2);
    wrote(3);
    proved();
    lying.told = truth -> truth.stream().filter(told -> told.leaf().seq() != 1).toList();
    assertBroken("leaf 1 or its entry is not as this node wrote it");
  }

  @Test
  void when_a_leaf_says_something_else_than_its_entry() {
    wrote(1);
    proved();
    Sha256 x = Sha256.of("x");
    lying.told = truth -> List.of(with(truth.getFirst(), new LeafData(x, x)));
    assertBroken("leaf 0 or its entry is not as this node wrote it");
  }

  @Test
  void when_an_entry_does_not_open() {
    wrote(1);
    proved();
    lying.told = truth -> List.of(closed(truth.getFirst()));
    assertBroken("leaf 0 or its entry is not as this node wrote it");
  }

  @Test
  void when_two_leaves_changed_places() {
    wrote(2);
    append(Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).removed(permit(2)));
    proved();
    lying.told = truth -> List.of(at(0, truth.getLast()), at(1, truth.getFirst()));
    assertBroken("the leaves do not have the root of checkpoint 2");
  }

  @Test
  void at_every_question_from_then_on_and_once_to_the_operator() {
    wrote(1);
    proved();
    lying.told = truth -> List.of();
    try (ToldToOperator told = new ToldToOperator(Recollection.class)) {
      recollection.begin(storage);
      lying.told = UnaryOperator.identity();
      assertBroken("leaf 0 or its entry is missing");
      assertBroken("leaf 0 or its entry is missing");
      assertThat(told.messages())
          .containsExactly("ALARM log-broken: leaf 0 or its entry is missing");
    }
  }

  private static Journal.Told with(Journal.Told told, LeafData data) {
    return new Journal.Told(new Leaf(told.leaf().seq(), told.leaf().entry(), data), told.entry());
  }

  private static Journal.Told at(long seq, Journal.Told told) {
    return new Journal.Told(new Leaf(seq, told.leaf().entry(), told.leaf().data()), told.entry());
  }

  private static Journal.Told closed(Journal.Told told) {
    StoredCommon entry = told.entry();
    byte[] bytes = entry.common().bytes();
    bytes[20] ^= 1;
    SealedBody common = new SealedBody(entry.common().key(), bytes);
    return new Journal.Told(
        told.leaf(), new StoredCommon(entry.id(), entry.leaf(), common, entry.parts()));
  }
}
