package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/** One record crosses the border, every stage for real, two nodes in one process. */
class CrossingTest {
  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();
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

  private DisclosureId submit(ObjectNode request) {
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
    return id;
  }

  /** A case of its own, so that no other test's consent or restriction touches it. */
  private static ObjectNode about(ObjectNode request, String reference) {
    request.withObject("/case").put("reference", reference);
    return request;
  }

  private UUID consent(String reference) {
    String body = new String(TwoNodes.consentBody(), UTF_8).replace("case-1", reference);
    RegisterOutcome outcome = nodes.agency().registerConsent(MOSA, body.getBytes(UTF_8));
    return ((RegisterOutcome.Registered) outcome).id();
  }

  private long sent(String kindsOfState) {
    return Long.parseLong(
        cassarRows.ask("SELECT count(*) FROM outbox WHERE state = '" + kindsOfState + "'"));
  }

  /** Without those that say that a child became known. */
  private long entries(TestDatabase rows) {
    return Long.parseLong(
        rows.ask("SELECT (SELECT count(*) FROM ledger_entry) - (SELECT count(*) FROM crosswalk)"));
  }

  private long inbox() {
    return Long.parseLong(aldmarkRows.ask("SELECT count(*) FROM inbox"));
  }

  @Test
  void a_permitted_disclosure_arrives_and_its_receipt_comes_back() {
    DisclosureView view = nodes.await(submit(danger()), State.RECEIVED);
    assertThat(view.reason()).isEmpty();
    InboxView item = newest();
    assertThat(item.message()).isEqualTo(view.message().orElseThrow());
    assertThat(item.purpose()).isEqualTo("CPEMERG");
  }

  private InboxView newest() {
    return nodes.arrived().getLast();
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
  class Withdrawn {
    @Test
    void a_message_that_waits_for_the_partner_is_stopped_at_once() {
      nodes.line.weather(DirectLine.Weather.down());
      UUID consent = consent("case-w1");
      DisclosureId id = submit(about(reunification(), "case-w1"));
      RegisterOutcome outcome =
          nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      assertThat(((RegisterOutcome.Registered) outcome).stopped()).containsExactly(id);
      nodes.line.weather(DirectLine.Weather.fine());
      TwoNodes.pause();
      DisclosureView view = nodes.agency().disclosure(MOSA, id).orElseThrow();
      assertThat(view.state()).isEqualTo(State.STOPPED);
      assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
      assertThat(nodes.line.carried).isEmpty();
    }

    @Test
    void a_message_that_may_have_left_is_unconfirmed_and_not_tried_again() {
      nodes.line.weather(DirectLine.Weather.losingAnswers());
      UUID consent = consent("case-w2");
      DisclosureId id = submit(about(reunification(), "case-w2"));
      nodes.await(id, State.RELEASED);
      nodes.until(() -> !nodes.line.carried.isEmpty());
      RegisterOutcome outcome =
          nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      assertThat(((RegisterOutcome.Registered) outcome).unconfirmed()).containsExactly(id);
      assertThat(nodes.agency().disclosure(MOSA, id).orElseThrow().state())
          .isEqualTo(State.UNCONFIRMED);
    }

    private final AtomicReference<RegisterOutcome> withdrawn = new AtomicReference<>();

    /** Withdraws once, after the release and before the envelope is on the line. */
    private DisclosureId overtaken(String reference, UnaryOperator<byte[]> change) {
      UUID consent = consent(reference);
      nodes.line.weather(
          new DirectLine.Weather(
              true,
              true,
              change,
              () ->
                  withdrawn.compareAndSet(
                      null,
                      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody()))));
      return submit(about(reunification(), reference));
    }

    @Test
    void a_receipt_that_comes_after_a_withdrawal_is_kept_with_the_reason_to_recall() {
      long before = entries(cassarRows);
      DisclosureId id = overtaken("case-w3", bytes -> bytes);
      DisclosureView view = nodes.await(id, State.RECEIVED);
      assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
      RegisterOutcome.Registered told = (RegisterOutcome.Registered) withdrawn.get();
      assertThat(told.stopped()).isEmpty();
      assertThat(told.unconfirmed()).containsExactly(id);
      nodes.until(() -> recall(id).outcome().isPresent());
      assertThat(entries(cassarRows) - before)
          .as(
              "consent, authorised, released, withdrawal, unconfirmed, received,"
                  + " and the recall authorised, released, received")
          .isEqualTo(9);
      nodes.until(
          () ->
              cassarRows
                  .ask(
                      "SELECT (SELECT count(*) FROM ledger_entry)"
                          + " = (SELECT count(*) FROM ledger_leaf)")
                  .equals("t"));
      assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
    }

    @Test
    void without_a_receipt_it_is_not_tried_again_and_its_partner_settles_it() {
      DisclosureId id =
          overtaken(
              "case-w6",
              bytes -> {
                bytes[bytes.length - 3] ^= 1;
                return bytes;
              });
      nodes.await(id, State.UNCONFIRMED);
      nodes.until(() -> !nodes.line.answers.isEmpty());
      nodes.line.weather(DirectLine.Weather.fine());
      DisclosureView view = nodes.await(id, State.NOT_ACCEPTED);
      assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
      assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox WHERE accepted AND child IS NOT NULL"))
          .isEqualTo("0");
    }

    private Recall recall(DisclosureId id) {
      return nodes.agency().disclosure(MOSA, id).orElseThrow().recall().orElseThrow();
    }

    @Test
    void withdrawing_twice_changes_nothing_the_second_time() {
      UUID consent = consent("case-w4");
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      long before = entries(cassarRows);
      RegisterOutcome again =
          nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      assertThat(((RegisterOutcome.Registered) again).version()).isEqualTo(2);
      assertThat(entries(cassarRows)).isEqualTo(before);
    }

    @Test
    void a_new_request_on_a_withdrawn_consent_is_refused() {
      UUID consent = consent("case-w5");
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      SendOutcome outcome =
          nodes.agency().submit(MOSA, id(), bytes(about(reunification(), "case-w5")));
      assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
    }
  }

  @Nested
  class Late {
    @Test
    void a_message_that_never_left_is_stopped_after_its_deadline() {
      nodes.line.weather(DirectLine.Weather.down());
      DisclosureId id = submit(danger());
      nodes.clock.forward(Duration.ofHours(25));
      DisclosureView view = nodes.await(id, State.STOPPED);
      assertThat(view.reason()).contains(Reason.EXPIRED);
    }

    @Test
    void a_message_without_a_receipt_is_unconfirmed_after_its_deadline() {
      nodes.line.weather(DirectLine.Weather.losingAnswers());
      DisclosureId id = submit(danger());
      nodes.await(id, State.RELEASED);
      nodes.clock.forward(Duration.ofHours(25));
      nodes.await(id, State.UNCONFIRMED);
    }

    @Test
    void a_message_that_the_ledger_never_proves_is_looked_at_ever_less_and_stopped_in_the_end() {
      cassarRows.asSuperuser(
          "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
              + " AS 'BEGIN RAISE EXCEPTION ''no checkpoint''; END'",
          "CREATE TRIGGER refuse BEFORE INSERT ON ledger_checkpoint"
              + " FOR EACH ROW EXECUTE FUNCTION refuse()");
      DisclosureId id = submit(danger());
      nodes.clock.forward(Duration.ofMinutes(1));
      nodes.until(() -> wait(id) >= 5);
      nodes.clock.forward(Duration.ofHours(25));
      DisclosureView view = nodes.await(id, State.STOPPED);
      assertThat(view.reason()).contains(Reason.EXPIRED);
      assertThat(nodes.line.carried).isEmpty();
    }

    /** Seconds until the next look. */
    private double wait(DisclosureId id) {
      return Double.parseDouble(
              cassarRows.ask(
                  "SELECT extract(epoch FROM due) FROM outbox WHERE disclosure = '" + id + "'"))
          - nodes.clock.instant().toEpochMilli() / 1000.0
          + 0.1;
    }

    @Test
    void an_altered_row_does_not_say_how_far_its_message_came() {
      nodes.line.weather(DirectLine.Weather.down());
      DisclosureId id = submit(danger());
      cassarRows.asSuperuser(
          "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
      DisclosureView view = nodes.agency().disclosure(MOSA, id).orElseThrow();
      assertThat(view.state()).isEqualTo(State.UNKNOWN);
      assertThat(view.reason()).contains(Reason.ROW_ALTERED);
      assertThat(view.deadline()).isEmpty();
    }

    @Test
    void an_altered_row_is_looked_at_ever_less_and_after_its_deadline_no_more() {
      nodes.line.weather(DirectLine.Weather.down());
      DisclosureId id = submit(danger());
      cassarRows.asSuperuser(
          "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
      for (int i = 0; i < 5; i++) {
        nodes.clock.forward(Duration.ofHours(1));
        nodes.until(() -> wait(id) > 1);
      }
      nodes.clock.forward(Duration.ofHours(25));
      nodes.until(
          () ->
              cassarRows
                  .ask("SELECT due = 'infinity' FROM outbox WHERE disclosure = '" + id + "'")
                  .equals("t"));
      assertThat(nodes.line.carried).isEmpty();
    }

    @Test
    @Claim("WIRE-5.6")
    void a_known_id_gets_the_stored_receipt_even_after_its_deadline() {
      nodes.await(submit(danger()), State.RECEIVED);
      byte[] envelope = nodes.line.carried.getLast();
      nodes.clock.forward(Duration.ofHours(25));
      PartnerAnswer answer =
          nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Nested
  class Hostile {
    @Test
    void a_changed_envelope_is_an_empty_400_and_is_tried_again() {
      nodes.line.weather(
          DirectLine.Weather.changing(
              bytes -> {
                bytes[bytes.length - 3] ^= 1;
                return bytes;
              }));
      long items = inbox();
      DisclosureId id = submit(danger());
      nodes.until(() -> !nodes.line.answers.isEmpty());
      assertThat(nodes.line.answers.getFirst().status()).isEqualTo(400);
      assertThat(nodes.line.answers.getFirst().body()).isEmpty();
      assertThat(inbox()).isEqualTo(items);
      nodes.line.weather(DirectLine.Weather.fine());
      nodes.await(id, State.RECEIVED);
    }

    @Test
    void an_envelope_under_another_tls_identity_is_not_taken() {
      nodes.await(submit(danger()), State.RECEIVED);
      long items = inbox();
      PartnerAnswer answer =
          nodes
              .receiver()
              .partnerDoor()
              .receive(AnyNode.of("XB").authenticated(), nodes.line.carried.getLast());
      assertThat(answer.status()).isIn(400, 403);
      assertThat(inbox()).isEqualTo(items);
    }

    @Test
    void a_forged_outbox_row_is_not_sent() {
      nodes.line.weather(DirectLine.Weather.down());
      DisclosureId id = submit(danger());
      cassarRows.asSuperuser(
          "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
      nodes.line.weather(DirectLine.Weather.fine());
      for (int i = 0; i < 10; i++) {
        TwoNodes.pause();
        nodes.clock.forward(Duration.ofSeconds(31));
      }
      assertThat(nodes.line.carried).isEmpty();
    }

    @Test
    void a_stopped_row_set_back_by_hand_is_not_sent() {
      nodes.line.weather(DirectLine.Weather.down());
      UUID consent = consent("case-h1");
      DisclosureId id = submit(about(reunification(), "case-h1"));
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      cassarRows.asSuperuser(
          "UPDATE outbox SET state = 'authorised', version = 1 WHERE disclosure = '" + id + "'");
      nodes.line.weather(DirectLine.Weather.fine());
      for (int i = 0; i < 10; i++) {
        TwoNodes.pause();
        nodes.clock.forward(Duration.ofSeconds(31));
      }
      assertThat(nodes.line.carried).isEmpty();
    }

    @Test
    void a_deleted_withdrawal_lets_nothing_leave() {
      UUID consent = consent("case-h2");
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      cassarRows.asSuperuser(
          "DELETE FROM registration WHERE id = '" + consent + "' AND version = 2");
      SendOutcome outcome =
          nodes.agency().submit(MOSA, id(), bytes(about(reunification(), "case-h2")));
      assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
      assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.ROW_ALTERED);
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
      nodes.until(() -> numbered(cassarRows) && numbered(aldmarkRows));
      assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
      assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
    }

    private boolean numbered(TestDatabase rows) {
      return rows.ask(
              "SELECT (SELECT count(*) FROM ledger_entry) = (SELECT count(*) FROM ledger_leaf)")
          .equals("t");
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

  @Nested
  class Asked {
    @Test
    void a_preview_sends_nothing_and_is_an_access_entry() {
      long before = entries(cassarRows);
      SendOutcome outcome = nodes.agency().preview(MOSA, bytes(danger()));
      assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(entries(cassarRows) - before).isEqualTo(1);
      assertThat(nodes.line.carried).isEmpty();
    }

    @Test
    void a_decision_that_is_not_the_expected_one_sends_nothing_and_is_an_entry() {
      long waiting = sent("authorised");
      long before = entries(cassarRows);
      ObjectNode request = danger();
      request.putObject("expect").put("decisionDigest", "0".repeat(64));
      assertThat(nodes.agency().submit(MOSA, id(), bytes(request)))
          .isInstanceOf(SendOutcome.DecisionChanged.class);
      assertThat(sent("authorised")).isEqualTo(waiting);
      assertThat(entries(cassarRows) - before).isEqualTo(1);
    }

    @Test
    void what_fits_no_envelope_is_too_large_before_anything_is_committed() {
      consent("case-large");
      long before = entries(cassarRows);
      DisclosureId id = id();
      byte[] body = bytes(about(TwoNodes.tooLargeReunification(), "case-large"));
      SendOutcome outcome = nodes.agency().submit(MOSA, id, body);
      assertThat(outcome).isInstanceOf(SendOutcome.TooLarge.class);
      assertThat(((SendOutcome.TooLarge) outcome).fault().place()).isEqualTo("/record/content");
      assertThat(entries(cassarRows)).isEqualTo(before);
      assertThat(cassarRows.ask("SELECT count(*) FROM disclosure")).isEqualTo("0");
      assertThat(cassarRows.ask("SELECT count(*) FROM outbox")).isEqualTo("0");
      assertThat(nodes.agency().disclosure(MOSA, id)).isEmpty();
    }

    @Test
    void one_who_submits_on_ground_after_ground_to_see_the_decision_is_noticed() {
      String[] grounds = {"CPEMERG", "CPCARE", "CPREUNIF", "CPGUARD", "CPTRACE"};
      for (int i = 0; i < grounds.length; i++) {
        ObjectNode request = about(danger(), "case-tried-" + i);
        request.put("purpose", grounds[i]);
        request.putObject("expect").put("decisionDigest", "0".repeat(64));
        assertThat(flagged()).as(grounds[i]).isEqualTo(0);
        assertThat(nodes.agency().submit(MOSA, id(), bytes(request)))
            .isInstanceOf(SendOutcome.DecisionChanged.class);
      }
      assertThat(flagged()).isEqualTo(1);
    }

    private long flagged() {
      String ids = cassarRows.ask("SELECT string_agg(id::text, ',') FROM ledger_entry");
      return Stream.of(ids.split(","))
          .map(id -> new EntryId(UUID.fromString(id)))
          .map(
              id ->
                  cassarRows
                      .open()
                      .call(transaction -> nodes.sender().ledger().read(transaction, id)))
          .filter(entry -> entry.orElseThrow().common().toString().contains("tries-grounds"))
          .count();
    }

    @Test
    void an_unknown_partner_is_refused() {
      ObjectNode request = danger();
      request.withObject("/to").put("node", "XB").put("authority", "xb-central-authority");
      SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(request));
      assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.UNKNOWN_PARTNER);
    }

    @Test
    void every_fault_of_a_request_is_named_at_once() {
      ObjectNode request = danger();
      request.remove("actor");
      request.put("surprise", 1);
      SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(request));
      assertThat(((SendOutcome.Faulty) outcome).faults()).hasSizeGreaterThanOrEqualTo(2);
    }
  }
}
