package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.LEASE;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.store.database.TestDatabase;

/** Who attempts which message, when a partner is slow and when a claimer died. */
class ClaimsTest {
  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();

  private final AtomicInteger posts = new AtomicInteger();
  private TwoNodes nodes;

  @BeforeEach
  void start() {
    nodes = new TwoNodes(cassarRows, aldmarkRows);
  }

  @AfterEach
  void stop() {
    nodes.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

  private DisclosureId submit() {
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    return id;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String row(DisclosureId id, String what) {
    return cassarRows.ask("SELECT " + what + " FROM outbox WHERE disclosure = '" + id + "'");
  }

  @Test
  void a_partner_slower_than_a_lease_is_sent_a_message_once_though_two_senders_look_for_work() {
    nodes.line.weather(
        DirectLine.Weather.meanwhile(
            () -> {
              posts.incrementAndGet();
              sleep(LEASE.multipliedBy(2));
            }));
    try (Node another = nodes.anotherSender()) {
      DisclosureId id = submit();
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
              posts.incrementAndGet();
              for (int i = 0; i < 20; i++) {
                cassarRows.asSuperuser("UPDATE outbox SET leased_until = '-infinity'");
                TwoNodes.pause();
              }
            }));
    nodes.await(submit(), State.RECEIVED);
    assertThat(posts).hasValue(1);
  }

  @Test
  void what_a_dead_sender_had_claimed_is_taken_over_when_its_lease_is_over_and_not_before() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit();
    nodes.until(() -> row(id, "attempts > 0").equals("t"));
    cassarRows.asSuperuser(
        "UPDATE outbox SET leased_by = '"
            + UUID.randomUUID()
            + "', leased_until = clock_timestamp() + interval '2 s' WHERE disclosure = '"
            + id
            + "'");
    nodes.line.weather(DirectLine.Weather.meanwhile(posts::incrementAndGet));
    String until = row(id, "leased_until");
    nodes.await(id, State.RECEIVED);
    assertThat(posts).hasValue(1);
    assertThat(row(id, "leased_until - interval '2 s' >= '" + until + "'"))
        .as("claimed anew by the one that lives")
        .isEqualTo("t");
  }
}
