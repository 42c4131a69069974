package org.kinbridge.seal;

/** A signed receipt encrypted for the node that sent the message. Made by {@link Sealing} only. */
public final class SealedAnswer {
  private final byte[] bytes;

  SealedAnswer(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The body of the response, {@code application/jose}; always of one length. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
