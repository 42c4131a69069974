package org.kinbridge.translate.yaml;

import java.util.List;

/**
 * A map that does not load: every problem at once, each with file, line and path. Our own data is
 * wrong, so the node does not start.
 */
public final class InvalidMapException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  InvalidMapException(List<String> problems) {
    super("the map does not load:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each as {@code file:line path: what is wrong}. */
  public List<String> problems() {
    return problems;
  }
}
