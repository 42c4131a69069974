package org.kinbridge.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Jwk;

class PublishedNumbersTest {
  private final Vector signature = Vector.jose("es256-signature-verifies");

  @Test
  void an_es256_signature_verifies() {
    VerificationKey key =
        VerificationKey.es256(
            P256.publicKey(signature.bytes("x"), signature.bytes("y")).orElseThrow());
    assertThat(key.verifies(signature.ascii("input"), signature.bytes("signature"))).isTrue();
    assertThat(key.verifies(signature.ascii("fact"), signature.bytes("signature"))).isFalse();
  }

  @Test
  void a_point_off_the_curve_is_no_key() {
    byte[] y = signature.bytes("y");
    y[31] ^= 1;
    assertThat(P256.publicKey(signature.bytes("x"), y)).isEmpty();
    assertThat(P256.publicKey(new byte[32], new byte[32])).isEmpty();
    assertThat(P256.publicKey(new byte[31], y)).isEmpty();
  }

  @Test
  void an_ed25519_key_has_the_published_thumbprint() {
    Vector vector = Vector.jose("ed25519-thumbprint");
    assertThat(Thumbprint.ofEd25519(vector.bytes("x")).base64url())
        .isEqualTo(vector.text("thumbprint"));
    assertThat(Thumbprint.of(Jwk.ed25519(vector.bytes("x"))).base64url())
        .isEqualTo(vector.text("thumbprint"));
  }

  @Test
  void a_scalar_is_between_one_and_the_order_less_one() {
    byte[] order =
        java.util.HexFormat.of()
            .parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    byte[] last = order.clone();
    last[31] -= 1;
    byte[] one = new byte[32];
    one[31] = 1;
    assertThat(P256.privateKey(order)).isEmpty();
    assertThat(P256.privateKey(new byte[32])).isEmpty();
    assertThat(P256.privateKey(last)).isPresent();
    assertThat(P256.privateKey(one)).isPresent();
  }

  @Test
  void says_which_implementation_computes() {
    assertThat(Primitives.runsOn()).matches("(AmazonCorrettoCryptoProvider|JDK) .+");
  }
}
