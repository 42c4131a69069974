package org.kinbridge.flow.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the store of likenesses promises over any implementation. */
public abstract class LikenessesContract {
  protected final ChildRef child = new ChildRef(UUID.randomUUID());
  protected final ChildRef other = new ChildRef(UUID.randomUUID());

  /** No two tests share one. */
  protected final String bucket = UUID.randomUUID().toString().substring(0, 5);

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Likenesses likenesses();

  /** Removes an entry behind our back. */
  protected abstract void remove(Place place);

  protected final Vault vault() {
    return new Vault(childKeys(), AnyKeystore.keystore(), new SecureRandom());
  }

  protected final Place add(ChildRef who, String body) {
    return storage()
        .call(
            tx -> {
              likenesses().alone(tx, Set.of(bucket));
              return likenesses().add(tx, who, List.of(fresh(body))).getFirst();
            });
  }

  private Likenesses.Fresh fresh(String body) {
    return new Likenesses.Fresh(bucket, body.getBytes(UTF_8));
  }

  protected final List<Likenesses.Entry> held() {
    return storage()
        .call(
            tx -> {
              likenesses().share(tx, Set.of(bucket));
              return likenesses().in(tx, Set.of(bucket));
            });
  }

  protected final Opening opened(Likenesses.Entry entry) {
    return storage().call(tx -> likenesses().open(tx, entry));
  }

  @Test
  void a_bucket_holds_what_was_added_in_the_order_of_adding() {
    assertThat(held()).isEmpty();
    assertThat(add(child, "one")).isEqualTo(new Place("likeness", bucket, 1));
    assertThat(add(other, "two").version()).isEqualTo(2);
    assertThat(held()).extracting(Likenesses.Entry::child).containsExactly(child, other);
    assertThat(opened(held().getFirst()))
        .isInstanceOfSatisfying(
            Opening.Body.class, body -> assertThat(body.bytes()).isEqualTo("one".getBytes(UTF_8)));
  }

  @Test
  void a_childs_are_found_whatever_bucket_they_are_in() {
    add(child, "one");
    add(other, "two");
    List<Likenesses.Entry> found = storage().call(tx -> likenesses().of(tx, Set.of(child)));
    assertThat(found).extracting(Likenesses.Entry::child).containsExactly(child);
    assertThat(storage().<List<Likenesses.Entry>>call(tx -> likenesses().of(tx, Set.of())))
        .isEmpty();
  }

  @Test
  void what_an_erased_child_bore_cannot_be_read_and_the_others_can() {
    add(child, "one");
    add(other, "two");
    storage().run(tx -> vault().erase(tx, child));
    assertThat(opened(held().getFirst())).isInstanceOf(Opening.KeyGone.class);
    assertThat(opened(held().getLast())).isInstanceOf(Opening.Body.class);
  }

  @Test
  void one_that_is_missing_before_others_is_missed() {
    Place first = add(child, "one");
    add(other, "two");
    remove(first);
    assertThatThrownBy(this::held).isInstanceOf(RowAltered.class);
  }

  @Test
  void what_was_undone_was_not_added() {
    assertThatThrownBy(
            () ->
                storage()
                    .run(
                        tx -> {
                          likenesses().add(tx, child, List.of(fresh("one")));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");
    assertThat(held()).isEmpty();
  }
}
