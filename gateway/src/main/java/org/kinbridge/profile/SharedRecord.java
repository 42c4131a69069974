package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import org.kinbridge.disclosure.Sha256;

/**
 * Proof that a document obeys the shared profiles: only {@link Profile#check} makes one.
 *
 * <p>WARNING: it proves form. It does not say that the document may leave, or that anything in it
 * is true.
 */
public final class SharedRecord {
  private final JsonNode tree;
  private final Sources sources;
  private final Sha256 profileDigest;

  SharedRecord(JsonNode tree, Sources sources, Sha256 profileDigest) {
    this.tree = tree;
    this.sources = sources;
    this.profileDigest = profileDigest;
  }

  /**
   * The document. Read-only: every mutator throws; {@code deepCopy()} gives a tree that may be
   * changed.
   */
  public JsonNode tree() {
    return tree;
  }

  public Sources sources() {
    return sources;
  }

  /** Which profiles it was checked against. */
  public Sha256 profileDigest() {
    return profileDigest;
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<shared record>";
  }
}
