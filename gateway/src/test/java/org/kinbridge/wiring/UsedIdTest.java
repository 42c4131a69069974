package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.trust.AnyNode;

/** What the receiver says to a message under an id that was used. */
class UsedIdTest extends Answering {
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
}
