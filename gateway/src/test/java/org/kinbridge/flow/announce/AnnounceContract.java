package org.kinbridge.flow.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.Journal;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the ledger is told at start, over any implementation of the ports. */
public abstract class AnnounceContract {
  protected final Keystore keys = AnyKeystore.keystore();

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Journal journal();

  protected abstract Announcements announcements();

  /** Changes the row behind our back. */
  protected abstract void alter(String subject);

  protected final Vault vault() {
    return new Vault(childKeys(), keys, new SecureRandom());
  }

  private Ledger ledger() {
    return new Ledger(journal(), vault(), keys, new SecureRandom());
  }

  private List<RecordedEntry> start(Statement... statements) {
    List<EntryId> written =
        new Announce(storage(), announcements(), ledger())
            .tell(List.of(statements), AnyKeystore.NOW);
    return storage()
        .call(
            transaction ->
                written.stream().map(id -> ledger().read(transaction, id).orElseThrow()).toList());
  }

  private static Statement policy(String digest) {
    return statement(EntryKind.POLICY, "policy", digest);
  }

  private static Statement partner(String digest) {
    return statement(EntryKind.PARTNER, "partner XA", digest);
  }

  private static Statement statement(EntryKind kind, String subject, String digest) {
    return new Statement(
        kind, subject, JsonNodeFactory.instance.objectNode().put("digest", digest));
  }

  @Test
  void the_first_start_tells_everything() {
    List<RecordedEntry> told = start(policy("one"), partner("one"));
    assertThat(told)
        .extracting(RecordedEntry::kind)
        .containsExactly(EntryKind.POLICY, EntryKind.PARTNER);
    assertThat(told.getFirst().common()).isEqualTo(policy("one").says());
    assertThat(told.getFirst().refersTo()).isEmpty();
    assertThat(told.getFirst().at()).isEqualTo(AnyKeystore.NOW);
  }

  @Test
  void the_same_start_again_tells_nothing() {
    start(policy("one"), partner("one"));
    assertThat(start(policy("one"), partner("one"))).isEmpty();
  }

  @Test
  void what_changed_is_told_once_and_refers_to_the_entry_before() {
    RecordedEntry first = start(policy("one"), partner("one")).getFirst();
    List<RecordedEntry> told = start(policy("two"), partner("one"));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().common()).isEqualTo(policy("two").says());
    assertThat(told.getFirst().refersTo()).contains(first.id());
    assertThat(start(policy("two"), partner("one"))).isEmpty();
  }

  @Test
  void what_was_in_force_before_and_is_again_is_told_again() {
    start(policy("one"));
    RecordedEntry second = start(policy("two")).getFirst();
    assertThat(start(policy("one")).getFirst().refersTo()).contains(second.id());
  }

  @Test
  void a_partner_that_is_gone_is_told_once() {
    RecordedEntry first = start(policy("one"), partner("one")).getLast();
    List<RecordedEntry> told = start(policy("one"));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().kind()).isEqualTo(EntryKind.PARTNER);
    assertThat(told.getFirst().refersTo()).contains(first.id());
    assertThat(told.getFirst().common().path("partner").textValue()).isEqualTo("XA");
    assertThat(told.getFirst().common().path("inForce").booleanValue()).isFalse();
    assertThat(start(policy("one"))).isEmpty();
    assertThat(start(policy("one"), partner("one"))).hasSize(1);
  }

  @Test
  void a_row_that_somebody_changed_is_not_believed() {
    start(policy("one"), partner("one"));
    alter("policy");
    List<RecordedEntry> told = start(policy("one"), partner("one"));
    assertThat(told).extracting(RecordedEntry::kind).containsExactly(EntryKind.POLICY);
    assertThat(told.getFirst().refersTo()).isEmpty();
    assertThat(start(policy("one"), partner("one"))).isEmpty();
  }

  @Test
  void a_start_that_fails_half_way_keeps_nothing() {
    Statement broken =
        new Statement(
            EntryKind.KEY, "keys", JsonNodeFactory.instance.objectNode().put("fraction", 0.5));
    assertThatThrownBy(() -> start(policy("one"), broken))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(start(policy("one"))).hasSize(1);
  }
}
