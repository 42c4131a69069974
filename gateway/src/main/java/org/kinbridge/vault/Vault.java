package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.trust.keystore.Keystore;

/**
 * Seals bodies under the key of the child they are about, for one place, and opens them there
 * again. After {@link #erase} nothing sealed for that child before opens any more, here or in any
 * copy of the database taken later.
 *
 * <p>WARNING: it does not hide how many bodies a key has, nor how long they are. Erasure is
 * effective everywhere only when the last backup that holds the key's wrap is gone, or the epoch
 * key that wrapped it.
 */
public final class Vault {
  private static final String TABLE = "child_key";

  private final ChildKeys keys;
  private final Keystore keystore;
  private final SecureRandom random;

  public Vault(ChildKeys keys, Keystore keystore, SecureRandom random) {
    this.keys = requireNonNull(keys, "keys is null");
    this.keystore = requireNonNull(keystore, "keystore is null");
    this.random = requireNonNull(random, "random is null");
  }

  /** Makes the child's key on first use. */
  public SealedBody seal(Transaction transaction, ChildRef child, Place place, byte[] body) {
    WrappedKey wrapped = keys.of(transaction, child).orElseGet(() -> makeKey(transaction, child));
    SecretKey key =
        unwrap(wrapped)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the key of a child does not unwrap: " + wrapped.id()));
    return new SealedBody(wrapped.id(), Aead.seal(key, bound(place, wrapped.id()), body, random));
  }

  public Opening open(Transaction transaction, Place place, SealedBody sealed) {
    Optional<WrappedKey> wrapped = keys.byId(transaction, sealed.key());
    if (wrapped.isEmpty() || keystore.epoch(wrapped.get().epoch()).isEmpty()) {
      return new Opening.KeyGone(sealed.key());
    }
    return unwrap(wrapped.get())
        .flatMap(key -> Aead.open(key, bound(place, sealed.key()), sealed.bytes()))
        .<Opening>map(Opening.Body::new)
        .orElseGet(() -> new Opening.Altered(place));
  }

  /**
   * Destroys the child's key. The caller writes the erasure's ledger entry, naming the key, in this
   * transaction.
   */
  public Optional<KeyId> erase(Transaction transaction, ChildRef child) {
    return keys.destroy(transaction, child);
  }

  private WrappedKey makeKey(Transaction transaction, ChildRef child) {
    byte[] fresh = new byte[32];
    random.nextBytes(fresh);
    KeyId id = new KeyId(randomId());
    String epoch = keystore.currentEpoch();
    SecretKey wrapping =
        keystore
            .epoch(epoch)
            .orElseThrow(
                () -> new IllegalStateException("the keystore lacks the key of its current epoch"));
    SealedBody wrap =
        new SealedBody(id, Aead.seal(wrapping, bound(child, id, epoch), fresh, random));
    return keys.addIfAbsent(transaction, new WrappedKey(id, child, epoch, wrap));
  }

  private Optional<SecretKey> unwrap(WrappedKey wrapped) {
    return keystore
        .epoch(wrapped.epoch())
        .flatMap(
            epoch ->
                Aead.open(
                    epoch,
                    bound(wrapped.child(), wrapped.id(), wrapped.epoch()),
                    wrapped.wrap().bytes()))
        .map(bytes -> new SecretKeySpec(bytes, "AES"));
  }

  private UUID randomId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Uuids.random(bytes);
  }

  private static byte[] bound(ChildRef child, KeyId id, String epoch) {
    return Aead.framed(TABLE, id.toString(), child.toString(), epoch);
  }

  private static byte[] bound(Place place, KeyId key) {
    return Aead.framed(place.table(), place.row(), Long.toString(place.version()), key.toString());
  }
}
