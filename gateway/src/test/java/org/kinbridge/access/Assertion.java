package org.kinbridge.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.UUID;
import org.kinbridge.trust.key.Base64Url;

/** Writes client assertions, good ones first and then spoilt member by member. */
public final class Assertion {
  public final ObjectNode header = JsonNodeFactory.instance.objectNode();
  public final ObjectNode claims = JsonNodeFactory.instance.objectNode();
  private final KeyPair key;

  public Assertion(String client, String audience, String keyId, KeyPair key, Instant now) {
    this.key = key;
    header.put("alg", "ES256").put("kid", keyId);
    claims.put("iss", client).put("sub", client).put("aud", audience);
    claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 120);
    claims.put("jti", UUID.randomUUID().toString());
  }

  public String sign() {
    return sign(header.toString(), claims.toString(), key);
  }

  public static String sign(String header, String claims, KeyPair key) {
    String input = encode(header) + "." + encode(claims);
    return input + "." + Base64Url.encode(es256(input.getBytes(StandardCharsets.US_ASCII), key));
  }

  static byte[] es256(byte[] input, KeyPair key) {
    try {
      Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
      es256.initSign(key.getPrivate());
      es256.update(input);
      return es256.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String encode(String json) {
    return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
  }
}
