package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Aead;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Keyed;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/**
 * Turns an entry into what storage may hold, and what storage holds back into an entry that fits
 * its leaf.
 */
public final class EntrySealing {
  /** Names the log key where a child's key would be named. */
  static final KeyId LOG_KEY = new KeyId(new UUID(0, 1));

  private static final String ENTRIES = "ledger_entry";
  private static final String PARTS = "ledger_part";
  private static final byte[] NOTHING_EXCHANGED = new byte[Sha256.LENGTH];

  private final Vault vault;
  private final Keystore keys;
  private final SecureRandom random;

  public EntrySealing(Vault vault, Keystore keys, SecureRandom random) {
    this.vault = requireNonNull(vault, "vault is null");
    this.keys = requireNonNull(keys, "keys is null");
    this.random = requireNonNull(random, "random is null");
  }

  /**
   * Parts are sealed in the order of their children: two transactions never wait for each other's
   * child keys.
   */
  public StoredEntry seal(Transaction transaction, EntryId id, Entry entry) {
    List<SealedBody> sealed = new ArrayList<>();
    List<Sha256> commitments = new ArrayList<>();
    List<Entry.Part> parts = new ArrayList<>(entry.parts());
    parts.sort(Comparator.comparing(part -> part.child().value()));
    for (Entry.Part part : parts) {
      byte[] salt = random32();
      byte[] content = CanonicalJson.bytes(part.content().reveal("sealed into the ledger"));
      commitments.add(Sha256.wrap(Keyed.commit(salt, content)));
      byte[] plain = Arrays.copyOf(salt, salt.length + content.length);
      System.arraycopy(content, 0, plain, salt.length, content.length);
      sealed.add(vault.seal(transaction, part.child(), partPlace(id, sealed.size()), plain));
    }
    EntryCodec codec =
        new EntryCodec(
            EntryCodec.body(id, entry),
            random32(),
            random32(),
            commitments,
            entry.exchange().orElseGet(this::noExchange));
    LeafData leaf = codec.leaf();
    byte[] common = Aead.seal(keys.entries(), associated(id, leaf), codec.bytes(), random);
    return new StoredEntry(id, leaf, new SealedBody(LOG_KEY, common), sealed);
  }

  /**
   * The common part; empty unless it opens under the log key, at this id, commits to this leaf, and
   * as many parts are there as it says.
   */
  public Optional<RecordedEntry> open(StoredCommon stored) {
    return openCommon(stored).filter(entry -> entry.partCommitments().size() == stored.parts());
  }

  public Optional<RecordedEntry> open(StoredEntry stored) {
    return open(stored.counted());
  }

  /** The same of an entry whose parts were not counted. */
  public Optional<RecordedEntry> openCommon(StoredCommon stored) {
    return Aead.open(
            keys.entries(), associated(stored.id(), stored.leaf()), stored.common().bytes())
        .flatMap(EntryCodec::parse)
        .filter(codec -> codec.leaf().equals(stored.leaf()))
        .flatMap(EntryCodec::recorded)
        .filter(entry -> entry.id().equals(stored.id()));
  }

  /** One part of an entry that {@link #open} opened. */
  public PartOpening part(
      Transaction transaction, StoredEntry stored, RecordedEntry entry, int index) {
    SealedBody sealed = stored.parts().get(index);
    return switch (vault.open(transaction, partPlace(stored.id(), index), sealed)) {
      case Opening.KeyGone gone -> new PartOpening.Erased(gone.key());
      case Opening.Altered altered -> new PartOpening.Altered(altered.place());
      case Opening.Body body -> committed(body.bytes(), stored.id(), entry, index);
    };
  }

  private static PartOpening committed(byte[] plain, EntryId id, RecordedEntry entry, int index) {
    byte[] salt = Arrays.copyOf(plain, Sha256.LENGTH);
    byte[] content = Arrays.copyOfRange(plain, Math.min(Sha256.LENGTH, plain.length), plain.length);
    Sha256 commitment = Sha256.wrap(Keyed.commit(salt, content));
    if (!commitment.equals(entry.partCommitments().get(index))) {
      return new PartOpening.Altered(partPlace(id, index));
    }
    return new PartOpening.Readable(Personal.of("ledger part", content));
  }

  public EntryId freshId() {
    ByteBuffer bytes = ByteBuffer.wrap(random32());
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new EntryId(new UUID(high, low));
  }

  private Exchange noExchange() {
    return new Exchange(Sha256.wrap(NOTHING_EXCHANGED), random32());
  }

  private byte[] random32() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Place partPlace(EntryId id, int index) {
    return new Place(PARTS, id + "/" + index, 1);
  }

  private static byte[] associated(EntryId id, LeafData leaf) {
    byte[] leafBytes = leaf.bytes();
    return Aead.framed(ENTRIES, id.toString(), "1", java.util.HexFormat.of().formatHex(leafBytes));
  }
}
