package org.kinbridge.policy.residual;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the second pass found. */
public sealed interface Finding {
  /** What was read of the bytes; empty where they are no JSON. */
  default Optional<JsonNode> legible() {
    return switch (this) {
      case Clean(JsonNode read, List<String> coincident) -> Optional.of(read);
      case Residue(JsonNode read, List<Hit> hits) -> Optional.of(read);
      case Unreadable unreadable -> Optional.empty();
    };
  }

  /**
   * @param read what was read of the bytes, whole
   * @param coincident places of withheld values that are lawfully released elsewhere in the
   *     document
   */
  record Clean(JsonNode read, List<String> coincident) implements Finding {
    public Clean {
      requireNonNull(read, "read is null");
      coincident = List.copyOf(coincident);
    }
  }

  /** Something in the bytes that must not, or need not, be there. */
  record Residue(JsonNode read, List<Hit> hits) implements Finding {
    public Residue {
      requireNonNull(read, "read is null");
      hits = List.copyOf(hits);
      if (hits.isEmpty()) {
        throw new IllegalArgumentException("a residue is a hit");
      }
    }
  }

  /** The bytes are no JSON: nobody can tell what is in them. */
  record Unreadable(Hit hit) implements Finding {
    public Unreadable {
      requireNonNull(hit, "hit is null");
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
