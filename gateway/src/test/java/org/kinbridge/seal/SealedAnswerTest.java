package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.AnyNode;

class SealedAnswerTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private static final AnyNode XB = AnyNode.of("XB");
  private static final Sealing OF_XA = new Sealing(XA.metadata.entity(), new SecureRandom());
  private static final Opening OF_XC = new Opening(XC.keystore, new MessageVerifier(Suite.C1));
  private static final SignedReceipt RECEIVED = receipt(Optional.empty());

  private static SignedReceipt receipt(Optional<Reason> refused) {
    return new Receipts(XA.keystore)
        .sign(
            new Receipt(
                Suite.C1,
                XA.metadata.entity(),
                XC.metadata.entity(),
                new MessageId(UUID.randomUUID()),
                Sha256.of("manifest"),
                refused.isPresent() ? Receipt.Status.REFUSED : Receipt.Status.RECEIVED,
                refused,
                Optional.empty(),
                AnyNode.NOW,
                AnyNode.NOW));
  }

  private static byte[] seal(SignedReceipt receipt) {
    return OF_XA.sealAnswer(receipt, XC.metadata, XC.encryptionKey()).bytes();
  }

  private static byte[] answer(String plaintext) {
    int pad = EnvelopeType.ANSWER.largest() - plaintext.length() - "\"}".length();
    byte[] padded = (plaintext + "0".repeat(pad) + "\"}").getBytes(StandardCharsets.US_ASCII);
    return OF_XA.seal(EnvelopeType.ANSWER, padded, XC.metadata, XC.encryptionKey());
  }

  @Test
  void opens_to_the_very_bytes_that_were_signed() {
    assertThat(OF_XC.openAnswer(XA.metadata, seal(RECEIVED)))
        .hasValueSatisfying(jws -> assertThat(jws).isEqualTo(RECEIVED.jws()));
  }

  @Test
  void has_one_length_whatever_it_says() {
    byte[] refusal = seal(receipt(Optional.of(Reason.CLOCK_SKEW)));
    assertThat(refusal).hasSameSizeAs(seal(RECEIVED));
    assertThat(refusal.length).isGreaterThan(EnvelopeType.ANSWER.largest());
  }

  @Test
  void never_seals_to_another_than_the_audience() {
    assertThatThrownBy(() -> OF_XA.sealAnswer(RECEIVED, XB.metadata, XB.encryptionKey()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OF_XA.sealAnswer(RECEIVED, XC.metadata, XB.encryptionKey()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void does_not_open_as_the_answer_of_another_partner() {
    assertThat(OF_XC.openAnswer(XB.metadata, seal(RECEIVED))).isEmpty();
  }

  @Test
  void is_no_message_and_a_message_is_no_answer() {
    assertThat(OF_XC.open(XA.authenticated(), seal(RECEIVED)))
        .isEqualTo(new Rejected(Rejected.Cause.ALGORITHM));
    byte[] message = AnyEnvelope.from(XA, XC, AnyMessage.from(XA, XC));
    assertThat(OF_XC.openAnswer(XA.metadata, message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"receipt\":{},\"more\":1,\"pad\":\"",
        "{\"pad\":\"",
        "{\"receipt\":{},\"receipt\":{},\"pad\":\"",
        "{\"receipt\":{},\"pad\":\"1",
      })
  void is_refused_with_any_other_member(String plaintext) {
    assertThat(OF_XC.openAnswer(XA.metadata, answer("{\"receipt\":{},\"pad\":\""))).isPresent();
    assertThat(OF_XC.openAnswer(XA.metadata, answer(plaintext))).isEmpty();
  }
}
