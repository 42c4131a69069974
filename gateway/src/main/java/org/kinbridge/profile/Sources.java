package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final Sources NONE = new Sources(List.of(), MissingNode.getInstance());
  private final List<Note> notes;
  private final JsonNode read;
  private volatile @Nullable Map<String, List<String>> byElement;

  /** What is noted of one element, or of all elements of a part. */
  private sealed interface Note {
    void addTo(Map<String, List<String>> all, String above);
  }

  private record OfElement(String element, List<String> pointers) implements Note {
    @Override
    public void addTo(Map<String, List<String>> all, String above) {
      all.put(above + element, pointers);
    }
  }

  private record OfPart(String element, Part part) implements Note {
    @Override
    public void addTo(Map<String, List<String>> all, String above) {
      part.notes().forEach(note -> note.addTo(all, above + element));
    }
  }

  /**
   * What comes from the same places wherever it stands, noted once for all documents.
   *
   * @param notes paths below the part: {@code .coding[0].system}; empty for the part itself
   */
  public static final class Part {
    private final List<Note> notes;

    private Part(List<Note> notes) {
      this.notes = List.copyOf(notes);
    }

    public boolean isEmpty() {
      return notes.isEmpty();
    }

    private List<Note> notes() {
      return notes;
    }
  }

  /**
   * @param read the record as its reader read it
   */
  public Sources(Map<String, List<String>> byElement, JsonNode read) {
    this(notes(byElement), read);
  }

  private Sources(List<Note> notes, JsonNode read) {
    this.read = requireNonNull(read, "read is null");
    this.notes = notes;
  }

  private static List<Note> notes(Map<String, List<String>> byElement) {
    Noting noting = new Noting();
    byElement.forEach(noting::note);
    return noting.notes;
  }

  /** Of a document that somebody else made: its sources stayed with them. */
  public static Sources none() {
    return NONE;
  }

  public Map<String, List<String>> byElement() {
    Map<String, List<String>> ordered = byElement;
    if (ordered == null) {
      Map<String, List<String>> all = HashMap.newHashMap(2 * notes.size());
      notes.forEach(note -> note.addTo(all, ""));
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

  /** Takes down sources while a draft is written; what it made cannot be changed through it. */
  @Owned(by = "the thread that writes the draft", lock = "none")
  public static final class Noting {
    private List<Note> notes = new ArrayList<>();

    public void note(String element, List<String> pointers) {
      requireNonNull(element, "element is null");
      notes.add(new OfElement(element, List.copyOf(pointers)));
    }

    public void note(String element, Part part) {
      notes.add(new OfPart(requireNonNull(element, "element is null"), part));
    }

    /** What was noted so far, as a part of every document in which it stands. */
    public Part part() {
      return new Part(notes);
    }

    public Sources done(JsonNode read) {
      Sources sources = new Sources(notes, read);
      notes = new ArrayList<>();
      return sources;
    }
  }
}
