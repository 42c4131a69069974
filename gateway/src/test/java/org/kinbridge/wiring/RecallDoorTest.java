package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.AnyRecall;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/** Recalls at the door of their receiver, whoever makes them. */
class RecallDoorTest extends Crossing {
  private PartnerAnswer deliver(AnyNode sender, SignedMessage message) {
    return nodes
        .receiver()
        .partnerDoor()
        .receive(sender.authenticated(), AnyEnvelope.from(sender, nodes.aldmark, message));
  }

  private JsonNode said(AnyNode to, PartnerAnswer answer) {
    return Said.in(answer, nodes.aldmark, to);
  }

  private SignedMessage recall(AnyNode sender, SignedMessage recalled) {
    return AnyRecall.of(sender, recalled, nodes.clock.instant());
  }

  /** A message that Cassar's node sent, as its sender holds it. */
  private SignedMessage received() {
    DisclosureId id = TwoNodes.id();
    nodes.agency().submit(TwoNodes.MOSA, id, TwoNodes.bytes(TwoNodes.danger()));
    nodes.await(id, State.RECEIVED);
    Opened opened =
        (Opened)
            new Opening(
                    nodes.aldmark.keystore, new MessageVerifier(org.kinbridge.disclosure.Suite.C1))
                .open(nodes.cassar.authenticated(), nodes.line.messages().getLast());
    return AnyMessage.around(opened.verified(), opened.salts(), opened.content());
  }

  private InboxView item() {
    return nodes.arrived().stream()
        .filter(item -> item.kind().equals("notify"))
        .findFirst()
        .orElseThrow();
  }

  private boolean isShown() {
    return nodes.aldmarkAgency().read(ALDMARK, item().id()).orElseThrow().content().isPresent();
  }

  @Test
  @Claim({"WIRE-10.2", "WIRE-10.3"})
  void one_is_taken_whatever_is_agreed_and_what_it_names_is_never_taken_in() {
    SignedMessage message = AnyMessage.from(nodes.cassar, nodes.aldmark);
    JsonNode done = said(nodes.cassar, deliver(nodes.cassar, recall(nodes.cassar, message)));
    assertThat(done.path("status").asText()).isEqualTo("received");
    assertThat(done.path("outcome").asText()).isEqualTo("never-received");
    JsonNode late = said(nodes.cassar, deliver(nodes.cassar, message));
    assertThat(late.path("status").asText()).isEqualTo("never-accepted");
    assertThat(late.path("manifest_sha256").asText()).isEqualTo(message.digest().base64url());
  }

  @Test
  void the_same_recall_again_gets_the_same_bytes() {
    SignedMessage recall = recall(nodes.cassar, AnyMessage.from(nodes.cassar, nodes.aldmark));
    JsonNode first = said(nodes.cassar, deliver(nodes.cassar, recall));
    assertThat(said(nodes.cassar, deliver(nodes.cassar, recall))).isEqualTo(first);
    assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox")).isEqualTo("2");
  }

  @Test
  @Claim("WIRE-10.4")
  void a_second_one_gets_the_outcome_of_the_first() {
    SignedMessage message = received();
    JsonNode first = said(nodes.cassar, deliver(nodes.cassar, recall(nodes.cassar, message)));
    assertThat(first.path("outcome").asText()).isEqualTo("closed-unread");
    assertThat(isShown()).isFalse();
    JsonNode second = said(nodes.cassar, deliver(nodes.cassar, recall(nodes.cassar, message)));
    assertThat(second.path("outcome").asText()).isEqualTo("closed-unread");
  }

  @Test
  @Claim("WIRE-10.4")
  void one_of_what_was_read_says_so() {
    SignedMessage message = received();
    assertThat(isShown()).isTrue();
    JsonNode done = said(nodes.cassar, deliver(nodes.cassar, recall(nodes.cassar, message)));
    assertThat(done.path("outcome").asText()).isEqualTo("closed-after-reading");
    assertThat(isShown()).isFalse();
  }

  @Test
  @Claim("WIRE-10.2")
  void nobody_recalls_what_another_node_sent() {
    SignedMessage message = received();
    AnyNode borvania = AnyNode.of("XB");
    SignedMessage recall = AnyRecall.foreign(borvania, message, nodes.clock.instant());
    JsonNode done = said(borvania, deliver(borvania, recall));
    assertThat(done.path("outcome").asText()).isEqualTo("never-received");
    assertThat(isShown()).isTrue();
  }

  @Test
  @Claim("WIRE-10.2")
  void one_that_names_another_message_than_it_replies_to_is_no_recall() {
    SignedMessage message = received();
    SignedMessage other =
        AnyRecall.inReplyTo(
            nodes.cassar, recall(nodes.cassar, message), new MessageId(UUID.randomUUID()));
    JsonNode refused = said(nodes.cassar, deliver(nodes.cassar, other));
    assertThat(refused.path("status").asText()).isEqualTo("refused");
    assertThat(refused.path("reason").asText()).isEqualTo("profile-violation");
    assertThat(isShown()).isTrue();
  }

  @Test
  @Claim("WIRE-10.2")
  void one_of_another_message_under_a_known_id_is_a_conflict() {
    SignedMessage known = received();
    SignedMessage another = AnyMessage.from(nodes.cassar, nodes.aldmark, known.manifest().msgId());
    PartnerAnswer answer = deliver(nodes.cassar, recall(nodes.cassar, another));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(said(nodes.cassar, answer).path("reason").asText()).isEqualTo("digest-conflict");
    assertThat(isShown()).isTrue();
  }

  private void isRefusedAsNoRecall(SignedMessage recall) {
    JsonNode refused = said(nodes.cassar, deliver(nodes.cassar, recall));
    assertThat(refused.path("status").asText()).isEqualTo("refused");
    assertThat(refused.path("reason").asText()).isEqualTo("profile-violation");
    nodes.until(() -> numbered(aldmarkRows));
    assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
  }

  @Test
  @Claim("WIRE-10.2")
  void one_that_goes_under_the_id_that_it_recalls_is_no_recall() {
    SignedMessage message = AnyMessage.from(nodes.cassar, nodes.aldmark);
    isRefusedAsNoRecall(AnyRecall.ofItself(nodes.cassar, message, nodes.clock.instant()));
    assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox")).isEqualTo("1");
  }

  @Test
  @Claim("WIRE-10.2")
  void what_was_recalled_is_not_brought_back_by_recalling_the_recall() {
    SignedMessage message = received();
    SignedMessage recall = recall(nodes.cassar, message);
    assertThat(said(nodes.cassar, deliver(nodes.cassar, recall)).path("outcome").asText())
        .isEqualTo("closed-unread");
    isRefusedAsNoRecall(recall(nodes.cassar, recall));
    assertThat(isShown()).isFalse();
  }
}
