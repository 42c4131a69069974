package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure, what an agency registers, tries and reads: the line to the database is cut
 * at the commit, before the server gets it and after it did it.
 */
class AgencyFaultsTest extends CutAtCommit {
  private static final String ENTRY = "INSERT INTO ledger_entry";
  private static final String REGISTRATION = "INSERT INTO registration";
  private static final String READING = "UPDATE inbox SET read_at";

  private static final byte[] RESTRICTION =
      """
      {"child": {"system": "xc-primero", "localId": "case-1"}, "person": "the uncle",
       "kind": "no-location-disclosure", "reachableThrough": [], "elsewhere": "unknown",
       "partyOrHolder": false, "recordedBy": "u-11"}
      """
          .getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(When.class)
  void a_withdrawal_that_was_cut_is_asked_for_again_and_stops_what_waits_once(When when) {
    nodes.line.weather(DirectLine.Weather.down());
    UUID consent =
        ((RegisterOutcome.Registered) nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
            .id();
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(
            () -> nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody()))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(state()).isEqualTo(when == When.AFTER_COMMIT ? "stopped" : "authorised");
    assertThat(nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody()))
        .isInstanceOf(RegisterOutcome.Registered.class);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.STOPPED);
    assertThat(nodes.line.carried).isEmpty();
    assertThat(entries(cassarRows)).as("consent, authorised, withdrawal, stopped").isEqualTo(4);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_consent_that_was_cut_may_be_there_twice_and_one_withdrawal_ends_both(When when) {
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    int before = when == When.AFTER_COMMIT ? 1 : 0;
    assertThat(count(cassarRows, "registration")).isEqualTo(before);
    nodes.clock.forward(Duration.ofSeconds(1));
    RegisterOutcome again = nodes.agency().registerConsent(MOSA, TwoNodes.consentBody());
    assertThat(count(cassarRows, "registration")).isEqualTo(before + 1);
    assertThat(entries(cassarRows)).isEqualTo(before + 1);
    nodes.clock.forward(Duration.ofSeconds(1));
    nodes
        .agency()
        .withdrawConsent(
            MOSA, ((RegisterOutcome.Registered) again).id(), TwoNodes.withdrawalBody());
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Refused.class);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_restriction_that_was_cut_may_be_there_twice_and_restricts_once(When when) {
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> nodes.agency().registerRestriction(MOSA, RESTRICTION))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    int before = when == When.AFTER_COMMIT ? 1 : 0;
    assertThat(count(cassarRows, "registration")).isEqualTo(before);
    assertThat(nodes.agency().registerRestriction(MOSA, RESTRICTION))
        .isInstanceOf(RegisterOutcome.Registered.class);
    assertThat(count(cassarRows, "registration")).isEqualTo(before + 1);
    assertThat(entries(cassarRows)).isEqualTo(before + 1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_preview_that_was_cut_shows_nothing_and_each_that_was_kept_is_an_entry(When when) {
    // the first entry says that the child became known, in a transaction of its own
    cassarLine.cut(when, ENTRY, 2);
    byte[] body = bytes(danger());
    assertThatThrownBy(() -> nodes.agency().preview(MOSA, body)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    int before = when == When.AFTER_COMMIT ? 1 : 0;
    assertThat(entries(cassarRows)).isEqualTo(before);
    assertThat(nodes.agency().preview(MOSA, body)).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(entries(cassarRows)).isEqualTo(before + 1);
    assertThat(count(cassarRows, "preview_trail")).as("one ground, however often").isEqualTo(2);
    assertThat(count(cassarRows, "disclosure")).isEqualTo(0);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_reading_that_was_cut_shows_nothing_and_each_that_was_kept_is_an_entry(When when) {
    nodes.await(submit(), State.RECEIVED);
    UUID item = nodes.arrived().getFirst().id();
    aldmarkLine.cut(when, READING, 1);
    assertThatThrownBy(() -> nodes.aldmarkAgency().read(ALDMARK, item))
        .isInstanceOf(StorageFailed.class);
    assertThat(aldmarkLine.cuts()).isEqualTo(1);
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item)).isPresent();
    assertThat(entries(aldmarkRows))
        .as("received, read, and looked again where the first was kept")
        .isEqualTo(when == When.AFTER_COMMIT ? 3 : 2);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_reading_into_a_record_that_was_cut_shows_nothing_and_opens_the_record_with_its_entry(
      When when) {
    nodes.await(submit(), State.RECEIVED);
    UUID item = nodes.arrived().getFirst().id();
    DisclosureId own = id();
    nodes.aldmarkAgency().submit(ALDMARK, own, bytes(TwoNodes.dangerOfAldmark("xa-cut")));
    nodes.until(
        () ->
            nodes.aldmarkAgency().disclosure(ALDMARK, own).orElseThrow().state() == State.RECEIVED);
    long before = entries(aldmarkRows);
    byte[] body =
        "{\"format\":\"primero-v2\",\"case\":{\"reference\":\"xa-cut\"}}"
            .getBytes(StandardCharsets.UTF_8);
    aldmarkLine.cut(when, READING, 1);
    assertThatThrownBy(() -> nodes.aldmarkAgency().putInto(ALDMARK, item, body))
        .isInstanceOf(StorageFailed.class);
    assertThat(aldmarkLine.cuts()).isEqualTo(1);
    assertThat(nodes.aldmarkAgency().putInto(ALDMARK, item, body))
        .isInstanceOf(NationalReading.Given.class);
    assertThat(entries(aldmarkRows) - before)
        .as("the item and the record, and both again where the first were kept")
        .isEqualTo(when == When.AFTER_COMMIT ? 4 : 2);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
