package org.kinbridge.seal;

import java.security.KeyPair;
import java.security.SecureRandom;
import org.kinbridge.trust.key.P256;

/** What one envelope uses and no other ever does: ephemeral pair, content key, nonce. */
record FreshSecrets(KeyPair ephemeral, byte[] cek, byte[] iv) {
  static FreshSecrets draw(SecureRandom random) {
    byte[] cek = new byte[CompactJwe.CEK];
    byte[] iv = new byte[CompactJwe.IV];
    random.nextBytes(cek);
    random.nextBytes(iv);
    return new FreshSecrets(P256.generate(random), cek, iv);
  }

  @Override
  public String toString() {
    return "<secrets>";
  }
}
