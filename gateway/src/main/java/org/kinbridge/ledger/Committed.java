package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.sign.SignedMessage;

/**
 * Proof that the authorisation of this very message stands in our ledger under a checkpoint that
 * our log key signed. Made by {@link Ledger#committed} only, never stored.
 */
public final class Committed {
  private final SignedMessage message;
  private final EntryId entry;
  private final Inclusion inclusion;

  Committed(SignedMessage message, EntryId entry, Inclusion inclusion) {
    this.message = requireNonNull(message, "message is null");
    this.entry = requireNonNull(entry, "entry is null");
    this.inclusion = requireNonNull(inclusion, "inclusion is null");
  }

  public SignedMessage message() {
    return message;
  }

  /** The authorisation, which later entries of the story refer to. */
  public EntryId entry() {
    return entry;
  }

  public Inclusion inclusion() {
    return inclusion;
  }

  @Override
  public String toString() {
    return "committed " + message.manifest().msgId();
  }
}
