package org.kinbridge.trust.keystore;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.List;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.SecretBytes;

/**
 * All keys of one software keystore, as its reader hands them over. Prints nothing.
 *
 * @param opening the keys envelopes are sealed to, old ones until they expire
 * @param epochs the keys child keys are wrapped under
 */
public record KeyMaterial(
    NodeId node,
    EntityId entity,
    List<Dated> signing,
    List<Dated> opening,
    List<Epoch> epochs,
    SecretBytes entries,
    SecretBytes rows,
    SecretBytes search,
    Pair accessTokens,
    Log log,
    TlsIdentity tls)
    implements AutoCloseable {

  /** A P-256 pair. */
  public record Pair(ECPrivateKey privateKey, ECPublicKey publicKey) {
    public Pair {
      requireNonNull(privateKey, "privateKey is null");
      publicKey = P256.checked(publicKey);
    }

    @Override
    public String toString() {
      return "<key pair>";
    }
  }

  /** When a key may be used: from the first instant, up to and without the last. */
  public record Validity(Instant from, Instant until) {
    public Validity {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("a validity ends after it began");
      }
    }

    public boolean includes(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  public record Dated(Pair pair, Validity validity) {
    public Dated {
      requireNonNull(pair, "pair is null");
      requireNonNull(validity, "validity is null");
    }
  }

  public record Epoch(String id, Instant from, SecretBytes key) {
    public Epoch {
      requireNonNull(id, "id is null");
      requireNonNull(from, "from is null");
      requireNonNull(key, "key is null");
    }
  }

  public record Log(PrivateKey privateKey, EdECPublicKey publicKey) {
    public Log {
      requireNonNull(privateKey, "privateKey is null");
      requireNonNull(publicKey, "publicKey is null");
    }

    @Override
    public String toString() {
      return "<log key>";
    }
  }

  public KeyMaterial {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    signing = List.copyOf(signing);
    opening = List.copyOf(opening);
    epochs = List.copyOf(epochs);
    requireNonNull(entries, "entries is null");
    requireNonNull(rows, "rows is null");
    requireNonNull(search, "search is null");
    requireNonNull(accessTokens, "accessTokens is null");
    requireNonNull(log, "log is null");
    requireNonNull(tls, "tls is null");
  }

  @Override
  public void close() {
    epochs.forEach(epoch -> epoch.key().close());
    entries.close();
    rows.close();
    search.close();
  }

  @Override
  public String toString() {
    return "<key material of " + node + ">";
  }
}
