package org.kinbridge.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/** The vault's three ports in memory. */
public final class InMemoryVault implements ChildKeys, Crosswalk.Tokens, PairwiseSecrets.Sealed {
  private final Map<ChildRef, WrappedKey> keys = new HashMap<>();
  private final Map<String, ChildRef> tokens = new HashMap<>();
  private final Map<String, SealedBody> secrets = new HashMap<>();

  @Override
  public Optional<WrappedKey> of(Transaction transaction, ChildRef child) {
    return Optional.ofNullable(keys.get(child));
  }

  @Override
  public Optional<WrappedKey> byId(Transaction transaction, KeyId id) {
    return keys.values().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  @Override
  public WrappedKey addIfAbsent(Transaction transaction, WrappedKey fresh) {
    return add(transaction, keys, fresh.child(), fresh);
  }

  @Override
  public Optional<KeyId> destroy(Transaction transaction, ChildRef child) {
    Optional<WrappedKey> removed = Optional.ofNullable(keys.remove(child));
    removed.ifPresent(key -> InMemoryTransactions.undo(transaction, () -> keys.put(child, key)));
    return removed.map(WrappedKey::id);
  }

  @Override
  public Optional<ChildRef> find(Transaction transaction, String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  @Override
  public Kept addIfAbsent(Transaction transaction, String token, ChildRef fresh) {
    ChildRef kept = add(transaction, tokens, token, fresh);
    return new Kept(
        kept, kept.equals(fresh) ? List.of(new Place("crosswalk", token, 1)) : List.of());
  }

  @Override
  public Optional<SealedBody> find(Transaction transaction, ChildRef child, NodeId partner) {
    return Optional.ofNullable(secrets.get(child + " " + partner));
  }

  @Override
  public SealedBody addIfAbsent(
      Transaction transaction, ChildRef child, NodeId partner, SealedBody fresh) {
    return add(transaction, secrets, child + " " + partner, fresh);
  }

  private static <K, V> V add(Transaction transaction, Map<K, V> map, K key, V fresh) {
    V kept = map.putIfAbsent(key, fresh);
    if (kept != null) {
      return kept;
    }
    InMemoryTransactions.undo(transaction, () -> map.remove(key));
    return fresh;
  }
}
