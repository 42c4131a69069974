package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Events.Cursor;
import org.kinbridge.deliver.Events.Numbered;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;

/** What the events promise over any implementation. */
public abstract class EventsContract {
  private final AuthorityId ours = new AuthorityId("a" + UUID.randomUUID());
  private final AuthorityId theirs = new AuthorityId("b" + UUID.randomUUID());
  protected final Event first = event(ours, Event.Kind.DISCLOSURE_CHANGED);
  protected final Event second = event(ours, Event.Kind.INBOX_ARRIVED);
  private final Event third = event(ours, Event.Kind.DISCLOSURE_CHANGED);

  protected abstract Transactions storage();

  protected abstract Events events();

  @Test
  void an_authority_sees_its_events_oldest_first_and_no_others() {
    add(first);
    add(event(theirs, Event.Kind.INBOX_ARRIVED));
    add(second);
    assertThat(seen(Cursor.START)).containsExactly(first, second);
  }

  @Test
  void events_of_one_transaction_come_in_the_order_they_were_added() {
    storage().run(tx -> List.of(first, second, third).forEach(one -> events().add(tx, one)));
    assertThat(seen(Cursor.START)).containsExactly(first, second, third);
  }

  @Test
  void a_reader_goes_on_after_its_cursor_page_by_page() {
    List.of(first, second, third).forEach(this::add);
    List<Numbered> page = after(Cursor.START, 2);
    assertThat(page).extracting(Numbered::event).containsExactly(first, second);
    assertThat(seen(page.getFirst().cursor())).containsExactly(second, third);
    assertThat(seen(page.getLast().cursor())).containsExactly(third);
    assertThat(seen(after(Cursor.START, 9).getLast().cursor())).isEmpty();
  }

  @Test
  void an_event_is_not_seen_before_its_transaction_is_kept() {
    try (HeldTransaction open = HeldTransaction.after(storage(), tx -> events().add(tx, first))) {
      Future<List<Event>> early = HeldTransaction.meanwhile(() -> seen(Cursor.START));
      if (!open.blocks(early)) {
        assertThat(HeldTransaction.get(early)).isEmpty();
      }
      open.keep();
    }
    assertThat(seen(Cursor.START)).containsExactly(first);
  }

  @Test
  void an_undone_transaction_leaves_no_event_and_holds_none_back() {
    try (HeldTransaction open = HeldTransaction.after(storage(), tx -> events().add(tx, first))) {
      open.undo();
    }
    add(second);
    assertThat(seen(Cursor.START)).containsExactly(second);
  }

  @Test
  void an_event_never_appears_before_a_cursor_given_out_though_the_later_one_is_kept_first() {
    List<Numbered> read = new ArrayList<>();
    try (HeldTransaction open = HeldTransaction.after(storage(), tx -> events().add(tx, first))) {
      Future<Boolean> later =
          HeldTransaction.meanwhile(
              () -> {
                add(second);
                return read.addAll(after(Cursor.START, 9));
              });
      open.lets(later);
      open.keep();
      HeldTransaction.get(later);
    }
    read.addAll(after(read.isEmpty() ? Cursor.START : read.getLast().cursor(), 9));
    assertThat(read).extracting(Numbered::event).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void any_cursor_that_parses_can_be_read_from() {
    add(first);
    String longest = "9".repeat(18);
    for (String text : List.of("0.0", "0." + longest, longest + ".0", longest + "." + longest)) {
      assertThat(Cursor.parse(text)).as(text).isPresent();
      assertThat(after(Cursor.parse(text).orElseThrow(), 9).size()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_number_no_cursor_ever_had_is_not_a_cursor() {
    for (String text : List.of("", "1", "1.", ".1", "1.1.1", "-1.1", "1.9" + "9".repeat(18))) {
      assertThat(Cursor.parse(text)).as(text).isEmpty();
      assertThatThrownBy(() -> new Cursor(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Cursor.parse("9".repeat(20) + ".1")).isEmpty();
  }

  protected final void add(Event event) {
    storage().run(tx -> events().add(tx, event));
  }

  protected final List<Event> seen(Cursor cursor) {
    return after(cursor, 9).stream().map(Numbered::event).toList();
  }

  private List<Numbered> after(Cursor cursor, int most) {
    return storage().call(tx -> events().after(tx, ours, cursor, most));
  }

  private static Event event(AuthorityId authority, Event.Kind kind) {
    return new Event(authority, kind, UUID.randomUUID(), AnyKeystore.NOW);
  }
}
