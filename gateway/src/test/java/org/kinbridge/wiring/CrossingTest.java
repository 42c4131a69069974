package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;

/** One record crosses the border, once, and both ledgers tell of it. */
class CrossingTest extends Crossing {
  @Test
  void a_permitted_disclosure_arrives_and_its_receipt_comes_back() {
    DisclosureView view = nodes.await(submit(danger()), State.RECEIVED);
    assertThat(view.reason()).isEmpty();
    InboxView item = newest();
    assertThat(item.message()).isEqualTo(view.message().orElseThrow());
    assertThat(item.purpose()).isEqualTo("CPEMERG");
  }

  @Test
  void three_entries_tell_the_story_at_the_sender_and_one_at_the_receiver() {
    long ours = entries(cassarRows);
    long theirs = entries(aldmarkRows);
    nodes.await(submit(danger()), State.RECEIVED);
    assertThat(entries(cassarRows) - ours).isEqualTo(3);
    assertThat(entries(aldmarkRows) - theirs).isEqualTo(1);
  }

  @Test
  void each_reading_is_an_entry_of_who_looked() {
    nodes.await(submit(danger()), State.RECEIVED);
    long before = entries(aldmarkRows);
    UUID item = newest().id();
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item)).isPresent();
    assertThat(nodes.aldmarkAgency().read(ALDMARK, item)).isPresent();
    assertThat(entries(aldmarkRows) - before).isEqualTo(2);
  }

  @Test
  void a_reading_in_a_national_format_is_a_reading() {
    nodes.await(submit(danger()), State.RECEIVED);
    long before = entries(aldmarkRows);
    NationalReading reading =
        nodes.aldmarkAgency().readAs(ALDMARK, newest().id(), as("primero-v2"));
    assertThat(((NationalReading.Given) reading).written().patch().at("/data/name_first").asText())
        .isNotEmpty();
    assertThat(entries(aldmarkRows) - before).isEqualTo(1);
    assertThat(nodes.aldmarkAgency().readAs(ALDMARK, newest().id(), as("nowhere")))
        .isInstanceOf(NationalReading.NotInThatFormat.class);
    assertThat(entries(aldmarkRows) - before).isEqualTo(1);
    assertThat(nodes.aldmarkAgency().readAs(ALDMARK, new UUID(7, 7), as("primero-v2")))
        .isInstanceOf(NationalReading.Absent.class);
  }

  private static NationalWish as(String format) {
    return NationalWish.newRecord(format, Optional.empty());
  }

  @Test
  void another_authority_does_not_find_the_item() {
    nodes.await(submit(danger()), State.RECEIVED);
    var police = org.kinbridge.access.AnyClient.of("xa-police-desk", "xa-police", "xa-desk", "XA");
    assertThat(nodes.aldmarkAgency().read(police, newest().id())).isEmpty();
    assertThat(nodes.aldmarkAgency().inbox(police, Optional.empty(), 10)).isEmpty();
  }

  @Nested
  class Repeated {
    @Test
    void the_same_id_with_the_same_body_is_the_same_disclosure() {
      byte[] body = bytes(danger());
      DisclosureId id = id();
      nodes.agency().submit(MOSA, id, body);
      DisclosureView first = nodes.await(id, State.RECEIVED);
      SendOutcome again = nodes.agency().submit(MOSA, id, body);
      assertThat(again).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(((SendOutcome.Accepted) again).disclosure().message()).isEqualTo(first.message());
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict() {
      DisclosureId id = submit(danger());
      assertThat(nodes.agency().submit(MOSA, id, bytes(about(danger(), "case-other"))))
          .isInstanceOf(SendOutcome.Conflict.class);
    }

    @Test
    void lost_answers_make_no_second_item_and_no_second_entry() {
      nodes.line.weather(DirectLine.Weather.losingAnswers());
      long ours = entries(cassarRows);
      long theirs = entries(aldmarkRows);
      long items = inbox();
      DisclosureId id = submit(danger());
      nodes.until(() -> nodes.line.carried.size() >= 3);
      nodes.line.weather(DirectLine.Weather.fine());
      nodes.await(id, State.RECEIVED);
      assertThat(inbox() - items).isEqualTo(1);
      assertThat(entries(cassarRows) - ours).isEqualTo(3);
      assertThat(entries(aldmarkRows) - theirs).isEqualTo(1);
    }
  }

  @Nested
  class Verified {
    @Test
    void both_ledgers_agree_with_every_row_after_a_crossing_and_a_withdrawal() {
      UUID consent = consent("case-v1");
      nodes.await(submit(about(reunification(), "case-v1")), State.RECEIVED);
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      nodes.aldmarkAgency().read(ALDMARK, newest().id());
      everyEntryIsProvedAndEveryRowIsTheEntrys();
    }

    @Test
    void a_row_put_back_by_hand_is_named() {
      UUID consent = consent("case-v2");
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      nodes.until(() -> numbered(cassarRows));
      cassarRows.asSuperuser(
          "DELETE FROM registration WHERE id = '" + consent + "' AND version = 2");
      assertThat(nodes.findings(nodes.cassar, cassarRows))
          .anyMatch(finding -> finding.contains(consent.toString()));
    }
  }
}
