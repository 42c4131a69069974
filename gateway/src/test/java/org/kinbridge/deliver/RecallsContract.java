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

  private List<Recall> unanswered(Recalls.Search search) {
    return storage().call(tx -> recalls().unanswered(tx, search));
  }

  private List<Recall> unanswered(int most) {
    return unanswered(new Recalls.Search(Optional.empty(), Optional.empty(), most));
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
  void a_message_is_recalled_once() {
    Recall recall = put(ordered(NOW));
    boolean again = storage().call(tx -> recalls().put(tx, recall.saidBy(fresh(), NOW)));
    assertThat(again).isFalse();
    assertThat(of(recall)).contains(recall);
  }

  @Test
  void what_was_not_recalled_has_none() {
    assertThat(of(ordered(NOW))).isEmpty();
  }

  @Test
  void what_the_recipient_did_is_kept_and_only_compliance_answers() {
    Recall complied = put(ordered(NOW));
    Recall done =
        advance(
            complied.in(
                new Recall.Standing.Complied(Compliance.CLOSED_AFTER_READING), NOW.plusSeconds(2)));
    Recall refused = put(ordered(NOW));
    Recall turned =
        advance(
            refused.in(new Recall.Standing.Refused(Reason.PROFILE_VIOLATION), NOW.plusSeconds(2)));
    assertThat(of(complied)).contains(done);
    assertThat(of(refused)).contains(turned);
    assertThat(unanswered(1_000)).contains(turned).doesNotContain(done);
  }

  @Test
  void each_authority_has_its_own_and_a_page_goes_on_where_the_last_one_ended() {
    Recall first = put(ordered(NOW.minusSeconds(2)));
    Recall second = put(ordered(NOW.minusSeconds(1)));
    AuthorityId mosa = first.authority();
    Recalls.Search after =
        new Recalls.Search(Optional.of(mosa), Optional.of(first.disclosure()), 1_000);
    assertThat(unanswered(after)).contains(second).doesNotContain(first);
    Optional<AuthorityId> another = Optional.of(new AuthorityId("xc-court"));
    assertThat(unanswered(new Recalls.Search(another, Optional.empty(), 1_000))).isEmpty();
  }

  @Test
  void what_another_message_says_is_found_by_that_one_only() {
    Recall recall = put(ordered(NOW));
    Recall again = advance(recall.saidBy(fresh(), NOW.plusSeconds(2)));
    assertThat(saidBy(again.by())).contains(again);
    assertThat(saidBy(recall.by())).isEmpty();
  }

  @Test
  void they_come_the_longest_ordered_first() {
    Recall later = put(ordered(NOW.plus(1, ChronoUnit.MICROS)));
    Recall earlier = put(ordered(NOW));
    assertThat(unanswered(1_000))
        .filteredOn(one -> one.equals(later) || one.equals(earlier))
        .containsExactly(earlier, later);
    assertThat(unanswered(1)).hasSize(1);
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
