package org.kinbridge.policy.element;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;

/**
 * What became of each element so far. An element that nobody marked does not leave; a withheld one
 * can only become silent, and is released again by nothing but {@link #unlock}.
 */
@Owned(by = "one decision", lock = "none: never leaves that decision")
public final class Marks {

  /** What became of one element. */
  public sealed interface Mark {
    String by();

    /**
     * @param form empty where it leaves as it is
     */
    record Released(String by, Optional<Form> form) implements Mark {
      public Released {
        requireNonNull(by, "by is null");
        requireNonNull(form, "form is null");
      }
    }

    record Withheld(String by, Reason reason, Notice notice) implements Mark {
      public Withheld {
        requireNonNull(by, "by is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(notice, "notice is null");
      }
    }
  }

  /** Whether the recipient is told that something is withheld. */
  public enum Notice {
    ANNOUNCED,
    SILENT
  }

  /** What is done to a released element, or to what stands beside it, for the sake of a rule. */
  public record Note(Element element, Form form, String by) {
    public Note {
      requireNonNull(element, "element is null");
      requireNonNull(form, "form is null");
      requireNonNull(by, "by is null");
    }
  }

  private final Document document;
  private final Mark[] marks;
  private final List<Note> notes = new ArrayList<>();

  public Marks(Document document) {
    this.document = requireNonNull(document, "document is null");
    this.marks = new Mark[document.elements().size()];
  }

  public Optional<Mark> of(Element element) {
    return Optional.ofNullable(marks[element.ordinal()]);
  }

  public boolean isReleased(Element element) {
    return marks[element.ordinal()] instanceof Mark.Released;
  }

  /** That it leaves in its own words, whatever becomes of what is below it. */
  public boolean isPlain(Element element) {
    return isPlain(element.ordinal());
  }

  private boolean isPlain(int ordinal) {
    return marks[ordinal] instanceof Mark.Released released && released.form().isEmpty();
  }

  /** That it leaves as it is, with all below it. */
  public boolean isWhole(Element element) {
    for (int i = element.ordinal(); i <= element.lastOrdinal(); i++) {
      if (!isPlain(i)) {
        return false;
      }
    }
    return true;
  }

  /** That the same became of it and of all below it. */
  public boolean isAll(Element element, Mark mark) {
    for (int i = element.ordinal(); i <= element.lastOrdinal(); i++) {
      if (!mark.equals(marks[i])) {
        return false;
      }
    }
    return true;
  }

  /** That something of the resource leaves. */
  public boolean leaves(Resource resource) {
    for (Element element : resource.root().children()) {
      if (isReleased(element)) {
        return true;
      }
    }
    return false;
  }

  /** Releases the element and all below it, as far as nothing withheld them. */
  public void release(Element element, String by) {
    release(element, new Mark.Released(by, Optional.empty()));
  }

  /** The same; between leaving whole and leaving in a form, the form wins. */
  public void release(Element element, Mark.Released mark) {
    int last = element.lastOrdinal();
    for (int i = element.ordinal(); i <= last; i++) {
      boolean whole = marks[i] instanceof Mark.Released earlier && earlier.form().isEmpty();
      if (marks[i] == null || (whole && mark.form().isPresent())) {
        marks[i] = mark;
      }
    }
  }

  /** The form in which an element leaves; empty where it leaves whole or not at all. */
  public Optional<Form> form(Element element) {
    return marks[element.ordinal()] instanceof Mark.Released released
        ? released.form()
        : Optional.empty();
  }

  /** That a rule wants more done than leaving out. */
  public void note(Note note) {
    notes.add(note);
  }

  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /**
   * Withholds the element and all below it; what is silent stays silent, what is announced may
   * become silent.
   */
  public void withhold(Element element, Mark.Withheld mark) {
    int last = element.lastOrdinal();
    for (int i = element.ordinal(); i <= last; i++) {
      boolean settled =
          marks[i] instanceof Mark.Withheld earlier
              && (earlier.notice() == Notice.SILENT || mark.notice() == Notice.ANNOUNCED);
      if (!settled) {
        marks[i] = mark;
      }
    }
  }

  /** Releases what exactly that rule withheld, announced: a named person's release of a passage. */
  public void unlock(Element element, String withheldBy, String by) {
    Mark.Released released = new Mark.Released(by, Optional.empty());
    for (int i = element.ordinal(); i <= element.lastOrdinal(); i++) {
      if (marks[i] instanceof Mark.Withheld mark
          && mark.by().equals(withheldBy)
          && mark.notice() == Notice.ANNOUNCED) {
        marks[i] = released;
      }
    }
  }

  /**
   * Where all below an element is withheld without a trace, so is the element: a mark of its own
   * would be the trace.
   */
  public void settle() {
    for (int i = marks.length - 2; i >= 0; i--) { // what is below an element comes after it
      boolean told = marks[i] != null && !isSilent(i);
      if (told && isSilent(i + 1) && areSilentBelow(document.elements().get(i))) {
        marks[i] = marks[i + 1];
      }
    }
  }

  /** That there is something below it, and all of it silent. */
  private boolean areSilentBelow(Element element) {
    for (Element below : element.children()) {
      if (!isSilent(below)) {
        return false;
      }
    }
    return !element.children().isEmpty();
  }

  public boolean isAnnounced(Element element) {
    return marks[element.ordinal()] instanceof Mark.Withheld withheld
        && withheld.notice() == Notice.ANNOUNCED;
  }

  public boolean isSilent(Element element) {
    return isSilent(element.ordinal());
  }

  private boolean isSilent(int ordinal) {
    return marks[ordinal] instanceof Mark.Withheld withheld && withheld.notice() == Notice.SILENT;
  }

  public Document document() {
    return document;
  }
}
