package org.kinbridge.wiring;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.Await;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure (docs/architecture.md): the line to the database is cut at the commit of one
 * durable write, before the server gets it and after it did it. Two nodes, each behind a proxy.
 */
class FailureTableTest extends CutAtCommit {
  private static final String SUBMISSION = "INSERT INTO outbox";
  private static final String DECISION = "INSERT INTO disclosure";
  private static final String STEP = "UPDATE outbox SET state";
  private static final String CLAIMED_ROW = "FROM child_key WHERE";
  private static final String GIVING_BACK = "UPDATE outbox SET due";
  private static final String ARRIVAL = "INSERT INTO inbox";

  private void cutHappened(FaultProxy line) {
    nodes.until(() -> line.cuts() == 1);
  }

  /**
   * A worker that lost its connection leaves its claim behind. It ends by the clock of the
   * database, so that waiting for what comes of the message is enough.
   */
  private boolean claimed() {
    return cassarRows.ask("SELECT leased_until > clock_timestamp() FROM outbox").equals("t");
  }

  private void arrivedExactlyOnce(DisclosureId id) {
    nodes.await(id, State.RECEIVED);
    assertThat(count(cassarRows, "disclosure")).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(1);
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    assertThat(entries(cassarRows)).as("authorised, released, received").isEqualTo(3);
    assertThat(entries(aldmarkRows)).as("received").isEqualTo(1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_submission_that_was_cut_is_sent_again_by_the_agency_and_is_one_disclosure(When when) {
    cassarLine.cut(when, SUBMISSION, 1);
    DisclosureId id = id();
    byte[] body = bytes(danger());
    assertThatThrownBy(() -> nodes.agency().submit(MOSA, id, body))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    assertThat(nodes.agency().submit(MOSA, id, body)).isInstanceOf(SendOutcome.Accepted.class);
    arrivedExactlyOnce(id);
  }

  /** Nothing leaves, and what was decided is kept once. */
  private void isDecidedOnce(ObjectNode request, Class<? extends SendOutcome> outcome, When when) {
    cassarLine.cut(when, DECISION, 1);
    DisclosureId id = id();
    byte[] body = bytes(request);
    assertThatThrownBy(() -> nodes.agency().submit(MOSA, id, body))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "disclosure")).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    assertThat(nodes.agency().submit(MOSA, id, body)).isInstanceOf(outcome);
    assertThat(count(cassarRows, "disclosure")).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(0);
    assertThat(entries(cassarRows)).isEqualTo(1);
    assertThat(nodes.line.carried).isEmpty();
  }

  /** Attempted in vain, given back, and not due while the clock stands still. */
  private DisclosureId waitsForTheLine() {
    return waitsForTheLine(danger());
  }

  private DisclosureId waitsForTheLine(ObjectNode request) {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(request);
    nodes.until(() -> cassarRows.ask("SELECT attempts > 0 FROM outbox").equals("t"));
    nodes.until(() -> numbered(cassarRows) && !claimed());
    return id;
  }

  /** A claim that takes a row reads its key, idle ones do not; nothing else reads one now. */
  @ParameterizedTest
  @EnumSource(When.class)
  void a_claim_that_was_cut_is_made_again_at_once_or_when_its_lease_is_over(When when) {
    DisclosureId id = waitsForTheLine();
    nodes.line.weather(DirectLine.Weather.fine());
    cassarLine.cut(when, CLAIMED_ROW, 1);
    cutHappened(cassarLine);
    if (when == When.AFTER_COMMIT) {
      assertThat(claimed()).isTrue();
      assertThat(nodes.line.carried).isEmpty();
    }
    arrivedExactlyOnce(id);
    assertThat(nodes.line.carried).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_giving_back_that_was_cut_is_done_or_its_claim_ends(When when) {
    DisclosureId id = waitsForTheLine();
    long attempts = Long.parseLong(cassarRows.ask("SELECT attempts FROM outbox"));
    cassarLine.cut(when, GIVING_BACK, 1);
    nodes.clock.forward(Duration.ofSeconds(1));
    Await.until(() -> cassarLine.cuts() > 0);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(claimed()).isEqualTo(when == When.BEFORE_COMMIT);
    assertThat(Long.parseLong(cassarRows.ask("SELECT attempts FROM outbox")) - attempts)
        .isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    nodes.line.weather(DirectLine.Weather.fine());
    arrivedExactlyOnce(id);
    assertThat(nodes.line.carried).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_stop_that_was_cut_is_made_again_or_was_kept(When when) {
    DisclosureId id = waitsForTheLine();
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(Duration.ofHours(25));
    cutHappened(cassarLine);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "stopped" : "authorised");
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.STOPPED);
    assertThat(nodes.line.carried).isEmpty();
    assertThat(entries(cassarRows)).as("authorised, stopped").isEqualTo(2);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  /** It ends long before what rests on it does. */
  private void consentUntilTonight() {
    String body =
        new String(TwoNodes.consentBody(), StandardCharsets.UTF_8)
            .replace("2027-10-31", LocalDate.ofInstant(nodes.clock.instant(), UTC).toString());
    assertThat(nodes.agency().registerConsent(MOSA, body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RegisterOutcome.Registered.class);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_stop_by_a_release_that_was_cut_is_decided_again_or_was_kept(When when) {
    consentUntilTonight();
    DisclosureId id = waitsForTheLine(reunification());
    nodes.line.weather(DirectLine.Weather.fine());
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(Duration.ofHours(24));
    cutHappened(cassarLine);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "stopped" : "authorised");
    assertThat(nodes.await(id, State.STOPPED).reason()).contains(Reason.NO_CONSENT);
    assertThat(nodes.line.carried).isEmpty();
    assertThat(entries(cassarRows)).as("consent, authorised, stopped").isEqualTo(3);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_unconfirmed_by_a_release_that_was_cut_is_decided_again_or_was_kept(When when) {
    consentUntilTonight();
    nodes.line.weather(DirectLine.Weather.losingAnswers());
    DisclosureId id = submit(reunification());
    nodes.until(() -> !nodes.line.answers.isEmpty());
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(Duration.ofHours(24));
    cutHappened(cassarLine);
    int messages = nodes.line.messages().size();
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "unconfirmed" : "released");
    assertThat(nodes.await(id, State.UNCONFIRMED).reason()).contains(Reason.NO_CONSENT);
    assertThat(nodes.line.messages()).as("not tried again").hasSize(messages);
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    assertThat(entries(cassarRows)).as("consent, authorised, released, unconfirmed").isEqualTo(4);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_hold_that_was_cut_is_the_same_hold_when_it_is_sent_again(When when) {
    ObjectNode unresolved = danger();
    unresolved.putArray("resolutions");
    isDecidedOnce(unresolved, SendOutcome.Held.class, when);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_refusal_that_was_cut_is_the_same_refusal_when_it_is_sent_again(When when) {
    isDecidedOnce(reunification(), SendOutcome.Refused.class, when);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_unconfirmed_that_was_cut_is_made_again_or_was_kept(When when) {
    nodes.line.weather(DirectLine.Weather.losingAnswers());
    DisclosureId id = submit();
    nodes.until(() -> !nodes.line.answers.isEmpty());
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(Duration.ofHours(25));
    cutHappened(cassarLine);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "unconfirmed" : "released");
    nodes.await(id, State.UNCONFIRMED);
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    assertThat(entries(cassarRows)).as("authorised, released, unconfirmed").isEqualTo(3);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_release_that_was_cut_lets_nothing_leave_until_it_is_decided_again(When when) {
    cassarLine.cut(when, STEP, 1);
    DisclosureId id = submit();
    cutHappened(cassarLine);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "released" : "authorised");
    assertThat(nodes.line.carried).isEmpty();
    arrivedExactlyOnce(id);
    assertThat(nodes.line.carried).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_receipt_whose_keeping_was_cut_is_asked_for_again_or_was_kept(When when) {
    cassarLine.cut(when, STEP, 2);
    DisclosureId id = submit();
    cutHappened(cassarLine);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "received" : "released");
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    arrivedExactlyOnce(id);
    assertThat(nodes.line.carried).hasSize(when == When.AFTER_COMMIT ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_arrival_that_was_cut_gets_no_receipt_and_is_taken_once_when_it_comes_again(When when) {
    aldmarkLine.cut(when, ARRIVAL, 1);
    DisclosureId id = submit();
    arrivedExactlyOnce(id);
    assertThat(aldmarkLine.cuts()).isEqualTo(1);
    assertThat(nodes.line.answers.stream().map(PartnerAnswer::status)).containsExactly(500, 200);
  }
}
