package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.trust.keystore.Keystore;

/**
 * Which child an id of an agency's system or of a partner stands for. Ids rest as keyed hashes: who
 * reads the database cannot ask whether a known local id is in it. A partner's child is never one
 * of our own systems' children.
 */
public final class Crosswalk {

  /** Port: keyed token → ChildRef, both random-looking. */
  public interface Tokens {

    /**
     * The child a token names.
     *
     * @param wrote the rows that were made for it now, for the entry of the same transaction; none
     *     where it was known
     */
    record Kept(ChildRef child, List<Place> wrote) {
      public Kept {
        requireNonNull(child, "child is null");
        wrote = List.copyOf(wrote);
      }
    }

    Optional<ChildRef> find(Transaction transaction, String token);

    /** Keeps {@code fresh} unless the token is known; returns the child the token names now. */
    Kept addIfAbsent(Transaction transaction, String token, ChildRef fresh);
  }

  private final Tokens tokens;
  private final Keystore keys;
  private final SecureRandom random;

  public Crosswalk(Tokens tokens, Keystore keys, SecureRandom random) {
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.keys = requireNonNull(keys, "keys is null");
    this.random = requireNonNull(random, "random is null");
  }

  /**
   * The child that {@code localId} names in that system of our own state; a new ChildRef on first
   * sight.
   */
  public ChildRef local(Transaction transaction, String system, String localId) {
    return resolve(transaction, token("local", system, localId));
  }

  /** As {@link #local}, but never makes one. */
  public Optional<ChildRef> knownLocal(Transaction transaction, String system, String localId) {
    return tokens.find(transaction, token("local", system, localId));
  }

  /**
   * The child whom a register of persons of our own state knows by that identifier; a new ChildRef
   * on first sight, which no system's case is.
   */
  public ChildRef identified(Transaction transaction, String scheme, String value) {
    return resolve(transaction, token("identifier", scheme, value));
  }

  /** The child that a partner calls {@code receivedId}. */
  public ChildRef received(Transaction transaction, NodeId partner, String receivedId) {
    return resolve(transaction, token("partner", partner.value(), receivedId));
  }

  /** What stands for a name together with a day of birth, both as they are compared. */
  public String likeness(String name, String born) {
    return token("likeness", name, born);
  }

  private ChildRef resolve(Transaction transaction, String token) {
    return tokens
        .find(transaction, token)
        .orElseGet(() -> tokens.addIfAbsent(transaction, token, freshChild()).child());
  }

  private ChildRef freshChild() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return new ChildRef(Uuids.random(bytes));
  }

  private String token(String kind, String source, String id) {
    byte[] mac = Keyed.mac(keys.search(), Aead.framed("crosswalk", kind, source, id));
    return java.util.HexFormat.of().formatHex(mac);
  }
}
