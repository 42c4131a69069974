package org.kinbridge.seal;

/** Whether a message goes into one envelope: asked before anything about it is committed. */
public sealed interface Fit {

  /**
   * @param size the size class of its plaintext, the same at every attempt
   */
  record Fits(int size) implements Fit {}

  /**
   * @param bytes what it would need
   * @param most the largest class
   */
  record TooLarge(int bytes, int most) implements Fit {}
}
