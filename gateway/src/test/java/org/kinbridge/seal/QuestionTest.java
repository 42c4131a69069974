package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.ledger.AnyCommitted;
import org.kinbridge.ledger.Committed;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/** A question about a message in doubt. */
class QuestionTest {
  private static final AnyNode XC = ToAldmark.XC;
  private static final AnyNode XB = ToAldmark.XB;
  private static final AnyNode XA = ToAldmark.XA;
  private static final Opening OPENING = new Opening(XA.keystore, new MessageVerifier(Suite.C1));
  private static final SignedMessage MESSAGE = AnyMessage.from(XC, XA);

  private static byte[] sealed(byte[] plaintext) {
    return ToAldmark.sealed(plaintext, header -> header.type(new JOSEObjectType("cpx-ask+jwe")));
  }

  private static Inbound asked(SignedMessage message) {
    return OPENING.open(XC.authenticated(), sealed(Framing.writeQuestion(message)));
  }

  @Test
  @Claim("WIRE-9.1")
  void holds_the_manifest_and_nothing_of_the_content() throws IOException {
    byte[] plaintext = Framing.writeQuestion(MESSAGE);
    assertThat(plaintext).hasSize(16 << 10);
    JsonNode question = JsonMapper.builder().build().readTree(plaintext);
    assertThat(question.fieldNames()).toIterable().containsExactly("manifest", "pad");
    assertThat(question.path("manifest"))
        .isEqualTo(JsonMapper.builder().build().readTree(MESSAGE.jws()));
    assertThat(question.path("pad").asText()).matches("0+");
  }

  @Test
  void is_opened_as_what_its_partner_signed() {
    assertThat(asked(MESSAGE))
        .isInstanceOfSatisfying(
            Asked.class,
            asked -> {
              assertThat(asked.verified().digest()).isEqualTo(MESSAGE.digest());
              assertThat(asked.from().entity()).isEqualTo(XC.metadata.entity());
            });
  }

  @Test
  void is_sealed_for_whom_the_message_was_meant_for_and_for_nobody_else() {
    Committed doubtful = AnyCommitted.of(MESSAGE);
    Sealing sealing = new Sealing(XC.metadata.entity(), new SecureRandom());
    SealedEnvelope question = sealing.sealQuestion(doubtful, XA.metadata, XA.encryptionKey());
    assertThat(question.msgId()).isEqualTo(MESSAGE.manifest().msgId());
    assertThat(question.recipient()).isEqualTo(XA.metadata.entity());
    assertThat(OPENING.open(XC.authenticated(), question.bytes()))
        .isInstanceOf(Asked.class)
        .hasToString("question about message " + MESSAGE.manifest().msgId());
    assertThatThrownBy(() -> sealing.sealQuestion(doubtful, XB.metadata, XB.encryptionKey()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the message was meant for another partner");
  }

  @Test
  @Claim("WIRE-9.2")
  void about_a_message_of_somebody_else_or_for_somebody_else_is_refused_by_name() {
    assertThat(((Refused) asked(AnyMessage.from(XB, XA))).reason()).isEqualTo(Reason.WRONG_ISSUER);
    assertThat(((Refused) asked(AnyMessage.from(XC, XB))).reason())
        .isEqualTo(Reason.WRONG_AUDIENCE);
  }

  @Test
  @Claim("WIRE-9.2")
  void whose_signature_is_wrong_is_none() {
    String jws = new String(MESSAGE.jws(), StandardCharsets.UTF_8);
    int signature = jws.indexOf("\"signature\":\"") + "\"signature\":\"".length();
    char other = jws.charAt(signature) == 'A' ? 'B' : 'A';
    String forged = jws.substring(0, signature) + other + jws.substring(signature + 1);
    SignedMessage message = AnyMessage.signedAs(MESSAGE, forged.getBytes(StandardCharsets.UTF_8));
    assertThat(asked(message)).isEqualTo(new Rejected(Rejected.Cause.FRAMING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"manifest\":{},\"pad\":\"\"}", "{\"manifest\":{},\"content\":\"\"}"})
  void that_is_not_framed_as_one_is_rejected(String plaintext) {
    byte[] bytes = Arrays.copyOf(plaintext.getBytes(StandardCharsets.UTF_8), 16 << 10);
    Arrays.fill(bytes, plaintext.length(), bytes.length, (byte) ' ');
    assertThat(OPENING.open(XC.authenticated(), sealed(bytes)))
        .isEqualTo(new Rejected(Rejected.Cause.FRAMING));
  }

  @Test
  void is_no_message_and_a_message_is_no_question() {
    byte[] message = Framing.write(MESSAGE, Framing.OWED, 16 << 10);
    assertThat(OPENING.open(XC.authenticated(), sealed(message)))
        .isEqualTo(new Rejected(Rejected.Cause.FRAMING));
    assertThat(OPENING.open(XC.authenticated(), ToAldmark.sealed(Framing.writeQuestion(MESSAGE))))
        .isEqualTo(new Rejected(Rejected.Cause.FRAMING));
  }
}
