package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

/** What opening sealed bytes gives. */
public sealed interface Opening {

  /** The bytes, exactly as sealed at that place. */
  final class Body implements Opening {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return "<body>";
    }
  }

  /** The key does not exist here (any more): the child was erased, or somebody removed the key. */
  record KeyGone(KeyId key) implements Opening {
    public KeyGone {
      requireNonNull(key, "key is null");
    }
  }

  /**
   * Bytes, key or place are not what was sealed: somebody changed the row, or swapped it with
   * another.
   */
  record Altered(Place place) implements Opening {
    public Altered {
      requireNonNull(place, "place is null");
    }
  }
}
