package org.kinbridge.policy.residual;

/** A place in the national record, put into words (RFC 6901) only where somebody asks. */
sealed interface Pointer {
  record Whole() implements Pointer {}

  record Member(Pointer above, String name) implements Pointer {}

  record Item(Pointer above, int index) implements Pointer {}

  /** {@code /data/name~1first/0} */
  default String written() {
    return switch (this) {
      case Whole whole -> "";
      case Member(Pointer above, String name) ->
          above.written() + '/' + name.replace("~", "~0").replace("/", "~1");
      case Item(Pointer above, int index) -> above.written() + '/' + index;
    };
  }
}
