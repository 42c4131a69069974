package org.kinbridge.trust;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class SoftwareKeyedHash implements KeyedHash {
  private final SecretBytes key;

  SoftwareKeyedHash(SecretBytes key) {
    this.key = key;
  }

  @Override
  public byte[] of(byte[] framed) {
    return SoftwareKeystore.sound(
        () -> {
          byte[] secret = key.revealSecret("to compute one keyed hash");
          Mac mac = Primitives.hmacSha256();
          mac.init(new SecretKeySpec(secret, "HmacSHA256"));
          Arrays.fill(secret, (byte) 0);
          return mac.doFinal(framed);
        });
  }

  @Override
  public boolean matches(byte[] framed, byte[] mac) {
    return MessageDigest.isEqual(of(framed), mac);
  }
}
