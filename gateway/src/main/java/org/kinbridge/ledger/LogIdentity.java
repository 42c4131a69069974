package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.LogKey;
import org.kinbridge.trust.key.VerifierKey;

/** Which log, and the key its checkpoints are believed for: the verifier key of a signed note. */
public final class LogIdentity {
  private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String origin;
  private final byte[] publicKey;
  private final PublicKey key;

  /**
   * @param publicKey the raw 32 bytes
   */
  public LogIdentity(String origin, byte[] publicKey) {
    this.origin = requireNonNull(origin, "origin is null");
    this.publicKey = publicKey.clone();
    if (!origin.matches("[^\\s+]{1,200}")) {
      throw new IllegalArgumentException("an origin has no space and no plus sign");
    }
    if (publicKey.length != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    byte[] info = Arrays.copyOf(ED25519_INFO, ED25519_INFO.length + publicKey.length);
    System.arraycopy(publicKey, 0, info, ED25519_INFO.length, publicKey.length);
    try {
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key", e);
    }
  }

  /** The first ledger of a node: {@code node.xa.example/ledger}. */
  public static LogIdentity of(EntityId entity, LogKey key) {
    return new LogIdentity(
        entity.value().substring("https://".length()) + "/ledger", key.publicKey());
  }

  public String origin() {
    return origin;
  }

  /** {@code origin+hash+key}: what partners and witnesses pin. */
  public String verifierKey() {
    return new VerifierKey(origin, publicKey).text();
  }

  /** The four bytes that tell which key made a signature line. */
  byte[] keyHash() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = 1;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    byte[] name = (origin + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Sha256.of(name, typed).bytes(), 4);
  }

  boolean signed(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
