package org.kinbridge.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SigningKey;

/** A message whose header or manifest a test alters, and which the partner really signs again. */
abstract class AlteredMessage {
  static final AnyNode XC = AnyNode.of("XC");
  static final AnyNode XA = AnyNode.of("XA");
  static final SigningKey KEY = XC.keystore.messageSigning(Suite.C1).getFirst();

  final MessageVerifier verifier = new MessageVerifier(Suite.C1);
  final SignedMessage message = AnyMessage.from(XC, XA);
  final ObjectNode jws = json(message.jws());

  static ObjectNode json(byte[] bytes) {
    try {
      return (ObjectNode) StrictJson.parse(bytes, StrictJson.Limits.WIRE);
    } catch (org.kinbridge.json.JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  Unverified.Cause cause(JsonNode signed) {
    return switch (verifier.verify(signed, XC.metadata)) {
      case Verified verified -> throw new AssertionError("verified");
      case Unverified unverified -> unverified.cause();
    };
  }

  ObjectNode signature() {
    return (ObjectNode) jws.get("signatures").get(0);
  }

  ObjectNode header() {
    return json(Base64Url.decode(signature().get("protected").textValue()).orElseThrow());
  }

  ObjectNode manifest() {
    return json(Base64Url.decode(jws.get("payload").textValue()).orElseThrow());
  }

  /** The message under another header and payload, both really signed by the partner. */
  private JsonNode resigned(ObjectNode header, ObjectNode manifest) {
    String encodedHeader = encode(header);
    String payload = encode(manifest);
    byte[] signature =
        KEY.sign((encodedHeader + "." + payload).getBytes(StandardCharsets.US_ASCII));
    jws.put("payload", payload);
    signature().put("protected", encodedHeader).put("signature", Base64Url.encode(signature));
    return jws;
  }

  static String encode(JsonNode node) {
    return Base64Url.encode(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  Unverified.Cause withHeader(Consumer<ObjectNode> change) {
    ObjectNode header = header();
    change.accept(header);
    return cause(resigned(header, manifest()));
  }

  Unverified.Cause withManifest(Consumer<ObjectNode> change) {
    ObjectNode manifest = manifest();
    change.accept(manifest);
    return cause(resigned(header(), manifest));
  }
}
