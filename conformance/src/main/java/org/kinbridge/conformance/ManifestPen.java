package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.Base64;

/**
 * Signs whatever manifest it is given with a state's own key (docs/wire-format.md, section 3): a
 * partner that lies, or whose keys were stolen.
 */
public final class ManifestPen {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ECKey key;
  private final String kid;

  private ManifestPen(ECKey key, String kid) {
    this.key = key;
    this.kid = kid;
  }

  public static ManifestPen of(State state) {
    try {
      ECKey key = JWK.parse(Files.readString(state.keystore().resolve("sign-1.jwk"))).toECKey();
      return new ManifestPen(key, key.getKeyID());
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("couldn't read a signing key", e);
    }
  }

  /** The same hand under another's name. */
  public ManifestPen as(ManifestPen other) {
    return new ManifestPen(key, other.kid);
  }

  public ObjectNode sign(ObjectNode manifest) {
    ObjectNode header = JSON.createObjectNode().put("alg", "ES256").put("kid", kid);
    header.put("typ", "cpx-msg+jws").putArray("crit").add("cpx");
    header.putObject("cpx").put("v", 2).put("suite", "C1");
    String head = encode(header.toString().getBytes(StandardCharsets.UTF_8));
    String payload = encode(manifest.toString().getBytes(StandardCharsets.UTF_8));
    ObjectNode jws = JSON.createObjectNode().put("payload", payload);
    jws.putArray("signatures")
        .addObject()
        .put("protected", head)
        .put("signature", signature(head + "." + payload));
    return jws;
  }

  private String signature(String input) {
    try {
      return new ECDSASigner(key)
          .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(StandardCharsets.US_ASCII))
          .toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("couldn't sign a forged manifest", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
