package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.register.RegisterOutcome;

/** A consent is withdrawn after something was sent on it: its recipient is told, and says so. */
class RecallTest extends Crossing {
  private UUID consent;

  @BeforeEach
  void aChildConsents() {
    consent = consent("case-1");
  }

  private RegisterOutcome.Registered withdraw() {
    nodes.clock.forward(Duration.ofSeconds(1));
    return (RegisterOutcome.Registered)
        nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
  }

  private Recall recall(DisclosureId id) {
    return nodes.agency().disclosure(MOSA, id).orElseThrow().recall().orElseThrow();
  }

  private Recall complied(DisclosureId id) {
    nodes.until(() -> recall(id).standing() instanceof Recall.Standing.Complied);
    return recall(id);
  }

  /** The item itself: recalls are items of their own. */
  private InboxView item() {
    return nodes.arrived().stream()
        .filter(item -> !item.kind().equals("recall"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_nobody_read_is_closed_unread_and_not_shown_any_more() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    assertThat(withdraw().recalled()).containsExactly(id);
    assertThat(complied(id).outcome()).contains(Compliance.CLOSED_UNREAD);
    assertThat(recall(id).changedAt()).isBefore(recall(id).due());

    InboxView item = item();
    assertThat(item.recalled()).isPresent();
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item.id()).orElseThrow().content()).isEmpty();
    assertThat(
            nodes
                .aldmarkAgency()
                .readAs(ALDMARK, item.id(), NationalWish.newRecord("primero-v2", Optional.empty())))
        .isInstanceOf(NationalReading.Recalled.class);
    assertThat(nodes.arrived().getLast().inReplyTo()).contains(item.message());
    assertThat(nodes.agency().disclosure(MOSA, id).orElseThrow().state()).isEqualTo(State.RECEIVED);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void what_somebody_read_is_closed_and_said_to_have_been_read() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item().id()).orElseThrow().content())
        .isPresent();
    withdraw();
    assertThat(complied(id).outcome()).contains(Compliance.CLOSED_AFTER_READING);
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item().id()).orElseThrow().content()).isEmpty();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void what_never_came_is_never_taken_in() {
    nodes.line.weather(DirectLine.Weather.changing(bytes -> new byte[] {'n', 'o'}));
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RELEASED);
    nodes.until(() -> !nodes.line.answers.isEmpty());
    RegisterOutcome.Registered told = withdraw();
    assertThat(told.unconfirmed()).containsExactly(id);
    assertThat(told.recalled()).containsExactly(id);
    nodes.line.weather(DirectLine.Weather.fine());
    assertThat(complied(id).outcome()).contains(Compliance.NEVER_RECEIVED);
    assertThat(nodes.await(id, State.NOT_ACCEPTED).reason()).contains(Reason.CONSENT_WITHDRAWN);
    assertThat(count(aldmarkRows, "inbox WHERE accepted AND child IS NOT NULL")).isZero();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void what_did_not_leave_is_stopped_and_nobody_is_told() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(reunification());
    RegisterOutcome.Registered told = withdraw();
    assertThat(told.stopped()).containsExactly(id);
    assertThat(told.recalled()).isEmpty();
    assertThat(count(cassarRows, "recall")).isZero();
  }

  @Test
  void what_rests_on_another_ground_is_not_recalled() {
    DisclosureId danger = id();
    nodes.agency().submit(MOSA, danger, bytes(TwoNodes.danger()));
    nodes.await(danger, State.RECEIVED);
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    assertThat(withdraw().recalled()).containsExactly(id);
    assertThat(nodes.agency().disclosure(MOSA, danger).orElseThrow().recall()).isEmpty();
  }

  @Test
  void a_consent_for_somebody_else_recalls_nothing_of_this_one() {
    String other =
        new String(TwoNodes.consentBody(), UTF_8)
            .replace("xa-central-authority", "xa-child-welfare");
    UUID elsewhere =
        ((RegisterOutcome.Registered) nodes.agency().registerConsent(MOSA, other.getBytes(UTF_8)))
            .id();
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    nodes.clock.forward(Duration.ofSeconds(1));
    RegisterOutcome.Registered told =
        (RegisterOutcome.Registered)
            nodes.agency().withdrawConsent(MOSA, elsewhere, TwoNodes.withdrawalBody());
    assertThat(told.recalled()).isEmpty();
    assertThat(nodes.agency().disclosure(MOSA, id).orElseThrow().recall()).isEmpty();
  }

  @Test
  void a_refusal_of_the_same_person_recalls_as_a_withdrawal_does() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    nodes.clock.forward(Duration.ofSeconds(1));
    String no =
        new String(TwoNodes.consentBody(), UTF_8).replace("\"given\":true", "\"given\":false");
    assertThat(no).contains("\"given\":false");
    RegisterOutcome.Registered told =
        (RegisterOutcome.Registered) nodes.agency().registerConsent(MOSA, no.getBytes(UTF_8));
    assertThat(told.recalled()).containsExactly(id);
    assertThat(complied(id).outcome()).contains(Compliance.CLOSED_UNREAD);
  }

  @Test
  void a_recall_that_nobody_answers_is_overdue_after_an_hour_and_said_again_after_its_own_end() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    nodes.line.weather(DirectLine.Weather.down());
    withdraw();
    Recall first = recall(id);
    assertThat(first.overdue(nodes.clock.instant())).isFalse();
    nodes.clock.forward(Duration.ofHours(1));
    assertThat(recall(id).overdue(nodes.clock.instant())).isTrue();
    nodes.clock.forward(Duration.ofDays(3));
    nodes.until(() -> !recall(id).by().equals(first.by()));
    assertThat(recall(id).ordered()).isEqualTo(first.ordered());
    nodes.line.weather(DirectLine.Weather.fine());
    assertThat(complied(id).outcome()).contains(Compliance.CLOSED_UNREAD);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void withdrawing_twice_recalls_once() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    withdraw();
    assertThat(withdraw().recalled()).isEmpty();
    complied(id);
    assertThat(count(cassarRows, "recall")).isEqualTo(1);
    assertThat(nodes.arrived().stream().map(InboxView::kind).toList())
        .isEqualTo(List.of("notify", "recall"));
  }

  @Test
  void a_no_in_another_system_takes_back_nothing_that_left_on_this_ones_own_consent() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    Registers registers = new Registers(nodes);
    registers.same(MOSA, Registers.CASE, Registers.FILE);
    registers.determined(Registers.COURT, Registers.FILE);
    nodes.clock.forward(Duration.ofSeconds(1));
    String no =
        new String(TwoNodes.consentBody(), UTF_8)
            .replace("\"given\":true", "\"given\":false")
            .replace("xc-primero", "xc-court")
            .replace("case-1", "f-118");
    assertThat(nodes.agency().registerConsent(Registers.COURT, no.getBytes(UTF_8)))
        .isInstanceOf(RegisterOutcome.Registered.class);
    assertThat(count(cassarRows, "recall")).as("its consent stands").isZero();
    assertThat(withdraw().recalled()).containsExactly(id);
  }

  @Test
  void a_recall_that_somebody_altered_keeps_nobody_from_withdrawing_a_consent() {
    DisclosureId id = submit(reunification());
    nodes.await(id, State.RECEIVED);
    withdraw();
    complied(id);
    cassarRows.asSuperuser("UPDATE recall SET outcome = 'never-received'");
    nodes.clock.forward(Duration.ofSeconds(1));
    consent = consent("case-1");
    assertThat(withdraw().recalled()).isEmpty();
    assertThat(cassarRows.ask("SELECT outcome FROM recall")).isEqualTo("never-received");
  }
}
