package org.kinbridge.policy.residual;

import java.util.Arrays;
import java.util.Set;
import org.kinbridge.disclosure.Owned;

/**
 * A profile and a path in it without indices, {@code cp-child.name.text}; and what this pass knows
 * of it, whatever the document. Shapes are as few as the profiles are closed, so they are kept and
 * shared by all threads.
 */
@Owned(by = "whoever meets a shape below it first", lock = "its own, to add it")
final class Shape {
  /** A passage or statement: it never makes a value lawful that stands in it. */
  private static final String PASSAGE = ".section.text.div";

  private static final Set<String> FREE =
      Set.of(
          "text",
          "family",
          "given",
          "div",
          "valueString",
          "line",
          "city",
          "postalCode",
          "district",
          "state",
          "title");

  /** What may stand there beside what was released. */
  enum Kind {
    /** An id that only this partner knows. */
    ID,
    LABEL,
    LABEL_SYSTEM,
    /** What every document has, as the record has it. */
    FRAME,
    CONTENT
  }

  private static final Set<String> IDS =
      Set.of(
          "Bundle.fullUrl",
          "Bundle.identifier.value",
          "cp-child.identifier.value",
          "cp-case.identifier.value");
  private static final Set<String> FRAME =
      Set.of(
          "Bundle.resourceType",
          "Bundle.type",
          "Bundle.timestamp",
          "Bundle.identifier.system",
          "Bundle.meta.profile");

  private final String text;
  private final Kind kind;
  private final boolean free;
  private final boolean passage;
  private final boolean partOfName;
  private final String end;
  private final int place;

  /** Few, and asked for in every document: looking along them costs less than hashing. */
  private volatile Shape[] below = {};

  /** Of a whole profile. */
  Shape(String profile) {
    this(profile, profile, 0);
  }

  private Shape(String text, String end, int place) {
    this.text = text;
    this.end = end;
    this.place = place;
    this.free =
        (FREE.contains(end)
                && !text.equals("cp-case-summary.title")
                && !text.startsWith("cp-consent."))
            || text.endsWith(".telecom.value");
    this.passage = text.endsWith(PASSAGE);
    this.partOfName = text.endsWith(".name.given") || text.endsWith(".name.family");
    this.kind = kind(text);
  }

  private static Kind kind(String text) {
    if (IDS.contains(text) || text.endsWith(".reference")) {
      return Kind.ID;
    }
    if (text.endsWith(".meta.security.code") || text.endsWith(".confidentiality")) {
      return Kind.LABEL;
    }
    if (text.endsWith(".meta.security.system")) {
      return Kind.LABEL_SYSTEM;
    }
    return FRAME.contains(text) || text.endsWith(".resourceType") || text.endsWith(".meta.profile")
        ? Kind.FRAME
        : Kind.CONTENT;
  }

  Kind kind() {
    return kind;
  }

  Shape below(String member) {
    return below(member, 0);
  }

  /**
   * @param from where to look first: members mostly come in the order in which they were first met
   */
  Shape below(String member, int from) {
    Shape[] known = below;
    for (int i = from; i < known.length; i++) {
      if (known[i].end.equals(member)) {
        return known[i];
      }
    }
    for (int i = 0; i < from; i++) {
      if (known[i].end.equals(member)) {
        return known[i];
      }
    }
    return met(member);
  }

  private synchronized Shape met(String member) {
    for (Shape known : below) {
      if (known.end.equals(member)) {
        return known; // by another thread, meanwhile
      }
    }
    Shape met = new Shape(text + "." + member, member, below.length);
    Shape[] more = Arrays.copyOf(below, below.length + 1);
    more[below.length] = met;
    below = more;
    return met;
  }

  /** The place among those that it stands beside. */
  int place() {
    return place;
  }

  String text() {
    return text;
  }

  /** What somebody wrote there is prose, or a number by which one is reached. */
  boolean isFree() {
    return free;
  }

  boolean isPartOfName() {
    return partOfName;
  }

  boolean isPassage() {
    return passage;
  }
}
