package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * Where each element of a draft came from: element path ({@code
 * Bundle.entry[1].resource.name[0].text}) to JSON pointers into the national record. {@code
 * Bundle.entry[i].resource} leads to the root of the person or record it was made from. With it
 * goes what the pointers lead into, so that the second pass can search it.
 *
 * <p>What was noted is put in order when somebody asks first: many a draft is only looked at.
 */
@Owned(
    by = "whoever asks first",
    lock = "none: who asks at the same time puts the same notes in the same order")
public final class Sources {
  private static final Sources NONE = new Sources(Map.of(), MissingNode.getInstance());
  private final Notes notes;
  private final JsonNode read;
  private volatile @Nullable Map<String, List<String>> byElement;

  /** What was noted while a draft was written; it does not change any more. */
  public interface Notes {
    /** Tells each element and its pointers. */
    void tell(BiConsumer<String, List<String>> listener);
  }

  /**
   * @param read the record as its reader read it
   */
  public Sources(Map<String, List<String>> byElement, JsonNode read) {
    this(new HashMap<>(byElement)::forEach, read);
  }

  public Sources(Notes notes, JsonNode read) {
    this.notes = requireNonNull(notes, "notes is null");
    this.read = requireNonNull(read, "read is null");
  }

  /** Of a document that somebody else made: its sources stayed with them. */
  public static Sources none() {
    return NONE;
  }

  public Map<String, List<String>> byElement() {
    Map<String, List<String>> ordered = byElement;
    if (ordered == null) {
      // linked: who goes through all of it goes through memory as it was written
      Map<String, List<String>> all = LinkedHashMap.newLinkedHashMap(512);
      notes.tell((element, pointers) -> all.put(element, List.copyOf(pointers)));
      ordered = Collections.unmodifiableMap(all);
      byElement = ordered;
    }
    return ordered;
  }

  /** The record as its reader read it; missing when its sources stayed with somebody else. */
  public JsonNode read() {
    return read;
  }

  /** The pointers of one element; empty when nothing in the record stands behind it. */
  public List<String> of(String element) {
    return byElement().getOrDefault(element, List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sources that
        && byElement().equals(that.byElement())
        && read.equals(that.read);
  }

  @Override
  public int hashCode() {
    return byElement().hashCode();
  }

  /** Names places of the record, which are no values, but are many. */
  @Override
  public String toString() {
    return "<sources of " + byElement().size() + " elements>";
  }
}
