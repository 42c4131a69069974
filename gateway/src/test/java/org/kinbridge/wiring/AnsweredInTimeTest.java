package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AuthenticatedPartner;

/** What the receiver says to a message that comes at the wrong time or to the wrong place. */
class AnsweredInTimeTest extends Answering {
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
