package org.kinbridge.trust.key;

import org.kinbridge.disclosure.Suite;

/**
 * How a suite encrypts: the only place of these names.
 *
 * @param alg key management
 * @param enc content encryption
 */
public record EnvelopeAlgorithms(String alg, String enc) {
  public static EnvelopeAlgorithms of(Suite suite) {
    return switch (suite) {
      case C1 -> new EnvelopeAlgorithms("ECDH-ES+A256KW", "A256GCM");
    };
  }
}
