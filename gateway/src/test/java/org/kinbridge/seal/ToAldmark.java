package org.kinbridge.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;

/** Envelopes from Cassar to Aldmark: sealed by us, or by another library into any shape. */
final class ToAldmark {
  static final AnyNode XC = AnyNode.of("XC");
  static final AnyNode XA = AnyNode.of("XA");
  static final AnyNode XB = AnyNode.of("XB");
  static final Opening OPENING = new Opening(XA.keystore, new MessageVerifier(Suite.C1));
  static final SignedMessage MESSAGE = AnyMessage.from(XC, XA);

  private ToAldmark() {}

  /** Sealed anew for each test: a mutant of the code that seals must not spoil it for others. */
  static byte[] envelope() {
    return seal(XC, MESSAGE);
  }

  static byte[] seal(AnyNode sealer, SignedMessage message) {
    return new Sealing(sealer.metadata.entity(), new SecureRandom())
        .seal(message, XA.metadata, XA.encryptionKey(), Framing.OWED)
        .bytes();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Rejected.Cause rejection(byte[] body) {
    return switch (OPENING.open(XC.authenticated(), body)) {
      case Rejected rejected -> rejected.cause();
      case Opened opened -> throw new AssertionError("opened");
      case Asked asked -> throw new AssertionError("asked");
      case Refused refused -> throw new AssertionError("refused " + refused.reason());
    };
  }

  static Reason refusal(Inbound inbound) {
    return switch (inbound) {
      case Refused refused -> refused.reason();
      case Opened opened -> throw new AssertionError("opened");
      case Asked asked -> throw new AssertionError("asked");
      case Rejected rejected -> throw new AssertionError("rejected " + rejected.cause());
    };
  }

  /** Any plaintext, correctly encrypted by another library from XC to XA. */
  static byte[] sealed(byte[] plaintext) {
    return sealed(plaintext, builder -> {});
  }

  static byte[] sealed(byte[] plaintext, Consumer<JWEHeader.Builder> change) {
    JWEHeader.Builder header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
            .keyID(XA.encryptionKey().kid())
            .type(new JOSEObjectType("cpx-env+jwe"))
            .contentType("jose+json")
            .agreementPartyUInfo(Base64URL.encode(JweHeader.party(XC.metadata.entity())))
            .agreementPartyVInfo(Base64URL.encode(JweHeader.party(XA.metadata.entity())));
    change.accept(header);
    try {
      JWEObject jwe = new JWEObject(header.build(), new Payload(plaintext));
      jwe.encrypt(new ECDHEncrypter(XA.encryptionKey().key()));
      return ascii(jwe.serialize());
    } catch (com.nimbusds.jose.JOSEException broken) {
      throw new AssertionError(broken);
    }
  }

  static byte[] plaintext(SignedMessage message) {
    return Framing.write(message, Framing.OWED, 16 << 10);
  }

  static byte[] withHeader(Consumer<ObjectNode> change) {
    String encoded = new String(envelope(), StandardCharsets.US_ASCII).split("\\.")[0];
    try {
      ObjectNode header =
          (ObjectNode)
              StrictJson.parse(Base64Url.decode(encoded).orElseThrow(), StrictJson.Limits.WIRE);
      change.accept(header);
      return replaceHeader(header.toString().getBytes(StandardCharsets.UTF_8));
    } catch (org.kinbridge.json.JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  static byte[] replaceHeader(byte[] header) {
    String text = new String(envelope(), StandardCharsets.US_ASCII);
    return ascii(Base64Url.encode(header) + text.substring(text.indexOf('.')));
  }
}
