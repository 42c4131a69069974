package org.kinbridge.sign;

import java.util.List;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.sign.withheld.Openings;

/**
 * Proof that this node signed this content as policy permitted it. The content is the exact bytes
 * the manifest commits to, and its scalars are the opened leaves under the root it names. Made by
 * {@link MessageSigner} only; read from storage it is earned again.
 */
public final class SignedMessage {
  private final Manifest manifest;
  private final byte[] jws;
  private final Sha256 digest;
  private final byte[] content;
  private final Salts salts;
  private final Openings openings;
  private final List<ChildRef> children;

  SignedMessage(
      Manifest manifest,
      byte[] jws,
      Sha256 digest,
      byte[] content,
      Salts salts,
      Openings openings,
      List<ChildRef> children) {
    this.manifest = manifest;
    this.jws = jws.clone();
    this.digest = digest;
    this.content = content.clone();
    this.salts = salts;
    this.openings = openings;
    this.children = List.copyOf(children);
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The manifest with its signatures, JWS general JSON serialization. */
  public byte[] jws() {
    return jws.clone();
  }

  /** SHA-256 of the manifest bytes that were signed: what a receipt and the ledger name. */
  public Sha256 digest() {
    return digest;
  }

  public byte[] content() {
    return content.clone();
  }

  public Salts salts() {
    return salts;
  }

  /** What the recipient needs to follow the root of what was withheld. */
  public Openings openings() {
    return openings;
  }

  public List<ChildRef> children() {
    return children;
  }

  @Override
  public String toString() {
    return "signed message " + manifest.msgId();
  }
}
