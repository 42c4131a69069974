package org.kinbridge.flow.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the store of disclosures promises over any implementation. */
public abstract class DisclosuresContract {
  private final ChildRef child = new ChildRef(UUID.randomUUID());
  protected final StoredDisclosure disclosure = asking("one request");
  private final StoredDisclosure another = asking("another request", disclosure.id());

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Disclosures disclosures();

  /** Changes the row behind our back. */
  protected abstract void alter(StoredDisclosure disclosure);

  protected final Vault vault() {
    return new Vault(childKeys(), AnyKeystore.keystore(), new SecureRandom());
  }

  /** Else two transactions would meet at the making of the child's key. */
  @BeforeEach
  void the_child_is_known() {
    storage().run(tx -> vault().seal(tx, child, disclosure.place(), new byte[0]));
  }

  @Test
  void a_disclosure_comes_back_as_it_was_put() {
    assertThat(put(disclosure)).isTrue();
    assertThat(find(disclosure.id()).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(disclosure);
  }

  @Test
  void what_was_printed_of_its_papers_comes_back_with_it() {
    Printed one = Printed.of(Sha256.of("one"), List.of(new byte[] {1, 2}, new byte[] {3}));
    Printed other = Printed.of(Sha256.of("other"), List.of(new byte[] {4}));
    put(disclosure.with(List.of(one, other)));
    assertThat(find(disclosure.id()).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(disclosure.with(List.of(one, other)));
  }

  @Test
  void an_id_nobody_used_finds_nothing() {
    put(disclosure);
    assertThat(find(new DisclosureId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void an_id_is_used_once_and_what_was_written_first_stays() {
    put(disclosure);
    assertThat(put(another)).isFalse();
    assertThat(find(disclosure.id()).orElseThrow().request()).isEqualTo(disclosure.request());
  }

  @Test
  void a_second_writer_waits_and_is_told_that_the_id_is_in_use() {
    try (HeldTransaction first =
        HeldTransaction.after(storage(), tx -> disclosures().put(tx, disclosure))) {
      Future<Boolean> second = HeldTransaction.meanwhile(() -> put(another));
      assertThat(first.blocks(second)).isTrue();
      first.keep();
      assertThat(HeldTransaction.get(second)).isFalse();
    }
    assertThat(find(disclosure.id()).orElseThrow().request()).isEqualTo(disclosure.request());
  }

  @Test
  void a_second_writer_gets_the_id_when_the_first_one_is_undone() {
    try (HeldTransaction first =
        HeldTransaction.after(storage(), tx -> disclosures().put(tx, disclosure))) {
      Future<Boolean> second = HeldTransaction.meanwhile(() -> put(another));
      assertThat(first.blocks(second)).isTrue();
      first.undo();
      assertThat(HeldTransaction.get(second)).isTrue();
    }
    assertThat(find(disclosure.id()).orElseThrow().request()).isEqualTo(another.request());
  }

  @Test
  void an_undone_transaction_leaves_nothing() {
    try (HeldTransaction first =
        HeldTransaction.after(storage(), tx -> disclosures().put(tx, disclosure))) {
      first.undo();
    }
    assertThat(find(disclosure.id())).isEmpty();
  }

  @Test
  void a_disclosure_is_not_found_after_its_child_is_erased_and_its_id_stays_in_use() {
    put(disclosure);
    storage().run(tx -> vault().erase(tx, child));
    assertThat(find(disclosure.id())).isEmpty();
    assertThat(put(another)).isFalse();
  }

  @Test
  void an_altered_disclosure_is_not_found_and_its_id_stays_in_use() {
    put(disclosure);
    alter(disclosure);
    assertThat(find(disclosure.id())).isEmpty();
    assertThat(put(another)).isFalse();
  }

  @Test
  void what_an_authority_asked_about_a_child_is_found_the_last_first_and_nobody_elses() {
    StoredDisclosure later = asking("a later request", AnyKeystore.NOW.plusSeconds(5));
    put(disclosure);
    put(later);
    assertThat(about(child, "xc-mosa"))
        .extracting(StoredDisclosure::id)
        .containsExactly(later.id(), disclosure.id());
    assertThat(about(child, "xc-police")).isEmpty();
    assertThat(about(new ChildRef(UUID.randomUUID()), "xc-mosa")).isEmpty();
  }

  @Test
  void an_altered_disclosure_is_not_among_those_about_its_child() {
    put(disclosure);
    alter(disclosure);
    assertThat(about(child, "xc-mosa")).isEmpty();
  }

  @Test
  void the_last_are_found_the_last_first_and_what_cannot_be_read_any_more_is_counted() {
    Instant late = AnyKeystore.NOW.plusSeconds(1_000_000 + System.nanoTime() % 1_000_000);
    List<StoredDisclosure> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(asking("request " + i, late.plusSeconds(i)));
    }
    StoredDisclosure gone = about(all.get(2), new ChildRef(UUID.randomUUID()));
    all.set(2, gone);
    all.forEach(this::put);
    alter(all.get(1));
    storage().run(tx -> vault().erase(tx, gone.child()));
    Disclosures.Latest latest = storage().call(tx -> disclosures().latest(tx, 4));
    assertThat(latest.readable())
        .extracting(StoredDisclosure::id)
        .containsExactly(all.get(3).id(), all.get(0).id());
    assertThat(latest.erased()).isEqualTo(1);
    assertThat(latest.altered()).isEqualTo(1);
  }

  private List<StoredDisclosure> about(ChildRef whom, String authority) {
    return storage().call(tx -> disclosures().about(tx, whom, new AuthorityId(authority)));
  }

  protected final boolean put(StoredDisclosure one) {
    return storage().call(tx -> disclosures().put(tx, one));
  }

  protected final Optional<StoredDisclosure> find(DisclosureId id) {
    return storage().call(tx -> disclosures().find(tx, id));
  }

  private StoredDisclosure asking(String request) {
    return asking(request, AnyKeystore.NOW);
  }

  private StoredDisclosure asking(String request, Instant at) {
    StoredDisclosure one = asking(request, new DisclosureId(UUID.randomUUID()));
    return new StoredDisclosure(
        one.id(),
        one.asker(),
        one.child(),
        one.state(),
        one.reason(),
        one.message(),
        at,
        one.request(),
        one.decision());
  }

  private static StoredDisclosure about(StoredDisclosure one, ChildRef another) {
    return new StoredDisclosure(
        one.id(),
        one.asker(),
        another,
        one.state(),
        one.reason(),
        one.message(),
        one.createdAt(),
        one.request(),
        one.decision());
  }

  private StoredDisclosure asking(String request, DisclosureId id) {
    return new StoredDisclosure(
        id,
        new Asker(new ClientId("mosa"), new SystemId("primero"), new AuthorityId("xc-mosa")),
        child,
        State.AUTHORISED,
        Optional.empty(),
        Optional.of(new MessageId(UUID.randomUUID())),
        AnyKeystore.NOW,
        request.getBytes(StandardCharsets.UTF_8),
        "the decision".getBytes(StandardCharsets.UTF_8));
  }
}
