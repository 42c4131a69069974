package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.vault.Transactions;

/** What the register of recalls promises over any implementation. */
public abstract class RecallsContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  protected abstract Transactions storage();

  protected abstract Recalls recalls();

  private static MessageId fresh() {
    return new MessageId(UUID.randomUUID());
  }

  private static Recall ordered(Instant at) {
    return new Recall(
        fresh(),
        new DisclosureId(UUID.randomUUID()),
        new AuthorityId("xc-mosa"),
        new EntityId("https://node.xa.example"),
        fresh(),
        Reason.CONSENT_WITHDRAWN,
        at,
        new Recall.Standing.Open(),
        at,
        1);
  }

  private Recall put(Recall recall) {
    storage().run(tx -> recalls().put(tx, recall));
    return recall;
  }

  private Recall advance(Recall next) {
    storage().run(tx -> recalls().advance(tx, next));
    return next;
  }

  private Optional<Recall> of(Recall recall) {
    return storage().call(tx -> recalls().of(tx, recall.message()));
  }

  private List<Recall> open(int most) {
    return storage().call(tx -> recalls().open(tx, most));
  }

  private Optional<Recall> saidBy(MessageId message) {
    return storage().call(tx -> recalls().lockSaidBy(tx, message));
  }

  @Test
  void a_recall_comes_back_as_it_was_ordered_by_either_message() {
    Recall recall = put(ordered(NOW));
    assertThat(of(recall)).contains(recall);
    assertThat(saidBy(recall.by())).contains(recall);
    assertThat(saidBy(recall.message())).isEmpty();
  }

  @Test
  void what_was_not_recalled_has_none() {
    assertThat(of(ordered(NOW))).isEmpty();
  }

  @Test
  void what_the_recipient_did_is_kept_and_it_is_open_no_more() {
    for (Recall.Standing standing :
        new Recall.Standing[] {
          new Recall.Standing.Complied(Compliance.CLOSED_AFTER_READING),
          new Recall.Standing.Refused(Reason.PROFILE_VIOLATION)
        }) {
      Recall recall = put(ordered(NOW));
      Recall next = advance(recall.in(standing, NOW.plusSeconds(2)));
      assertThat(of(recall)).contains(next);
      assertThat(open(1_000)).extracting(Recall::message).doesNotContain(recall.message());
    }
  }

  @Test
  void what_another_message_says_is_found_by_that_one_only() {
    Recall recall = put(ordered(NOW));
    Recall again = advance(recall.saidBy(fresh(), NOW.plusSeconds(2)));
    assertThat(saidBy(again.by())).contains(again);
    assertThat(saidBy(recall.by())).isEmpty();
  }

  @Test
  void the_open_ones_come_the_longest_ordered_first() {
    Recall later = put(ordered(NOW.plus(1, ChronoUnit.MICROS)));
    Recall earlier = put(ordered(NOW));
    assertThat(open(1_000))
        .filteredOn(one -> one.equals(later) || one.equals(earlier))
        .containsExactly(earlier, later);
    assertThat(open(1)).hasSize(1);
  }

  @Test
  void a_version_is_never_skipped_or_written_twice() {
    Recall recall = put(ordered(NOW));
    Recall next = advance(recall.saidBy(fresh(), NOW));
    assertThatThrownBy(() -> advance(recall.saidBy(fresh(), NOW)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(of(recall)).contains(next);
  }

  @Test
  void what_was_undone_was_never_ordered() {
    Recall recall = ordered(NOW);
    assertThatThrownBy(
            () ->
                storage()
                    .run(
                        tx -> {
                          recalls().put(tx, recall);
                          throw new IllegalStateException("undone");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(of(recall)).isEmpty();
  }

  @Test
  void it_is_overdue_from_the_end_of_the_hour_until_the_recipient_complied() {
    Recall recall = ordered(NOW);
    Instant due = NOW.plus(Duration.ofHours(1));
    assertThat(recall.due()).isEqualTo(due);
    assertThat(recall.overdue(due.minusNanos(1))).isFalse();
    assertThat(recall.overdue(due)).isTrue();
    assertThat(recall.in(new Recall.Standing.Refused(Reason.NOT_ADMITTED), NOW).overdue(due))
        .isTrue();
    assertThat(recall.in(new Recall.Standing.Complied(Compliance.CLOSED_UNREAD), NOW).overdue(due))
        .isFalse();
  }
}
