package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * A value about a person. It prints its category and nothing else, is not serialisable, and is
 * opened only by {@link #reveal} naming why: every such call is listed in {@code FewPlaces}.
 */
public final class Personal<T> {
  private final String category;
  private final T value;

  private Personal(String category, T value) {
    this.category = requireNonNull(category, "category is null");
    this.value = requireNonNull(value, "value is null");
  }

  public static <T> Personal<T> of(String category, T value) {
    return new Personal<>(category, value);
  }

  /** The value itself. {@code why} is for the reader of the call, not for a log. */
  public T reveal(String why) {
    requireNonNull(why, "why is null");
    return value;
  }

  public String category() {
    return category;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Personal<?> that
        && category.equals(that.category)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "<" + category + ">";
  }
}
