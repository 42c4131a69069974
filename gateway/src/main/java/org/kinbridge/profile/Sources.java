package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Owned;

/**
 * Where each element of a draft came from: element path ({@code
 * Bundle.entry[1].resource.name[0].text}) to JSON pointers into the national record. {@code
 * Bundle.entry[i].resource} leads to the root of the person or record it was made from. With it
 * goes what the pointers lead into, so that the second pass can search it.
 */
public final class Sources {
  private static final Sources NONE = new Sources(Map.of(), MissingNode.getInstance());
  private final Map<String, List<String>> byElement;
  private final JsonNode read;

  /**
   * @param read the record as its reader read it
   */
  public Sources(Map<String, List<String>> byElement, JsonNode read) {
    this(noting(byElement), read);
  }

  private Sources(Noting noting, JsonNode read) {
    this.read = requireNonNull(read, "read is null");
    this.byElement = Collections.unmodifiableMap(noting.noted);
  }

  private static Noting noting(Map<String, List<String>> byElement) {
    Noting noting = new Noting(byElement.size());
    byElement.forEach(noting::note);
    return noting;
  }

  /** Of a document that somebody else made: its sources stayed with them. */
  public static Sources none() {
    return NONE;
  }

  public Map<String, List<String>> byElement() {
    return byElement;
  }

  /** The record as its reader read it; missing when its sources stayed with somebody else. */
  public JsonNode read() {
    return read;
  }

  /** The pointers of one element; empty when nothing in the record stands behind it. */
  public List<String> of(String element) {
    return byElement.getOrDefault(element, List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sources that
        && byElement.equals(that.byElement)
        && read.equals(that.read);
  }

  @Override
  public int hashCode() {
    return byElement.hashCode();
  }

  /** Names places of the record, which are no values, but are many. */
  @Override
  public String toString() {
    return "<sources of " + byElement.size() + " elements>";
  }

  /** Takes down sources while a draft is written; what it made cannot be changed through it. */
  @Owned(by = "the thread that writes the draft", lock = "none")
  public static final class Noting {
    private Map<String, List<String>> noted;

    /**
     * @param elements about how many there will be
     */
    public Noting(int elements) {
      noted = HashMap.newHashMap(elements);
    }

    public void note(String element, List<String> pointers) {
      noted.put(requireNonNull(element, "element is null"), List.copyOf(pointers));
    }

    public Sources done(JsonNode read) {
      Sources sources = new Sources(this, read);
      noted = Map.of();
      return sources;
    }
  }
}
