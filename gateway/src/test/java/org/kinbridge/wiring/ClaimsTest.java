package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.LEASE;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.danger;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.support.Await;

/** Who attempts which message, when a partner is slow and when a claimer died. */
class ClaimsTest extends Crossing {
  private final AtomicInteger posts = new AtomicInteger();

  private String row(DisclosureId id, String what) {
    return cassarRows.ask("SELECT " + what + " FROM outbox WHERE disclosure = '" + id + "'");
  }

  /** By the clock of the database, which no test moves. */
  private boolean isPast(String time, Duration by) {
    return cassarRows
        .ask("SELECT clock_timestamp() > '%s'::timestamptz + '%s'::interval".formatted(time, by))
        .equals("t");
  }

  @Test
  void a_partner_slower_than_a_lease_is_sent_a_message_once_though_two_senders_look_for_work() {
    nodes.line.weather(
        DirectLine.Weather.meanwhile(
            () -> {
              posts.incrementAndGet();
              String until = cassarRows.ask("SELECT leased_until FROM outbox");
              Await.until(() -> isPast(until, LEASE));
            }));
    try (Node another = nodes.anotherSender()) {
      DisclosureId id = submit(danger());
      nodes.await(id, State.RECEIVED);
      assertThat(posts).hasValue(1);
      assertThat(row(id, "attempts")).isEqualTo("0");
    }
  }

  @Test
  void a_message_under_way_is_not_claimed_again_by_the_same_sender_though_its_lease_is_lost() {
    nodes.line.weather(
        DirectLine.Weather.meanwhile(
            () -> {
              nodes.line.weather(DirectLine.Weather.fine());
              DisclosureId next = submit(danger());
              nodes.until(() -> arrivesWhileNoLeaseLasts(next));
            }));
    nodes.await(submit(danger()), State.RECEIVED);
    assertThat(nodes.line.messages()).as("this one, and the next that was claimed").hasSize(2);
  }

  private boolean arrivesWhileNoLeaseLasts(DisclosureId next) {
    cassarRows.asSuperuser("UPDATE outbox SET leased_until = '-infinity'");
    return nodes.agency().disclosure(MOSA, next).orElseThrow().state() == State.RECEIVED;
  }

  @Test
  void what_a_dead_sender_had_claimed_is_taken_over_when_its_lease_is_over_and_not_before() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(danger());
    nodes.until(() -> row(id, "attempts > 0").equals("t"));
    UUID dead = UUID.randomUUID();
    String until = cassarRows.ask("SELECT clock_timestamp() + interval '2 s'");
    Await.until(() -> claims(dead, id, until));
    nodes.line.weather(DirectLine.Weather.meanwhile(posts::incrementAndGet));
    nodes.await(id, State.RECEIVED);
    assertThat(posts).hasValue(1);
    assertThat(row(id, "leased_until - interval '2 s' >= '" + until + "'"))
        .as("claimed anew by the one that lives")
        .isEqualTo("t");
  }

  /** Not while another one has it in hand. */
  private boolean claims(UUID sender, DisclosureId id, String until) {
    cassarRows.asSuperuser(
        "UPDATE outbox SET leased_by = '%s', leased_until = clock_timestamp() + interval '2 s'"
                .formatted(sender)
            + " WHERE disclosure = '%s' AND leased_until < clock_timestamp()".formatted(id));
    return row(id, "leased_by").equals(sender.toString());
  }
}
