package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.kinbridge.trust.Vector;
import org.kinbridge.trust.key.Primitives;

class KeyDerivationTest {

  private static byte[] shared(Vector vector) throws Exception {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(vector.text("curve")));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    KeyFactory keys = KeyFactory.getInstance("EC");
    PrivateKey own =
        keys.generatePrivate(
            new ECPrivateKeySpec(new BigInteger(1, vector.bytes("private_d")), curve));
    PublicKey theirs =
        keys.generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    new BigInteger(1, vector.bytes("ephemeral_x")),
                    new BigInteger(1, vector.bytes("ephemeral_y"))),
                curve));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(theirs, true);
    return agreement.generateSecret();
  }

  private static byte[] derive(Vector vector) throws Exception {
    return ConcatKdf.derive(
        shared(vector),
        vector.text("algorithm"),
        vector.bytes("apu"),
        vector.bytes("apv"),
        vector.number("bits"));
  }

  @Test
  void derives_the_published_key_with_party_info() throws Exception {
    Vector vector = Vector.jose("concat-kdf-with-party-info");
    assertThat(derive(vector)).isEqualTo(vector.bytes("key"));
  }

  @Test
  void unwraps_the_published_key_without_party_info() throws Exception {
    Vector vector = Vector.jose("agreed-key-unwraps-without-party-info");
    Cipher cipher = Primitives.aesKeyWrap();
    cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(derive(vector), "AES"));
    assertThat(cipher.unwrap(vector.bytes("wrapped"), "AES", Cipher.SECRET_KEY).getEncoded())
        .isEqualTo(vector.bytes("key"));
  }

  @Test
  void wraps_as_published() throws Exception {
    Vector vector = Vector.jose("key-wrap-256-bit-key");
    Cipher cipher = Primitives.aesKeyWrap();
    cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(vector.hex("kek"), "AES"));
    assertThat(cipher.wrap(new SecretKeySpec(vector.hex("key"), "AES")))
        .isEqualTo(vector.hex("wrapped"));
  }

  @Test
  void gives_no_more_than_one_round() {
    byte[] none = new byte[0];
    assertThat(ConcatKdf.derive(none, "A", none, none, 256)).hasSize(32);
    assertThatThrownBy(() -> ConcatKdf.derive(none, "A", none, none, 264))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
