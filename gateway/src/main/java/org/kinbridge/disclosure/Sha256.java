package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4): 32 bytes, compared in constant time. The only place a digest is
 * computed.
 */
public final class Sha256 {
  public static final int LENGTH = 32;

  /** Never updated: to copy it costs a fraction of asking the providers for another one. */
  private static final MessageDigest EMPTY = empty();

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The digest of the parts, one after the other, with no separator: give framed parts where
   * boundaries matter.
   */
  public static Sha256 of(byte[]... parts) {
    MessageDigest digest = copy(EMPTY);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("a digest of this Java cannot be copied", impossible);
    }
  }

  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A digest computed elsewhere. @throws IllegalArgumentException unless 32 bytes */
  public static Sha256 wrap(byte[] digest) {
    requireNonNull(digest, "digest is null");
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
    }
    return new Sha256(digest.clone());
  }

  /**
   * @throws IllegalArgumentException unless 64 lower-case hexadecimal digits
   */
  public static Sha256 parseHex(String hex) {
    if (!hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
      throw new IllegalArgumentException("a digest is written in lower case");
    }
    return wrap(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  /** The digest of what comes piece by piece. */
  @Owned(by = "the thread that reads what is digested", lock = "none")
  public static final class Running {
    private final MessageDigest digest = copy(EMPTY);

    /**
     * @param to behind the last byte
     */
    public void update(byte[] bytes, int from, int to) {
      digest.update(bytes, from, to - from);
    }

    /** The digest of what came so far; more may come. */
    public Sha256 soFar() {
      return new Sha256(copy(digest).digest());
    }
  }
}
