package org.kinbridge.access.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** The keys of one JWK set (RFC 7517) that sign tokens for us. */
record KeySet(Map<String, ProviderKey> keys) {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(64 << 10, 8);

  KeySet {
    keys = Map.copyOf(keys);
  }

  Optional<ProviderKey> find(String keyId) {
    return Optional.ofNullable(keys.get(keyId));
  }

  /**
   * Empty for what is no set that could be relied on: no usable key, two of one name, or a private
   * half among them.
   *
   * @param banned keys whose private halves are published
   */
  static Optional<KeySet> parse(
      byte[] json, Set<ProviderAlgorithm> allowed, Predicate<PublicKey> banned) {
    JsonNode list;
    try {
      list = StrictJson.parse(json, LIMITS).path("keys");
    } catch (JsonRefused refused) {
      return Optional.empty();
    }
    Map<String, ProviderKey> keys = new HashMap<>();
    for (JsonNode jwk : list) {
      if (jwk.has("d") || jwk.has("k")) {
        return Optional.empty();
      }
      Optional<ProviderKey> key =
          ProviderKey.of(jwk, allowed).filter(found -> !banned.test(found.key()));
      if (key.isPresent() && keys.put(key.get().keyId(), key.get()) != null) {
        return Optional.empty();
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new KeySet(keys));
  }
}
