package org.kinbridge.translate.reading;

import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * Where an element of a draft stands, as {@code Bundle.entry[1].resource}: every one is noted, and
 * few are ever spelled out.
 */
@Owned(by = "whoever spells it out", lock = "none: two at the same time spell the same")
public final class ElementPath {
  private static final int NO_INDEX = -1;
  private final @Nullable ElementPath above;
  private final String step;
  private final int index;
  private @Nullable String spelled;

  private ElementPath(@Nullable ElementPath above, String step, int index) {
    this.above = above;
    this.step = step;
    this.index = index;
  }

  public static ElementPath of(String path) {
    return new ElementPath(null, path, NO_INDEX);
  }

  /**
   * @param step to a member: its name behind a point
   */
  public ElementPath enter(String step) {
    return new ElementPath(this, step, NO_INDEX);
  }

  public ElementPath element(int index) {
    return new ElementPath(this, "", index);
  }

  @Override
  public String toString() {
    String path = spelled;
    if (path == null) {
      StringBuilder written = new StringBuilder(96);
      spell(written);
      path = written.toString();
      spelled = path;
    }
    return path;
  }

  private void spell(StringBuilder written) {
    if (above != null) {
      above.spell(written);
    }
    written.append(step);
    if (index != NO_INDEX) {
      written.append('[').append(index).append(']');
    }
  }
}
