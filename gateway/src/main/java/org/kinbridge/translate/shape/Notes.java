package org.kinbridge.translate.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.Sources;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.ElementPath;

/** Takes down where each element of a draft comes from, while it is written. */
@Owned(by = "the thread that writes the draft; nobody changes it afterwards", lock = "none")
final class Notes implements Sources.Notes {
  private final List<Note> notes = new ArrayList<>(256);

  private sealed interface Note {
    void tell(BiConsumer<String, List<String>> listener);

    /** An element that the record, or a row of the map, states. */
    record Read(ElementPath path, List<At> sources) implements Note {
      @Override
      public void tell(BiConsumer<String, List<String>> listener) {
        listener.accept(path.toString(), sources.stream().map(At::pointer).toList());
      }
    }

    /** An element that the shape states itself. */
    record Stated(ElementPath path, List<String> pointers) implements Note {
      @Override
      public void tell(BiConsumer<String, List<String>> listener) {
        listener.accept(path.toString(), pointers);
      }
    }

    /** Elements that the shape states alike in every document. */
    record OfPart(ElementPath path, Part part) implements Note {
      @Override
      public void tell(BiConsumer<String, List<String>> listener) {
        part.said().forEach(one -> listener.accept(path + one.below(), one.pointers()));
      }
    }
  }

  /** What comes from the same places wherever it stands, noted once for all documents. */
  record Part(List<Said> said) {
    Part {
      said = List.copyOf(said);
    }

    /**
     * @param below the path from the part on: {@code .coding[0].system}; empty for the part itself
     */
    record Said(String below, List<String> pointers) {
      Said {
        pointers = List.copyOf(pointers);
      }

      Said under(String step) {
        return new Said(step + below, pointers);
      }
    }
  }

  void read(ElementPath path, List<At> sources) {
    notes.add(new Note.Read(path, sources));
  }

  void stated(ElementPath path, List<String> pointers) {
    notes.add(new Note.Stated(path, pointers));
  }

  void part(ElementPath path, Part part) {
    notes.add(new Note.OfPart(path, part));
  }

  @Override
  public void tell(BiConsumer<String, List<String>> listener) {
    notes.forEach(note -> note.tell(listener));
  }
}
