package org.kinbridge.policy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.residual.Evidence.Marked;

/** Tells the second pass what the first one did. */
final class Marking {
  private Marking() {}

  static Marked of(Marks marks) {
    BitSet released = new BitSet();
    BitSet unspeakable = new BitSet();
    Map<String, String> formed = new HashMap<>();
    int scalar = 0;
    for (Element element : marks.document().elements()) {
      if (marks.form(element).isPresent()) {
        form(element, marks.form(element).get(), marks, formed);
      }
      if (element.isScalar()) {
        if (marks.isPlain(element)) {
          released.set(scalar);
        } else if (marks.isSilent(element)) {
          unspeakable.set(scalar);
        }
        scalar++;
      }
    }
    marks.notes().forEach(note -> formed.put(note.element().path(), note.form().code()));
    return new Marked(released, unspeakable, formed);
  }

  private static void form(Element element, Form form, Marks marks, Map<String, String> formed) {
    boolean below =
        element.parent().flatMap(parent -> marks.form(parent)).equals(Optional.of(form));
    if (!below) {
      formed.put(element.path(), form.code());
    }
  }
}
