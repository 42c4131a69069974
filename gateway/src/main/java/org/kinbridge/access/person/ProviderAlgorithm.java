package org.kinbridge.access.person;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.trust.key.Primitives;

/** How a provider may sign (RFC 7518). Which of them one does, its file says; no token does. */
public enum ProviderAlgorithm implements Coded {
  ES256("ES256"),
  RS256("RS256"),
  PS256("PS256");

  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final String code;

  ProviderAlgorithm(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  boolean fits(PublicKey key) {
    return switch (this) {
      case ES256 -> key instanceof ECPublicKey;
      case RS256, PS256 -> key instanceof RSAPublicKey;
    };
  }

  /** False for every cause alike. */
  boolean verifies(PublicKey key, byte[] input, byte[] signature) {
    try {
      Signature verifier = verifier();
      verifier.initVerify(key);
      verifier.update(input);
      return verifier.verify(signature);
    } catch (SignatureException notASignature) {
      return false; // of the wrong length or out of range: providers of Java differ in how they say
      // so
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("a checked key was refused", impossible);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks " + code, impossible);
    }
  }

  private Signature verifier() throws GeneralSecurityException {
    return switch (this) {
      case ES256 -> Primitives.es256();
      case RS256 -> Signature.getInstance("SHA256withRSA");
      case PS256 -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(PSS);
        yield pss;
      }
    };
  }
}
