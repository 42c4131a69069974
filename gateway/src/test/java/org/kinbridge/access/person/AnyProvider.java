package org.kinbridge.access.person;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.access.AnyClient;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.P256;

/** A state's OpenID provider: signs whatever a test wants signed. */
public final class AnyProvider {
  public static final String ISSUER = "https://login.xc.example/realms/state";
  public static final String AUDIENCE = "https://node.xc.example/review";

  final KeyPair elliptic = AnyClient.keyPair();
  final KeyPair rsa = Rsa.PAIR;

  /** Once for all: making one is dear. */
  private static final class Rsa {
    static final KeyPair PAIR = generate();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As an operator would write it down. */
  static Provider provider(Provider.Binding binding, ProviderAlgorithm... algorithms) {
    return new Provider(
        ISSUER,
        AUDIENCE,
        Set.of(algorithms),
        new Provider.Places(
            JsonPointer.compile("/kinbridge_authority"),
            JsonPointer.compile("/realm_access/roles"),
            JsonPointer.compile("/employee")),
        Map.of(
            PersonRole.APPROVER, Set.of("child-protection-supervisor"),
            PersonRole.DPO, Set.of("data-protection-officer")),
        new Provider.StepUp(List.of("phr", "phrh"), Duration.ofSeconds(300)),
        binding);
  }

  /** Who believes this provider. */
  public PersonTokens tokens(InstantSource clock) {
    return PersonTokens.of(
        provider(Provider.Binding.AS_ISSUED, ProviderAlgorithm.ES256),
        new ProviderKeys(this::keySet, Set.of(ProviderAlgorithm.ES256), key -> false),
        clock);
  }

  byte[] keySet() {
    return set(jwk("ec-1", elliptic), jwk("rsa-1", rsa).put("alg", "PS256"));
  }

  static byte[] set(ObjectNode... keys) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    for (ObjectNode key : keys) {
      set.withArray("keys").add(key);
    }
    return set.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ObjectNode jwk(String keyId, KeyPair pair) {
    ObjectNode jwk = JsonNodeFactory.instance.objectNode().put("kid", keyId).put("use", "sig");
    if (pair.getPublic() instanceof ECPublicKey point) {
      return jwk.put("kty", "EC")
          .put("crv", "P-256")
          .put("x", Base64Url.encode(P256.x(point)))
          .put("y", Base64Url.encode(P256.y(point)));
    }
    RSAPublicKey rsa = (RSAPublicKey) pair.getPublic();
    return jwk.put("kty", "RSA")
        .put("n", Base64Url.encode(unsigned(rsa.getModulus())))
        .put("e", Base64Url.encode(unsigned(rsa.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  /** A token that nothing is wrong with, to be spoilt member by member. */
  public Token token(String user, Instant now) {
    return new Token(this, user, now);
  }

  /** One token before it is signed. */
  public static final class Token {
    final ObjectNode header = JsonNodeFactory.instance.objectNode();
    public final ObjectNode claims = JsonNodeFactory.instance.objectNode();
    private final AnyProvider provider;

    Token(AnyProvider provider, String user, Instant now) {
      this.provider = provider;
      header.put("alg", "ES256").put("typ", "at+jwt").put("kid", "ec-1");
      claims.put("iss", ISSUER).put("aud", AUDIENCE).put("sub", "sub-" + user);
      claims.put("client_id", "review-console").put("jti", UUID.randomUUID().toString());
      claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 300);
      claims.put("auth_time", now.getEpochSecond() - 20).put("acr", "phr");
      claims.put("employee", user).put("kinbridge_authority", "xc-mosa");
      claims.putObject("realm_access").putArray("roles").add("child-protection-supervisor");
      claims.put("email", "nobody@xc.example").put("scope", "openid");
    }

    /** Of a person of that authority with that role only. */
    public Token as(String authority, String role) {
      claims.put("kinbridge_authority", authority);
      claims.putObject("realm_access").putArray("roles").add(role);
      return this;
    }

    public String sign() {
      return sign(header.path("alg").asText().equals("ES256") ? provider.elliptic : provider.rsa);
    }

    String sign(KeyPair key) {
      String input = encode(header) + "." + encode(claims);
      return input
          + "."
          + Base64Url.encode(
              signed(header.path("alg").asText(), input.getBytes(StandardCharsets.US_ASCII), key));
    }

    private static String encode(ObjectNode json) {
      return Base64Url.encode(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signed(String algorithm, byte[] input, KeyPair key) {
      try {
        Signature signature =
            switch (algorithm) {
              case "RS256" -> Signature.getInstance("SHA256withRSA");
              case "PS256" -> Signature.getInstance("RSASSA-PSS");
              default -> Signature.getInstance("SHA256withECDSAinP1363Format");
            };
        if (algorithm.equals("PS256")) {
          signature.setParameter(
              new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(key.getPrivate());
        signature.update(input);
        return signature.sign();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
