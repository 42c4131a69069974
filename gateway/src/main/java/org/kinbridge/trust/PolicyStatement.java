package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.SoftwareSigningKey;

/**
 * What a named person says of a policy before a node decides by it: a signature by that person's
 * own key over the policy's digest.
 */
public final class PolicyStatement {
  static final String TYPE = "cpx-policy+jws";

  /** What is said. */
  public enum Says implements Coded {
    PROPOSED("proposed"),
    APPROVED("approved");

    private final String code;

    Says(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  private PolicyStatement() {}

  /**
   * @param by the word by which the state knows the person, never her name
   */
  public static byte[] sign(KeyMaterial.Pair key, Says says, String by, Sha256 policy) {
    return SignedClaims.sign(new SoftwareSigningKey(key), TYPE, claims(says, by, policy));
  }

  private static ObjectNode claims(Says says, String by, Sha256 policy) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("by", requireNonNull(by, "by is null"))
        .put("says", says.code())
        .put("policy", policy.hex());
  }

  /** That the holder of this key says so of this policy. False for every other cause alike. */
  public static boolean holds(
      byte[] jws, VerificationKey key, Says says, String by, Sha256 policy) {
    return SignedClaims.read(
            jws, TYPE, kid -> Optional.of(key).filter(own -> own.kid().equals(kid)))
        .filter(claims(says, by, policy)::equals)
        .isPresent();
  }
}
