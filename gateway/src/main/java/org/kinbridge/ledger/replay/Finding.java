package org.kinbridge.ledger.replay;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Coded;

/**
 * Something in the database that is not what this node wrote. {@code where} names the row and never
 * a person.
 */
public record Finding(Kind kind, String where) {

  /** What is wrong. Add at the end; never change a code. */
  public enum Kind implements Coded {
    CHECKPOINT_FORGED("checkpoint-forged", "is not a checkpoint our log key signed for that size"),
    CHECKPOINT_NOT_MET("checkpoint-not-met", "does not have the root the leaves give"),
    CHECKPOINT_BEYOND_LEAVES("checkpoint-beyond-leaves", "signs more leaves than there are"),
    HEAD_NOT_MET("head-not-met", "does not have the root the leaves give"),
    LEAF_MISSING("leaf-missing", "is missing"),
    LEAF_ALTERED("leaf-altered", "is not the leaf that was put there"),
    NODE_ALTERED("node-altered", "is not the hash of its leaves"),
    ENTRY_MISSING("entry-missing", "is missing although a leaf stands for it"),
    ENTRY_ALTERED("entry-altered", "does not open, or does not say what its leaf commits to"),
    ENTRY_NEVER_NUMBERED("entry-never-numbered", "has no leaf and waits for none"),
    PART_ALTERED("part-altered", "does not open, or does not say what its entry commits to"),
    PART_UNREADABLE("part-unreadable", "cannot be read and no erasure entry says why"),
    QUEUE_ALTERED("queue-altered", "waits for a leaf that it has, or does not exist"),
    ROW_ALTERED("row-altered", "does not have the seal of its content"),
    ROW_MISSING("row-missing", "is missing although the ledger says it is there"),
    ROW_PUT_BACK("row-put-back", "is older than the version the ledger names last"),
    ROW_UNRECORDED("row-unrecorded", "is not in the ledger in that version"),
    HISTORY_REPLACED("history-replaced", "is not continued by the log that is here");

    private final String code;
    private final String sentence;

    Kind(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Finding {
    requireNonNull(kind, "kind is null");
    requireNonNull(where, "where is null");
  }

  @Override
  public String toString() {
    return kind.code() + ": " + where + " " + kind.sentence;
  }
}
