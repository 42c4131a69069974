package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;

/**
 * What is to be recorded: a common part that says nothing about any child, and one part per child.
 * Numbers are integers (they are digested). Immutable; each method returns a new entry.
 *
 * @param refersTo the first entry of the story this one continues
 * @param rows the versions of rows that grant or wait which this transaction wrote: what {@code
 *     ledger verify} compares the tables with
 * @param exchange what the other node can hold us to; on {@code authorised} and {@code received}
 *     only
 */
public record Entry(
    EntryKind kind,
    Instant at,
    Optional<EntryId> refersTo,
    JsonNode common,
    List<Part> parts,
    List<RowChange> rows,
    Optional<Exchange> exchange) {

  /** The member of an erasure's common part that names the destroyed key. */
  public static final String ERASED_KEY = "key";

  /** What concerns one child; opens only with that child's key. */
  public record Part(ChildRef child, Personal<JsonNode> content) {
    public Part {
      requireNonNull(child, "child is null");
      requireNonNull(content, "content is null");
    }
  }

  public Entry {
    requireNonNull(kind, "kind is null");
    requireNonNull(at, "at is null");
    requireNonNull(refersTo, "refersTo is null");
    common = common.deepCopy();
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
    if (exchange.isPresent() && kind != EntryKind.AUTHORISED && kind != EntryKind.RECEIVED) {
      throw new IllegalArgumentException("only authorised and received entries carry an exchange");
    }
    if (parts.stream().map(Part::child).distinct().count() != parts.size()) {
      throw new IllegalArgumentException("an entry has one part a child");
    }
  }

  public static Entry of(EntryKind kind, Instant at) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new Entry(kind, at, Optional.empty(), nothing, List.of(), List.of(), Optional.empty());
  }

  /** A child's key was destroyed: parts sealed under it may be unreadable from now on. */
  public static Entry erasure(KeyId key, Instant at) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    return of(EntryKind.ERASURE, at).common(common.put(ERASED_KEY, key.toString()));
  }

  /** No child data here: the common part stays readable after every child in it is erased. */
  public Entry common(ObjectNode common) {
    return new Entry(kind, at, refersTo, common, parts, rows, exchange);
  }

  public Entry about(ChildRef child, ObjectNode content) {
    Part part = new Part(child, Personal.of("ledger part", content.deepCopy()));
    return new Entry(kind, at, refersTo, common, plus(parts, part), rows, exchange);
  }

  public Entry continuing(EntryId first) {
    return new Entry(kind, at, Optional.of(first), common, parts, rows, exchange);
  }

  /** This transaction wrote that version of that row. */
  public Entry wrote(Place row) {
    return new Entry(
        kind,
        at,
        refersTo,
        common,
        parts,
        plus(rows, new RowChange(row, RowChange.Now.THERE)),
        exchange);
  }

  /** This transaction wrote those versions of those rows. */
  public Entry wrote(List<Place> several) {
    Entry entry = this;
    for (Place row : several) {
      entry = entry.wrote(row);
    }
    return entry;
  }

  /** This transaction removed the row, whose last version it was. */
  public Entry removed(Place row) {
    return new Entry(
        kind,
        at,
        refersTo,
        common,
        parts,
        plus(rows, new RowChange(row, RowChange.Now.GONE)),
        exchange);
  }

  public Entry exchange(Exchange exchange) {
    return new Entry(kind, at, refersTo, common, parts, rows, Optional.of(exchange));
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
