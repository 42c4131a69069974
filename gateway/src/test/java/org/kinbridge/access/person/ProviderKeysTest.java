package org.kinbridge.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.access.person.AnyProvider.jwk;
import static org.kinbridge.access.person.AnyProvider.set;
import static org.kinbridge.access.person.ProviderAlgorithm.ES256;
import static org.kinbridge.access.person.ProviderAlgorithm.PS256;
import static org.kinbridge.access.person.ProviderAlgorithm.RS256;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AnyClient;

/** Which keys of a provider count, and for how long. */
class ProviderKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final KeyPair first = AnyClient.keyPair();
  private final KeyPair second = AnyClient.keyPair();

  @Nested
  class Kept_keys {
    private Optional<byte[]> answer = Optional.of(set(jwk("one", first)));
    private int asked;
    private final ProviderKeys keys =
        new ProviderKeys(
            () -> {
              asked++;
              return answer.orElseThrow(() -> new IOException("no line"));
            },
            Set.of(ES256),
            key -> false);

    private ProviderKeys.Search find(String keyId, Duration later) {
      return keys.find(keyId, NOW.plus(later));
    }

    private void found(ProviderKeys.Search search) {
      assertThat(search).isInstanceOf(ProviderKeys.Search.Found.class);
    }

    @Test
    void are_read_once_and_then_used() {
      found(find("one", Duration.ZERO));
      found(find("one", Duration.ofMinutes(9)));
      assertThat(asked).isEqualTo(1);
    }

    @Test
    void are_read_again_when_they_are_old_so_that_a_removed_key_ends() {
      found(find("one", Duration.ZERO));
      answer = Optional.of(set(jwk("two", second)));
      assertThat(find("one", ProviderKeys.FRESH)).isEqualTo(new ProviderKeys.Search.NoSuchKey());
      found(find("two", ProviderKeys.FRESH));
    }

    @Test
    void are_read_again_for_a_new_name_but_not_for_each_of_many() {
      found(find("one", Duration.ZERO));
      answer = Optional.of(set(jwk("one", first), jwk("two", second)));
      assertThat(find("two", Duration.ofSeconds(1)))
          .as("asked a moment ago")
          .isEqualTo(new ProviderKeys.Search.NoSuchKey());
      for (int i = 0; i < 50; i++) {
        find("no-" + i, Duration.ofSeconds(2));
      }
      assertThat(asked).isEqualTo(1);
      found(find("two", ProviderKeys.PAUSE));
      assertThat(asked).isEqualTo(2);
    }

    @Test
    void outlive_a_provider_that_is_away_for_an_hour_and_no_longer() {
      found(find("one", Duration.ZERO));
      answer = Optional.empty();
      found(find("one", Duration.ofMinutes(59)));
      assertThat(find("one", ProviderKeys.LONGEST)).isEqualTo(new ProviderKeys.Search.NoKeys());
    }

    @Test
    void outlive_an_answer_that_is_no_set_of_keys() {
      found(find("one", Duration.ZERO));
      answer = Optional.of("<html>".getBytes(StandardCharsets.UTF_8));
      found(find("one", Duration.ofMinutes(11)));
    }
  }

  @Nested
  class A_set {
    private Optional<KeySet> parse(ObjectNode... keys) {
      return KeySet.parse(set(keys), Set.of(ES256, PS256), key -> false);
    }

    private void unusable(ObjectNode key) {
      assertThat(parse(key)).isEmpty();
      assertThat(parse(key, jwk("other", second)).orElseThrow().keys()).containsOnlyKeys("other");
    }

    private ObjectNode withOperations(ObjectNode key) {
      key.putArray("key_ops").add("verify");
      return key;
    }

    @Test
    void may_hold_keys_for_something_else() {
      unusable(jwk("k", first).put("use", "enc"));
      unusable(jwk("k", first).put("alg", "ES384"));
      unusable(jwk("k", first).put("alg", "PS256"));
      unusable(jwk("k", first).put("crv", "P-384"));
      unusable(jwk("k", first).put("kty", "OKP"));
      unusable(withOperations(jwk("k", first)));
      ObjectNode nameless = jwk("k", first);
      nameless.remove("kid");
      unusable(nameless);
    }

    @Test
    void of_which_a_point_lies_elsewhere_lacks_that_key() {
      ObjectNode astray = jwk("k", first);
      astray.put("y", jwk("k", second).path("y").asText());
      unusable(astray);
    }

    @Test
    void gives_a_weak_or_oversized_or_odd_rsa_key_no_place() {
      KeyPair rsa = new AnyProvider().rsa;
      assertThat(parse(jwk("k", rsa)).orElseThrow().find("k").orElseThrow().algorithm())
          .as("the only one that the file allows for such a key")
          .isEqualTo(PS256);
      unusable(jwk("k", rsa).put("n", "_".repeat(170) + "8"));
      unusable(jwk("k", rsa).put("e", "Aw"));
      unusable(jwk("k", rsa).put("n", "A".repeat(1000) + "BB"));
    }

    @Test
    void does_not_say_which_of_two_algorithms_a_key_without_one_is_for() {
      KeyPair rsa = new AnyProvider().rsa;
      assertThat(KeySet.parse(set(jwk("k", rsa)), Set.of(PS256, RS256), key -> false)).isEmpty();
    }

    @Test
    void with_two_keys_of_one_name_or_a_private_half_is_not_relied_on() {
      assertThat(parse(jwk("k", first), jwk("k", second))).isEmpty();
      assertThat(parse(jwk("k", first), jwk("p", second).put("d", "AA"))).isEmpty();
      assertThat(parse(jwk("k", first), jwk("s", second).put("k", "AA"))).isEmpty();
    }

    @Test
    void lacks_keys_whose_private_halves_are_published() {
      assertThat(
              KeySet.parse(
                  set(jwk("k", first), jwk("other", second)),
                  Set.of(ES256),
                  key -> key.equals(first.getPublic())))
          .hasValueSatisfying(keys -> assertThat(keys.keys()).containsOnlyKeys("other"));
    }
  }
}
