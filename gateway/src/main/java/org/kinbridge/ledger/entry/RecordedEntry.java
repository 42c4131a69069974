package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;

/** An entry's common part, opened and found to be what its leaf commits to. Parts stay sealed. */
public final class RecordedEntry {
  private final EntryId id;
  private final EntryKind kind;
  private final Instant at;
  private final Optional<EntryId> refersTo;
  private final JsonNode common;
  private final List<RowChange> rows;
  private final List<Sha256> partCommitments;

  RecordedEntry(
      EntryId id,
      EntryKind kind,
      Instant at,
      Optional<EntryId> refersTo,
      JsonNode common,
      List<RowChange> rows,
      List<Sha256> partCommitments) {
    this.id = requireNonNull(id, "id is null");
    this.kind = requireNonNull(kind, "kind is null");
    this.at = requireNonNull(at, "at is null");
    this.refersTo = requireNonNull(refersTo, "refersTo is null");
    this.common = common.deepCopy();
    this.rows = List.copyOf(rows);
    this.partCommitments = List.copyOf(partCommitments);
  }

  public EntryId id() {
    return id;
  }

  public EntryKind kind() {
    return kind;
  }

  public Instant at() {
    return at;
  }

  public Optional<EntryId> refersTo() {
    return refersTo;
  }

  public JsonNode common() {
    return common.deepCopy();
  }

  public List<RowChange> rows() {
    return rows;
  }

  List<Sha256> partCommitments() {
    return partCommitments;
  }

  @Override
  public String toString() {
    return kind.code() + " " + id;
  }
}
