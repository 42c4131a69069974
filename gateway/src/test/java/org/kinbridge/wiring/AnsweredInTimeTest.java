package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AuthenticatedPartner;

/** What the receiver says to a message that comes at the wrong time, or under a used id. */
class AnsweredInTimeTest {
  /** Beside what stood at the start and each child, which are told in entries of their own. */
  private static final String ENTRIES =
      "SELECT (SELECT count(*) FROM ledger_entry) - (SELECT count(*) FROM announced)"
          + " - (SELECT count(*) FROM crosswalk)";

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

  private DisclosureId submit() {
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    return id;
  }

  private String atAldmark(String query) {
    return aldmarkRows.ask(query);
  }

  private String said(PartnerAnswer answer) {
    byte[] receipt =
        new Opening(nodes.cassar.keystore, new MessageVerifier(Suite.C1))
            .openAnswer(nodes.aldmark.metadata, answer.body())
            .orElseThrow();
    return new Receipts(nodes.aldmark.keystore)
        .reread(receipt)
        .orElseThrow()
        .receipt()
        .reason()
        .map(Reason::code)
        .orElse("received");
  }

  /** What happens while the first envelope is on its way, and only then. */
  private void onceOnTheWay(Runnable happens) {
    AtomicBoolean happened = new AtomicBoolean();
    nodes.line.weather(
        DirectLine.Weather.meanwhile(
            () -> {
              if (happened.compareAndSet(false, true)) {
                happens.run();
              }
            }));
  }

  @Nested
  class A_used_id {
    @Test
    void with_another_message_is_a_conflict_and_is_not_taken() {
      MessageId used = nodes.await(submit(), State.RECEIVED).message().orElseThrow();
      String entries = atAldmark("SELECT count(*) FROM ledger_entry");
      byte[] other =
          AnyEnvelope.from(
              nodes.cassar, nodes.aldmark, AnyMessage.from(nodes.cassar, nodes.aldmark, used));
      PartnerAnswer answer =
          nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), other);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(said(answer)).isEqualTo("digest-conflict");
      assertThat(atAldmark("SELECT count(*) FROM inbox")).isEqualTo("1");
      assertThat(atAldmark("SELECT count(*) FROM ledger_entry")).isEqualTo(entries);
    }

    @Test
    void with_the_same_message_still_gets_the_first_answer_after_a_conflict() {
      MessageId used = nodes.await(submit(), State.RECEIVED).message().orElseThrow();
      PartnerDoor door = nodes.receiver().partnerDoor();
      door.receive(
          nodes.cassar.authenticated(),
          AnyEnvelope.from(
              nodes.cassar, nodes.aldmark, AnyMessage.from(nodes.cassar, nodes.aldmark, used)));
      PartnerAnswer again =
          door.receive(nodes.cassar.authenticated(), nodes.line.carried.getFirst());
      assertThat(again.status()).isEqualTo(200);
      assertThat(said(again)).isEqualTo("received");
    }
  }

  /** Two answers about one message must never say two things, whoever asks and in which order. */
  @Nested
  class A_message_that_was_answered {
    private PartnerAnswer deliver(byte[] envelope) {
      return nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
    }

    private Opened opened(byte[] envelope) {
      return (Opened)
          new Opening(nodes.aldmark.keystore, new MessageVerifier(Suite.C1))
              .open(nodes.cassar.authenticated(), envelope);
    }

    private byte[] broken(byte[] envelope) {
      Opened opened = opened(envelope);
      byte[] content = opened.content();
      content[content.length - 2] ^= 1;
      return AnyEnvelope.from(
          nodes.cassar,
          nodes.aldmark,
          AnyMessage.around(opened.verified(), opened.salts(), content));
    }

    /** An envelope that the receiver has not seen. */
    private byte[] underWay() {
      nodes.line.leadsTo((partner, envelope) -> PartnerAnswer.unreadable());
      submit();
      nodes.until(() -> !nodes.line.answers.isEmpty());
      return nodes.line.carried.getFirst();
    }

    @Test
    void as_received_is_not_refused_when_a_broken_copy_of_it_comes() {
      nodes.await(submit(), State.RECEIVED);
      PartnerAnswer answer = deliver(broken(nodes.line.carried.getFirst()));
      assertThat(said(answer)).isEqualTo("received");
      assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void as_received_is_not_refused_when_another_broken_message_uses_its_id() {
      MessageId used = nodes.await(submit(), State.RECEIVED).message().orElseThrow();
      byte[] other =
          AnyEnvelope.from(
              nodes.cassar, nodes.aldmark, AnyMessage.from(nodes.cassar, nodes.aldmark, used));
      PartnerAnswer answer = deliver(broken(other));
      assertThat(said(answer)).isEqualTo("digest-conflict");
      assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void as_broken_is_not_received_when_a_whole_copy_of_it_comes() {
      byte[] envelope = underWay();
      PartnerAnswer first = deliver(broken(envelope));
      assertThat(said(first)).isEqualTo("malformed-message");
      PartnerAnswer again = deliver(envelope);
      assertThat(said(again)).isEqualTo("malformed-message");
      assertThat(again.status()).isEqualTo(422);
      assertThat(nodes.aldmarkAgency().inbox(TwoNodes.ALDMARK, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void as_broken_is_an_entry_that_the_ledger_verifies() {
      deliver(broken(underWay()));
      assertThat(atAldmark(ENTRIES)).isEqualTo("1");
      nodes.until(
          () ->
              atAldmark("SELECT count(*) FROM ledger_entry")
                  .equals(atAldmark("SELECT count(*) FROM ledger_leaf")));
      assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
    }

    @Test
    void as_busy_is_received_once_its_key_is_known() {
      byte[] envelope = underWay();
      AnyNode stale = AnyNode.of("XC");
      PartnerAnswer first = nodes.receiver().partnerDoor().receive(stale.authenticated(), envelope);
      assertThat(first.status()).isEqualTo(503);
      assertThat(deliver(envelope).status()).isEqualTo(200);
    }
  }

  @Nested
  class A_key_that_is_not_known_yet {
    @Test
    void asks_for_another_try_and_keeps_nothing() {
      AnyNode renewed = AnyNode.of("XC");
      byte[] envelope =
          AnyEnvelope.from(renewed, nodes.aldmark, AnyMessage.from(renewed, nodes.aldmark));
      PartnerAnswer answer =
          nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(said(answer)).isEqualTo("busy");
      assertThat(atAldmark("SELECT count(*) FROM inbox")).isEqualTo("0");
    }
  }

  @Nested
  class A_message_for_somebody_else {
    @Test
    void is_refused_without_a_word_about_the_connection() {
      AnyNode borvania = AnyNode.of("XB");
      PartnerAnswer answer =
          nodes
              .receiver()
              .partnerDoor()
              .receive(
                  nodes.cassar.authenticated(),
                  AnyEnvelope.readdressed(
                      nodes.cassar, nodes.aldmark, AnyMessage.from(nodes.cassar, borvania)));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(said(answer)).isEqualTo("wrong-audience");
    }

    @Test
    void is_forbidden_where_another_node_than_its_maker_delivers_it() {
      AnyNode borvania = AnyNode.of("XB");
      PartnerAnswer answer =
          nodes
              .receiver()
              .partnerDoor()
              .receive(
                  nodes.cassar.authenticated(),
                  AnyEnvelope.readdressed(
                      nodes.cassar, nodes.aldmark, AnyMessage.from(borvania, nodes.aldmark)));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(said(answer)).isEqualTo("wrong-issuer");
    }
  }

  @Nested
  class A_clock_that_is_behind {
    @Test
    void asks_for_another_try_and_keeps_nothing() {
      onceOnTheWay(() -> nodes.clock.forward(Duration.ofSeconds(-120)));
      submit();
      nodes.until(() -> !nodes.line.answers.isEmpty());
      assertThat(nodes.line.answers.getFirst().status()).isEqualTo(503);
      assertThat(said(nodes.line.answers.getFirst())).isEqualTo("clock-skew");
    }

    @Test
    void makes_no_final_answer_once_it_goes_right_the_message_is_received() {
      onceOnTheWay(() -> nodes.clock.forward(Duration.ofSeconds(-120)));
      DisclosureId id = submit();
      nodes.until(() -> !nodes.line.answers.isEmpty());
      nodes.clock.forward(Duration.ofSeconds(120));
      nodes.await(id, State.RECEIVED);
      assertThat(atAldmark("SELECT count(*) FROM inbox")).isEqualTo("1");
      assertThat(atAldmark(ENTRIES)).isEqualTo("1");
    }

    @Test
    void by_less_than_a_minute_is_no_reason() {
      onceOnTheWay(() -> nodes.clock.forward(Duration.ofSeconds(-59)));
      nodes.await(submit(), State.RECEIVED);
      assertThat(nodes.line.answers)
          .singleElement()
          .extracting(PartnerAnswer::status)
          .isEqualTo(200);
    }
  }

  @Nested
  class A_first_arrival_after_its_deadline {
    /** An envelope that left in time, was lost on the way, and turns up a day later. */
    private byte[] late() {
      nodes.line.leadsTo((partner, envelope) -> PartnerAnswer.unreadable());
      submit();
      nodes.until(() -> !nodes.line.answers.isEmpty());
      nodes.clock.forward(Duration.ofHours(25));
      return nodes.line.carried.getFirst();
    }

    private PartnerAnswer arrives(byte[] envelope) {
      return nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
    }

    @Test
    void is_refused_with_a_receipt_that_says_why() {
      PartnerAnswer answer = arrives(late());
      assertThat(answer.status()).isEqualTo(422);
      assertThat(said(answer)).isEqualTo("expired");
    }

    @Test
    void is_an_entry_and_no_item_and_is_answered_the_same_again() {
      byte[] envelope = late();
      arrives(envelope);
      PartnerAnswer again = arrives(envelope);
      assertThat(again.status()).isEqualTo(422);
      assertThat(said(again)).isEqualTo("expired");
      assertThat(atAldmark(ENTRIES)).isEqualTo("1");
      assertThat(nodes.aldmarkAgency().inbox(TwoNodes.ALDMARK, Optional.empty(), 10)).isEmpty();
    }
  }

  @Nested
  class A_partner_that_is_busy {
    @Test
    void is_asked_again_until_it_takes_the_message() {
      Busy busy = new Busy(nodes.aldmark, nodes.receiver().partnerDoor());
      nodes.line.leadsTo(busy);
      DisclosureId id = submit();
      nodes.await(id, State.RECEIVED);
      assertThat(nodes.line.answers.stream().map(PartnerAnswer::status))
          .isEqualTo(List.of(503, 503, 200));
      assertThat(said(nodes.line.answers.getFirst())).isEqualTo("busy");
      assertThat(atAldmark("SELECT count(*) FROM inbox")).isEqualTo("1");
    }
  }

  /** Says busy twice, signed as a receiver signs, and then lets the message through. */
  private static final class Busy implements PartnerDoor {
    private final AnyNode own;
    private final PartnerDoor door;
    private int asked;

    Busy(AnyNode own, PartnerDoor door) {
      this.own = own;
      this.door = door;
    }

    @Override
    public PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope) {
      return ++asked <= 2 ? busy(partner, envelope) : door.receive(partner, envelope);
    }

    private PartnerAnswer busy(AuthenticatedPartner partner, byte[] envelope) {
      Opened opened =
          (Opened) new Opening(own.keystore, new MessageVerifier(Suite.C1)).open(partner, envelope);
      Instant now = opened.verified().manifest().iat();
      Receipt receipt =
          new Receipt(
              Suite.C1,
              own.metadata.entity(),
              partner.entity(),
              opened.verified().manifest().msgId(),
              opened.verified().digest(),
              Receipt.Status.REFUSED,
              Optional.of(Reason.BUSY),
              Optional.empty(),
              now,
              now);
      return new PartnerAnswer(
          503,
          new Sealing(own.metadata.entity(), new SecureRandom())
              .sealAnswer(
                  new Receipts(own.keystore).sign(receipt),
                  partner.partner(),
                  partner.partner().encryptionKey(Suite.C1, now).orElseThrow())
              .bytes());
    }
  }
}
