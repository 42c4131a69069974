package org.kinbridge.trust.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** Points and keys of NIST P-256, every coordinate 32 bytes wide. */
public final class P256 {
  public static final int WIDTH = 32;
  private static final ECParameterSpec CURVE = curve();
  private static final BigInteger P = ((ECFieldFp) CURVE.getCurve().getField()).getP();

  private P256() {}

  /**
   * The public key of these coordinates; empty unless they are 32 bytes each, below the prime, and
   * on the curve. The curve is checked here because a key factory need not: agreeing on a point of
   * a weaker curve gives the private key away piece by piece.
   */
  public static Optional<ECPublicKey> publicKey(byte[] x, byte[] y) {
    if (x.length != WIDTH || y.length != WIDTH) {
      return Optional.empty();
    }
    ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
    return onCurve(point) ? Optional.of(fromPoint(point)) : Optional.empty();
  }

  /** The private key of this scalar; empty unless it is 32 bytes between 1 and the order less 1. */
  public static Optional<ECPrivateKey> privateKey(byte[] d) {
    BigInteger scalar = new BigInteger(1, d);
    if (d.length != WIDTH || scalar.signum() == 0 || scalar.compareTo(CURVE.getOrder()) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (ECPrivateKey)
              Primitives.ellipticKeyFactory().generatePrivate(new ECPrivateKeySpec(scalar, CURVE)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a checked P-256 scalar was refused", impossible);
    }
  }

  /**
   * A fresh pair. The native provider draws from its own generator, the JDK from {@code random}.
   */
  public static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = Primitives.ellipticKeys();
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no P-256", impossible);
    }
  }

  public static byte[] x(ECPublicKey key) {
    return fixed(key.getW().getAffineX());
  }

  public static byte[] y(ECPublicKey key) {
    return fixed(key.getW().getAffineY());
  }

  /** The same key, once its point was checked. @throws IllegalArgumentException off the curve */
  public static ECPublicKey checked(ECPublicKey key) {
    boolean sameCurve = CURVE.getCurve().equals(key.getParams().getCurve());
    if (!sameCurve || !onCurve(key.getW())) {
      throw new IllegalArgumentException("not a P-256 public key");
    }
    return fromPoint(key.getW());
  }

  /** A non-negative number below 2^256 as 32 bytes. */
  public static byte[] fixed(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] wide = new byte[WIDTH];
    int from = Math.max(0, signed.length - WIDTH);
    int length = signed.length - from;
    System.arraycopy(signed, from, wide, WIDTH - length, length);
    Arrays.fill(signed, (byte) 0);
    return wide;
  }

  private static boolean onCurve(ECPoint point) {
    if (point.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.signum() < 0 || x.compareTo(P) >= 0 || y.signum() < 0 || y.compareTo(P) >= 0) {
      return false;
    }
    BigInteger right =
        x.multiply(x).add(CURVE.getCurve().getA()).multiply(x).add(CURVE.getCurve().getB());
    return y.multiply(y).subtract(right).mod(P).signum() == 0;
  }

  private static ECPublicKey fromPoint(ECPoint point) {
    try {
      return (ECPublicKey)
          Primitives.ellipticKeyFactory().generatePublic(new ECPublicKeySpec(point, CURVE));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a checked P-256 point was refused", impossible);
    }
  }

  private static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no P-256", impossible);
    }
  }
}
