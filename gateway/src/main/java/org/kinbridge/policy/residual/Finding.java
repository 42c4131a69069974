package org.kinbridge.policy.residual;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What the second pass found. */
public sealed interface Finding {

  /**
   * @param coincident places of withheld values that are lawfully released elsewhere in the
   *     document
   */
  record Clean(List<String> coincident) implements Finding {
    public Clean {
      coincident = List.copyOf(coincident);
    }
  }

  /** Something in the bytes that must not, or need not, be there. */
  record Residue(List<Hit> hits) implements Finding {
    public Residue {
      hits = List.copyOf(hits);
      if (hits.isEmpty()) {
        throw new IllegalArgumentException("a residue is a hit");
      }
    }
  }

  /**
   * @param place where it is: in the bytes when nothing explains it, in the record when it was
   *     withheld
   */
  record Hit(Kind kind, String place) {
    public Hit {
      requireNonNull(kind, "kind is null");
      requireNonNull(place, "place is null");
    }
  }

  enum Kind {
    /** A scalar that no released element and no named transformation explains. */
    UNTRACED,
    /** A withheld value inside a text that leaves. */
    WITHHELD_VALUE,
    /** The same of a value whose very existence is not told: nobody may let that pass. */
    UNSPEAKABLE
  }
}
