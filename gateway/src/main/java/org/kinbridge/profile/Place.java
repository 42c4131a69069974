package org.kinbridge.profile;

import java.util.Arrays;
import org.kinbridge.disclosure.Owned;

/** Where a walk stands: names and indices on a stack, joined only when asked. Owned by its walk. */
@Owned(by = "its walk", lock = "none: one thread")
final class Place {
  private static final int NO_INDEX = -1;
  private String[] names = new String[32];
  private int[] indices = new int[32];
  private int depth;

  void root(String name) {
    depth = 0;
    enter(name);
  }

  void enter(String name) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indices = Arrays.copyOf(indices, depth * 2);
    }
    names[depth] = name;
    indices[depth] = NO_INDEX;
    depth++;
  }

  void leave() {
    depth--;
  }

  void index(int index) {
    indices[depth - 1] = index;
  }

  void noIndex() {
    indices[depth - 1] = NO_INDEX;
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      if (i > 0) {
        path.append('.');
      }
      path.append(names[i]);
      if (indices[i] != NO_INDEX) {
        path.append('[').append(indices[i]).append(']');
      }
    }
    return path.toString();
  }
}
