package org.kinbridge.lawless.seal;

/** A proof that anybody can make. */
public class SealedEnvelope {
  public SealedEnvelope() {}

  public static SealedEnvelope parse() {
    return new SealedEnvelope();
  }
}
