package org.kinbridge.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.InMemoryLog;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Aead;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Vault;

/** What storage gives back of an entry opens only as it was sealed. */
class EntrySealingTest {
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Ledger ledger = new Ledger(log, vault, keys, new SecureRandom());
  private final EntrySealing sealing = new EntrySealing(vault, keys, new SecureRandom());
  private final ChildRef child = new ChildRef(UUID.randomUUID());

  private EntryId append(Entry entry) {
    return storage.call(tx -> ledger.append(tx, entry));
  }

  private static Entry access() {
    return Entry.of(EntryKind.ACCESS, AnyKeystore.NOW);
  }

  private StoredEntry stored() {
    EntryId id =
        append(access().about(child, JsonNodeFactory.instance.objectNode().put("name", "a")));
    return storage.<Optional<StoredEntry>>call(tx -> log.entry(tx, id)).orElseThrow();
  }

  @Test
  void with_a_part_taken_away_or_added_does_not_open() {
    StoredEntry stored = stored();
    assertThat(sealing.open(stored)).isPresent();
    StoredEntry fewer = new StoredEntry(stored.id(), stored.leaf(), stored.common(), List.of());
    StoredEntry more =
        new StoredEntry(
            stored.id(),
            stored.leaf(),
            stored.common(),
            List.of(stored.parts().getFirst(), stored.parts().getFirst()));
    assertThat(sealing.open(fewer)).isEmpty();
    assertThat(sealing.open(more)).isEmpty();
  }

  @Test
  void under_another_id_or_over_another_leaf_does_not_open() {
    StoredEntry stored = stored();
    StoredEntry other = stored();
    assertThat(
            sealing.open(
                new StoredEntry(other.id(), stored.leaf(), stored.common(), stored.parts())))
        .isEmpty();
    assertThat(
            sealing.open(
                new StoredEntry(stored.id(), other.leaf(), stored.common(), stored.parts())))
        .isEmpty();
  }

  @Test
  void with_a_part_that_opens_and_says_something_else_is_altered() {
    StoredEntry stored = stored();
    RecordedEntry recorded = sealing.open(stored).orElseThrow();
    for (int length : new int[] {0, 5, 32, 40}) {
      Place place = new Place("ledger_part", stored.id() + "/0", 1);
      SealedBody other = storage.call(tx -> vault.seal(tx, child, place, new byte[length]));
      StoredEntry resealed =
          new StoredEntry(stored.id(), stored.leaf(), stored.common(), List.of(other));
      PartOpening part = storage.call(tx -> sealing.part(tx, resealed, recorded, 0));
      assertThat(part).as(length + " bytes").isEqualTo(new PartOpening.Altered(place));
    }
  }

  @Test
  void has_parts_in_the_order_of_their_children() {
    ChildRef low = new ChildRef(new UUID(0, 1));
    ChildRef high = new ChildRef(new UUID(0, 2));
    Entry entry =
        access()
            .about(high, JsonNodeFactory.instance.objectNode().put("who", "high"))
            .about(low, JsonNodeFactory.instance.objectNode().put("who", "low"));
    EntryId id = append(entry);
    StoredEntry stored = storage.<Optional<StoredEntry>>call(tx -> log.entry(tx, id)).orElseThrow();
    RecordedEntry recorded = sealing.open(stored).orElseThrow();
    PartOpening first = storage.call(tx -> sealing.part(tx, stored, recorded, 0));
    assertThat(first)
        .isInstanceOfSatisfying(
            PartOpening.Readable.class,
            readable ->
                assertThat(new String(readable.content().reveal("a test")))
                    .isEqualTo("{\"who\":\"low\"}"));
  }

  @Test
  void has_a_random_id_that_says_so() {
    for (int i = 0; i < 64; i++) {
      UUID id = sealing.freshId().value();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id).isNotEqualTo(sealing.freshId().value());
    }
  }

  /** Sealed under the log key, as only this node can, and yet not what it says. */
  @Test
  void that_was_sealed_for_one_place_and_names_another_does_not_open() {
    EntryId id = new EntryId(UUID.randomUUID());
    EntryId other = new EntryId(UUID.randomUUID());
    Exchange exchange = new Exchange(Sha256.of("m"), new byte[32]);
    EntryCodec itself = codec(EntryCodec.body(id, access()), exchange);
    EntryCodec another = codec(EntryCodec.body(other, access()), exchange);
    assertThat(sealing.open(sealed(id, itself.leaf(), itself))).isPresent();
    assertThat(sealing.open(sealed(id, another.leaf(), another))).isEmpty();
    assertThat(sealing.open(sealed(id, another.leaf(), itself))).isEmpty();
  }

  private static EntryCodec codec(ObjectNode body, Exchange exchange) {
    return new EntryCodec(body, new byte[32], new byte[32], List.of(), exchange);
  }

  private StoredEntry sealed(EntryId id, LeafData leaf, EntryCodec codec) {
    byte[] place =
        Aead.framed("ledger_entry", id.toString(), "1", HexFormat.of().formatHex(leaf.bytes()));
    byte[] common = Aead.seal(keys.entries(), place, codec.bytes(), new SecureRandom());
    return new StoredEntry(id, leaf, new SealedBody(EntrySealing.LOG_KEY, common), List.of());
  }
}
