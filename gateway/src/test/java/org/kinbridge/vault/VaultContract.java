package org.kinbridge.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/** What the vault promises over any implementation of its ports. */
public abstract class VaultContract {
  private static final byte[] BODY = "Amina Canary".getBytes(StandardCharsets.UTF_8);

  static final NodeId XA = new NodeId("XA");

  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final ChildRef twin = new ChildRef(UUID.randomUUID());
  private final Place place = new Place("inbox", UUID.randomUUID().toString(), 1);

  protected abstract Transactions storage();

  protected abstract ChildKeys keys();

  protected abstract Crosswalk.Tokens tokens();

  protected abstract PairwiseSecrets.Sealed secrets();

  private Vault vault() {
    return new Vault(keys(), AnyKeystore.keystore(), new SecureRandom());
  }

  @Nested
  class A_sealed_body {
    private final SealedBody sealed = seal(child, place);

    @Test
    void opens_where_it_was_sealed() {
      assertThat(open(place, sealed)).isInstanceOf(Opening.Body.class);
      assertThat(((Opening.Body) open(place, sealed)).bytes()).isEqualTo(BODY);
    }

    @Test
    void shows_nothing_of_what_it_holds() {
      assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Canary");
      assertThat(sealed + "" + open(place, sealed)).doesNotContain("Canary");
    }

    @Test
    void is_another_each_time() {
      assertThat(seal(child, place)).isNotEqualTo(sealed);
    }

    @Test
    void does_not_open_in_another_row() {
      assertAltered(new Place("inbox", UUID.randomUUID().toString(), 1), sealed);
    }

    @Test
    void does_not_open_in_another_table() {
      assertAltered(new Place("outbox", place.row(), 1), sealed);
    }

    @Test
    void does_not_open_as_another_version() {
      assertAltered(new Place("inbox", place.row(), 2), sealed);
    }

    @Test
    void does_not_open_after_any_bit_changed() {
      for (int i = 0; i < sealed.bytes().length; i++) {
        byte[] bytes = sealed.bytes();
        bytes[i] ^= 1;
        assertAltered(place, new SealedBody(sealed.key(), bytes));
      }
    }

    @Test
    void does_not_open_when_it_was_cut() {
      for (int length : new int[] {0, 11, 12, 27, 28, sealed.bytes().length - 1}) {
        assertAltered(
            place, new SealedBody(sealed.key(), java.util.Arrays.copyOf(sealed.bytes(), length)));
      }
    }

    @Test
    void does_not_open_under_another_childs_key() {
      KeyId other = seal(twin, place).key();
      assertAltered(place, new SealedBody(other, sealed.bytes()));
    }

    @Test
    void does_not_open_with_another_keystore() {
      Vault stranger = new Vault(keys(), AnyKeystore.stranger(), new SecureRandom());
      Opening opening = storage().call(tx -> stranger.open(tx, place, sealed));
      assertThat(opening).isNotInstanceOf(Opening.Body.class);
    }

    @Test
    void is_gone_once_its_epoch_key_is_destroyed() {
      Vault later = new Vault(keys(), AnyKeystore.withOtherEpoch(), new SecureRandom());
      assertThat(storage().<Opening>call(tx -> later.open(tx, place, sealed)))
          .isEqualTo(new Opening.KeyGone(sealed.key()));
    }

    private void assertAltered(Place where, SealedBody body) {
      assertThat(open(where, body)).isEqualTo(new Opening.Altered(where));
    }
  }

  @Nested
  class Erasure {
    @Test
    void makes_every_body_of_the_child_unreadable_and_names_the_key() {
      SealedBody one = seal(child, place);
      SealedBody two = seal(child, new Place("outbox", "x", 3));

      Optional<KeyId> erased = storage().call(tx -> vault().erase(tx, child));

      assertThat(erased).contains(one.key());
      assertThat(open(place, one)).isEqualTo(new Opening.KeyGone(one.key()));
      assertThat(open(new Place("outbox", "x", 3), two)).isEqualTo(new Opening.KeyGone(one.key()));
    }

    @Test
    void leaves_the_twin_readable() {
      SealedBody other = seal(twin, place);
      storage().run(tx -> vault().erase(tx, child));

      assertThat(open(place, other)).isInstanceOf(Opening.Body.class);
    }

    @Test
    void does_not_bring_old_bodies_back_when_the_child_gets_a_new_key() {
      SealedBody before = seal(child, place);
      storage().run(tx -> vault().erase(tx, child));
      SealedBody after = seal(child, place);

      assertThat(after.key()).isNotEqualTo(before.key());
      assertThat(open(place, before)).isEqualTo(new Opening.KeyGone(before.key()));
    }

    @Test
    void counts_at_once_in_the_transaction_that_does_it() {
      SealedBody before = seal(child, place);
      storage()
          .run(
              tx -> {
                assertThat(vault().open(tx, place, before)).isInstanceOf(Opening.Body.class);
                vault().erase(tx, child);
                assertThat(vault().open(tx, place, before))
                    .isEqualTo(new Opening.KeyGone(before.key()));
                SealedBody after = vault().seal(tx, child, place, BODY);
                assertThat(after.key()).isNotEqualTo(before.key());
                assertThat(vault().open(tx, place, after)).isInstanceOf(Opening.Body.class);
              });
    }

    @Test
    void of_one_of_many_children_leaves_the_others_to_the_same_transaction() {
      List<ChildRef> children =
          Stream.generate(() -> new ChildRef(UUID.randomUUID())).limit(20).toList();
      storage()
          .run(
              tx -> {
                List<SealedBody> bodies =
                    children.stream().map(one -> vault().seal(tx, one, place, BODY)).toList();
                vault().erase(tx, children.get(19));
                for (int i = 0; i < 19; i++) {
                  assertThat(vault().open(tx, place, bodies.get(i)))
                      .isInstanceOf(Opening.Body.class);
                }
                assertThat(vault().open(tx, place, bodies.get(19)))
                    .isEqualTo(new Opening.KeyGone(bodies.get(19).key()));
              });
    }

    @Test
    void is_undone_with_its_transaction() {
      SealedBody body = seal(child, place);
      assertThatThrownBy(
              () ->
                  storage()
                      .run(
                          tx -> {
                            vault().erase(tx, child);
                            throw new IllegalStateException("no entry");
                          }))
          .hasMessage("no entry");

      assertThat(open(place, body)).isInstanceOf(Opening.Body.class);
    }

    @Test
    void of_an_unknown_child_names_no_key() {
      assertThat(storage().<Optional<KeyId>>call(tx -> vault().erase(tx, child))).isEmpty();
    }

    @Test
    void ends_the_childs_pairwise_secrets() {
      storage().run(tx -> pairwise().of(tx, child, XA));
      storage().run(tx -> vault().erase(tx, child));

      assertThat(storage().<Optional<byte[]>>call(tx -> pairwise().of(tx, child, XA))).isEmpty();
    }
  }

  @Nested
  class One_key_a_child {
    @Test
    void even_when_many_seal_first_at_once() throws Exception {
      Set<KeyId> used = ConcurrentHashMap.newKeySet();
      Callable<Boolean> first = () -> used.add(seal(child, place).key());
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var done : threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> first).toList())) {
          done.get();
        }
      }
      assertThat(used).hasSize(1);
    }
  }

  @Nested
  class The_crosswalk extends CrosswalkContract {
    The_crosswalk() {
      super(VaultContract.this);
    }
  }

  @Nested
  class A_pairwise_secret {
    @Test
    void stays_the_same() {
      assertThat(secret(child, XA)).hasSize(32).isEqualTo(secret(child, XA));
    }

    @Test
    void differs_by_child_and_by_partner() {
      assertThat(secret(child, XA)).isNotEqualTo(secret(twin, XA));
      assertThat(secret(child, XA)).isNotEqualTo(secret(child, new NodeId("XB")));
    }

    private byte[] secret(ChildRef of, NodeId partner) {
      return storage().call(tx -> pairwise().of(tx, of, partner).orElseThrow());
    }
  }

  private PairwiseSecrets pairwise() {
    return new PairwiseSecrets(secrets(), vault(), new SecureRandom());
  }

  private SealedBody seal(ChildRef of, Place where) {
    return storage().call(tx -> vault().seal(tx, of, where, BODY));
  }

  private Opening open(Place where, SealedBody body) {
    return storage().call(tx -> vault().open(tx, where, body));
  }
}
