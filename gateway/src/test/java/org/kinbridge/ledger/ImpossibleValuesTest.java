package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.ledger.tree.Range;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.KeyId;

/** What makes no sense in a log cannot be said. */
class ImpossibleValuesTest {
  private static final Sha256 X = Sha256.of("x");

  private static void refused(ThrowingCallable making, String why) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,0", "2,1", "3,3"})
  void a_range_without_a_leaf(long from, long to) {
    refused(() -> new Range(from, to), "a range has at least one leaf");
  }

  @ParameterizedTest
  @CsvSource({"-1,0", "63,0", "0,-1"})
  void a_node_nowhere(int level, long index) {
    refused(() -> new Node.At(level, index), "no such node");
  }

  @Test
  void a_node_at_either_end_is_possible() {
    assertThat(new Node.At(0, 0)).isNotEqualTo(new Node.At(62, 0));
  }

  @Test
  void a_tree_or_a_leaf_before_the_first() {
    refused(() -> new Head(-1, X), "a tree has no negative size");
    LeafData data = new LeafData(X, X);
    EntryId id = new EntryId(UUID.randomUUID());
    refused(() -> new Leaf(-1, id, data), "leaves are numbered from 0");
    assertThat(new Leaf(0, id, data).seq()).isZero();
  }

  @Test
  void a_frontier_with_more_or_fewer_roots_than_bits() {
    refused(() -> new Frontier(3, List.of(X)), "a frontier has one root for each bit of its size");
    refused(
        () -> new Frontier(2, List.of(X, X)), "a frontier has one root for each bit of its size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a+b", "a\nb"})
  void a_log_whose_name_would_not_stand_in_a_note(String origin) {
    Keystore keys = AnyKeystore.keystore();
    refused(
        () -> new LogIdentity(origin, keys.log().publicKey()),
        "an origin has no space and no plus sign");
  }

  @Test
  void a_log_without_a_whole_key() {
    refused(
        () -> new LogIdentity("node.xc.example/ledger", new byte[31]),
        "an Ed25519 public key has 32 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void an_exchange_without_a_whole_salt(int length) {
    refused(() -> new Exchange(X, new byte[length]), "the exchange salt has 32 bytes");
  }

  @Test
  void an_exchange_that_says_what_it_binds() {
    assertThat(new Exchange(X, new byte[32])).hasToString("<exchange>");
  }

  @Test
  void an_exchange_whose_salt_somebody_changes_later() {
    byte[] salt = new byte[32];
    Exchange exchange = new Exchange(X, salt);
    Sha256 before = exchange.commitment();
    salt[0] = 1;
    exchange.salt()[0] = 1;
    assertThat(exchange.commitment()).isEqualTo(before);
  }

  @Test
  void an_entry_with_two_parts_about_one_child() {
    ChildRef child = new ChildRef(UUID.randomUUID());
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    Entry once = Entry.of(EntryKind.READ, AnyKeystore.NOW).about(child, part);
    refused(() -> once.about(child, part), "an entry has one part a child");
  }

  @Test
  void an_entry_that_somebody_changes_later() {
    ObjectNode common = JsonNodeFactory.instance.objectNode().put("reason", "x");
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("name", "a");
    Entry entry =
        Entry.of(EntryKind.READ, AnyKeystore.NOW)
            .common(common)
            .about(new ChildRef(UUID.randomUUID()), content);
    common.put("reason", "y");
    content.put("name", "b");
    assertThat(entry.common().path("reason").asText()).isEqualTo("x");
    assertThat(entry.parts().getFirst().content().reveal("a test").path("name").asText())
        .isEqualTo("a");
  }

  @Test
  void an_erasure_of_no_key() {
    KeyId key = new KeyId(UUID.randomUUID());
    Entry erasure = Entry.erasure(key, AnyKeystore.NOW);
    assertThat(erasure.kind()).isEqualTo(EntryKind.ERASURE);
    assertThat(erasure.common().path("key").asText()).isEqualTo(key.toString());
  }
}
