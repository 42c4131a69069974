package org.kinbridge.trust.key;

import java.util.List;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Suite;

/** How one signature is made. A suite names which, and in which order. */
public enum SignatureAlgorithm implements Coded {
  ES256("ES256", 64);

  private final String code;
  private final int length;

  SignatureAlgorithm(String code, int length) {
    this.code = code;
    this.length = length;
  }

  /**
   * The signatures a message of {@code suite} carries: all of them, in this order, and no other.
   */
  public static List<SignatureAlgorithm> of(Suite suite) {
    return switch (suite) {
      case C1 -> List.of(ES256);
    };
  }

  @Override
  public String code() {
    return code;
  }

  /** Bytes of one signature. */
  public int length() {
    return length;
  }
}
