package org.kinbridge.disclosure;

/**
 * A closed set of algorithms that a message uses whole or not at all. C1: ES256; ECDH-ES+A256KW
 * with A256GCM.
 */
public enum Suite implements Coded {
  C1("C1");

  private final String code;

  Suite(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
