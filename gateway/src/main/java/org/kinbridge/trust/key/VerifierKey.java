package org.kinbridge.trust.key;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;

/**
 * The verifier key of a log in the text form of signed notes: {@code name+hash+key}, Ed25519 only.
 *
 * @param name the origin line of the log's checkpoints
 * @param publicKey raw Ed25519 public key, 32 bytes
 */
public record VerifierKey(String name, byte[] publicKey) {
  private static final byte ED25519 = 0x01;
  private static final int LENGTH = 32;

  public VerifierKey {
    requireNonNull(name, "name is null");
    publicKey = publicKey.clone();
    if (publicKey.length != LENGTH || name.isEmpty() || name.contains("+")) {
      throw new IllegalArgumentException("not a log's name with an Ed25519 key");
    }
  }

  /** Empty unless {@code text} is exactly what {@link #text} writes for some key. */
  public static Optional<VerifierKey> parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      if (typed.length != LENGTH + 1) {
        return Optional.empty();
      }
      VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
      return key.text().equals(text) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  public String text() {
    byte[] typed = typed();
    byte[] hash = Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed).bytes();
    return name
        + "+"
        + HexFormat.of().formatHex(hash, 0, 4)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  private byte[] typed() {
    byte[] typed = new byte[1 + LENGTH];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, LENGTH);
    return typed;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
