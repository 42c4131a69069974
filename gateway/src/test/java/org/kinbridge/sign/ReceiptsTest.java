package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.StrictJson;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;

class ReceiptsTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private static final AnyNode XB = AnyNode.of("XB");
  private final Receipts ours = new Receipts(XC.keystore);
  private final Receipts theirs = new Receipts(XA.keystore);
  private final SignedMessage message = AnyMessage.from(XC, XA);

  private static Receipt receipt(AnyNode from, EntityId aud, MessageId id, Sha256 manifest) {
    return new Receipt(
        Suite.C1,
        from.metadata.entity(),
        aud,
        id,
        manifest,
        Receipt.Status.RECEIVED,
        Optional.empty(),
        Optional.empty(),
        AnyNode.NOW,
        AnyNode.NOW.plusSeconds(1));
  }

  private Receipt received() {
    return receipt(XA, XC.metadata.entity(), message.manifest().msgId(), message.digest());
  }

  private Optional<SignedReceipt> verify(Receipt receipt) {
    return ours.verify(theirs.sign(receipt).jws(), XA.metadata, message);
  }

  @Test
  @Claim("WIRE-10.5")
  void of_a_recall_says_what_was_done_and_of_nothing_else() {
    SignedMessage recall = AnyRecall.of(XC, message, AnyNode.NOW);
    for (SignedMessage about : List.of(message, recall)) {
      for (Optional<Compliance> outcome :
          List.of(Optional.<Compliance>empty(), Optional.of(Compliance.CLOSED_UNREAD))) {
        Receipt receipt =
            new Receipt(
                Suite.C1,
                XA.metadata.entity(),
                XC.metadata.entity(),
                about.manifest().msgId(),
                about.digest(),
                Receipt.Status.RECEIVED,
                Optional.empty(),
                outcome,
                AnyNode.NOW,
                AnyNode.NOW);
        byte[] jws = new Receipts(XA.keystore).sign(receipt).jws();
        assertThat(new Receipts(XC.keystore).verify(jws, XA.metadata, about).isPresent())
            .isEqualTo(outcome.isPresent() == (about == recall));
      }
    }
  }

  @Test
  void verifies_the_receipt_of_the_node_the_message_went_to() {
    assertThat(verify(received()).map(SignedReceipt::receipt)).contains(received());
  }

  @Test
  void has_exactly_the_members_of_the_format() throws Exception {
    JsonNode jws = StrictJson.parse(theirs.sign(received()).jws(), StrictJson.Limits.WIRE);
    byte[] payload = Base64Url.decode(jws.get("payload").textValue()).orElseThrow();
    assertThat(StrictJson.parse(payload, StrictJson.Limits.WIRE).properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "v",
            "suite",
            "iss",
            "aud",
            "msg_id",
            "manifest_sha256",
            "status",
            "received_at",
            "iat");
  }

  @Test
  @Claim("WIRE-5.4")
  void says_each_reason_of_the_closed_list_and_no_other() {
    for (Reason reason : Receipt.REASONS) {
      Receipt refused =
          new Receipt(
              Suite.C1,
              XA.metadata.entity(),
              XC.metadata.entity(),
              message.manifest().msgId(),
              message.digest(),
              Receipt.Status.REFUSED,
              Optional.of(reason),
              Optional.empty(),
              AnyNode.NOW,
              AnyNode.NOW);
      assertThat(verify(refused).map(SignedReceipt::receipt)).contains(refused);
    }
    assertThat(Receipt.REASONS).hasSize(10).doesNotContain(Reason.NO_CONSENT, Reason.INTERNAL);
  }

  @Test
  void cannot_be_made_to_say_why_anything_about_a_child() {
    assertThatThrownBy(
            () ->
                new Receipt(
                    Suite.C1,
                    XA.metadata.entity(),
                    XC.metadata.entity(),
                    message.manifest().msgId(),
                    message.digest(),
                    Receipt.Status.REFUSED,
                    Optional.of(Reason.NO_CONSENT),
                    Optional.empty(),
                    AnyNode.NOW,
                    AnyNode.NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signs_for_nobody_else() {
    assertThatThrownBy(() -> ours.sign(received())).isInstanceOf(IllegalArgumentException.class);
  }

  @Nested
  class A_receipt_is_none {
    @Test
    @Claim("WIRE-5.7")
    void for_another_message() {
      MessageId other = new MessageId(UUID.randomUUID());
      assertThat(verify(receipt(XA, XC.metadata.entity(), other, message.digest()))).isEmpty();
    }

    @Test
    @Claim("WIRE-5.7")
    void for_another_manifest() {
      assertThat(
              verify(
                  receipt(
                      XA, XC.metadata.entity(), message.manifest().msgId(), Sha256.of("another"))))
          .isEmpty();
    }

    @Test
    @Claim("WIRE-5.7")
    void for_another_node() {
      assertThat(
              verify(
                  receipt(XA, XB.metadata.entity(), message.manifest().msgId(), message.digest())))
          .isEmpty();
    }

    @Test
    @Claim("WIRE-5.7")
    void from_another_node() {
      SignedReceipt foreign =
          new Receipts(XB.keystore)
              .sign(
                  receipt(XB, XC.metadata.entity(), message.manifest().msgId(), message.digest()));
      assertThat(ours.verify(foreign.jws(), XA.metadata, message)).isEmpty();
    }

    @Test
    void when_it_is_a_message() {
      SignedMessage confused = AnyMessage.from(XA, XC);
      assertThat(ours.verify(confused.jws(), XA.metadata, message)).isEmpty();
    }

    @Test
    void when_any_bit_of_it_changed() {
      byte[] jws = theirs.sign(received()).jws();
      for (int i = 0; i < jws.length; i++) {
        byte[] altered = jws.clone();
        altered[i] ^= 1;
        assertThat(ours.verify(altered, XA.metadata, message)).as("byte " + i).isEmpty();
      }
    }
  }

  @Test
  void reads_its_own_stored_receipt_again_and_no_other() {
    byte[] stored = theirs.sign(received()).jws();
    assertThat(theirs.reread(stored).map(SignedReceipt::receipt)).contains(received());
    assertThat(ours.reread(stored)).isEmpty();
    assertThat(theirs.reread(new byte[0])).isEmpty();
  }
}
