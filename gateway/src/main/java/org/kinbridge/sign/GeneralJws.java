package org.kinbridge.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Keystore;

/**
 * A JWS in general JSON serialization (RFC 7515 section 7.2.1) with one signature for each
 * algorithm of its suite, in the suite's order. The algorithm comes from the suite and the key's
 * record; the header only has to agree.
 */
final class GeneralJws {
  private static final StrictJson.Limits HEADER = new StrictJson.Limits(8192, 3);
  private static final StrictJson.Limits WHOLE = new StrictJson.Limits(64 << 10, 4);

  /**
   * What kind of document is signed: verified before anything else, so that none passes for
   * another.
   */
  enum Type {
    MESSAGE("cpx-msg+jws"),
    RECEIPT("cpx-rcpt+jws");

    private final String name;

    Type(String name) {
      this.name = name;
    }
  }

  /** Where the key of a signature is looked up: by its name, for one algorithm. */
  interface KeyFinder {
    Optional<VerificationKey> find(String kid, SignatureAlgorithm algorithm);
  }

  /** What the signatures are worth. */
  enum Signatures {
    VERIFY,
    /** None is wrong, but one is under a key that we never saw: newer than what we know. */
    UNDER_UNKNOWN_KEY,
    WRONG
  }

  private record Part(SignatureAlgorithm algorithm, String header, String kid, byte[] signature) {}

  private final String encodedPayload;
  private final byte[] payload;
  private final Suite suite;
  private final List<Part> parts;

  private GeneralJws(String encodedPayload, byte[] payload, Suite suite, List<Part> parts) {
    this.encodedPayload = encodedPayload;
    this.payload = payload;
    this.suite = suite;
    this.parts = parts;
  }

  /** Our own keys. */
  static KeyFinder of(Keystore keystore) {
    return (kid, algorithm) ->
        keystore.ownVerification().stream()
            .filter(key -> key.kid().equals(kid) && key.algorithm() == algorithm)
            .findFirst();
  }

  static byte[] sign(Type type, Suite suite, byte[] payload, List<SigningKey> keys) {
    ObjectNode jws = JsonNodeFactory.instance.objectNode();
    String encoded = Base64Url.encode(payload);
    jws.put("payload", encoded);
    var signatures = jws.putArray("signatures");
    for (SigningKey key : keys) {
      String header = Base64Url.encode(header(type, suite, key));
      byte[] signature = key.sign(signingInput(header, encoded));
      signatures.addObject().put("protected", header).put("signature", Base64Url.encode(signature));
    }
    return CanonicalJson.bytes(jws);
  }

  /** Reads the outside of a JWS and of its headers; no signature is looked at. */
  static GeneralJws read(Type type, byte[] jws) throws JsonRefused {
    return read(type, StrictJson.parse(jws, WHOLE));
  }

  static GeneralJws read(Type type, JsonNode jws) throws JsonRefused {
    Members outer = Members.of(jws, "");
    String encodedPayload = outer.text("payload");
    JsonNode signatures = outer.array("signatures");
    outer.done();
    byte[] payload = decode(outer, "payload", encodedPayload);
    Suite suite = suiteOf(signatures, outer);
    List<SignatureAlgorithm> algorithms = SignatureAlgorithm.of(suite);
    if (signatures.size() != algorithms.size()) {
      throw outer.invalid("signatures", "these are not the signatures of the suite");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < algorithms.size(); i++) {
      parts.add(part(signatures.get(i), type, suite, algorithms.get(i)));
    }
    return new GeneralJws(encodedPayload, payload, suite, parts);
  }

  byte[] payload() {
    return payload.clone();
  }

  Suite suite() {
    return suite;
  }

  /** Whether every signature of the suite verifies under a key that its owner published for it. */
  boolean verifies(KeyFinder keys) {
    return parts.stream().allMatch(part -> verifies(keys, part));
  }

  /** Every signature is looked at: one that is wrong outweighs one under an unknown key. */
  Signatures judge(Partner partner) {
    return parts.stream()
        .map(part -> judge(partner, part))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Signatures judge(Partner partner, Part part) {
    if (verifies(partner::signingKey, part)) {
      return Signatures.VERIFY;
    }
    return partner.publishes(part.kid()) ? Signatures.WRONG : Signatures.UNDER_UNKNOWN_KEY;
  }

  private boolean verifies(KeyFinder keys, Part part) {
    byte[] input = signingInput(part.header(), encodedPayload);
    return keys.find(part.kid(), part.algorithm())
        .filter(key -> key.verifies(input, part.signature()))
        .isPresent();
  }

  private static byte[] header(Type type, Suite suite, SigningKey key) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", key.algorithm().code());
    header.put("kid", key.kid());
    header.put("typ", type.name);
    header.putArray("crit").add("cpx");
    header.putObject("cpx").put("v", Manifest.VERSION).put("suite", suite.code());
    return CanonicalJson.bytes(header);
  }

  /** The suite that the first header claims; every other header must then say the same. */
  private static Suite suiteOf(JsonNode signatures, Members outer) throws JsonRefused {
    if (signatures.isEmpty()) {
      throw outer.invalid("signatures", "there is no signature");
    }
    Members first = Members.of(signatures.get(0), "/signatures/0");
    return claimed(header(first)).code(Suite.class, "suite");
  }

  private static Part part(JsonNode node, Type type, Suite suite, SignatureAlgorithm algorithm)
      throws JsonRefused {
    Members part = Members.of(node, "/signatures");
    Members header = header(part);
    Wire claims = claimed(header);
    claims.exactly("v", Manifest.VERSION);
    claims.exactly("suite", suite.code());
    claims.done();
    expect(header, "alg", algorithm.code());
    expect(header, "typ", type.name);
    JsonNode critical = header.array("crit");
    if (critical.size() != 1 || !"cpx".equals(critical.get(0).textValue())) {
      throw header.invalid("crit", "this is not [\"cpx\"]");
    }
    String kid = header.text("kid");
    header.done();
    byte[] signature = decode(part, "signature", part.text("signature"));
    part.done();
    return new Part(algorithm, part.text("protected"), kid, signature);
  }

  private static Members header(Members part) throws JsonRefused {
    byte[] bytes = decode(part, "protected", part.text("protected"));
    return Members.of(StrictJson.parse(bytes, HEADER), "/protected");
  }

  private static Wire claimed(Members header) throws JsonRefused {
    return Wire.of(header.member("cpx"));
  }

  private static void expect(Members header, String name, String value) throws JsonRefused {
    if (!header.text(name).equals(value)) {
      throw header.invalid(name, "this is not what the suite says");
    }
  }

  private static byte[] decode(Members members, String name, String text) throws JsonRefused {
    return Base64Url.decode(text)
        .orElseThrow(() -> members.invalid(name, "this is not base64url in its one spelling"));
  }

  private static byte[] signingInput(String header, String encodedPayload) {
    return (header + "." + encodedPayload).getBytes(StandardCharsets.US_ASCII);
  }
}
