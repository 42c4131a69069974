package org.kinbridge.access;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;

/** Clients for the tests of other packages, which cannot make a proof themselves. */
public final class AnyClient {
  private AnyClient() {}

  public static AuthenticatedClient of(String id, String authority, String system, String node) {
    var registration =
        new RegisteredClient(
            new ClientId(id),
            new AuthorityId(authority),
            new SystemId(system),
            "https://node.example",
            List.of(new AssertionKey("key", verification(keyPair()))),
            Set.of(new CertificateThumbprint(Sha256.of("no certificate"))));
    return new AuthenticatedClient(registration, new NodeId(node));
  }

  public static AuthenticatedClient ofMosa() {
    return of("xc-mosa-casework", "xc-mosa", "xc-primero", "XC");
  }

  public static KeyPair keyPair() {
    return P256.generate(new SecureRandom());
  }

  public static VerificationKey verification(KeyPair pair) {
    return VerificationKey.es256((ECPublicKey) pair.getPublic());
  }

  public static SigningKey signing(KeyPair pair) {
    return new SigningKey() {
      @Override
      public String kid() {
        return verification(pair).kid();
      }

      @Override
      public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
      }

      @Override
      public byte[] sign(byte[] input) {
        return Assertion.es256(input, pair);
      }
    };
  }
}
