package org.kinbridge.seal;

import java.util.List;

/**
 * What is sealed, and the sizes its plaintext may have: each exactly, so that length tells little.
 */
enum EnvelopeType {
  MESSAGE(
      "cpx-env+jwe",
      List.of(16 << 10, 32 << 10, 64 << 10, 128 << 10, 256 << 10, 512 << 10, 752 << 10)),
  ANSWER("cpx-ans+jwe", List.of(8 << 10)),
  QUESTION("cpx-ask+jwe", List.of(16 << 10));

  private final String typ;
  private final List<Integer> sizes;

  EnvelopeType(String typ, List<Integer> sizes) {
    this.typ = typ;
    this.sizes = sizes;
  }

  String typ() {
    return typ;
  }

  /** Ascending. */
  List<Integer> sizes() {
    return sizes;
  }

  int largest() {
    return sizes.getLast();
  }
}
