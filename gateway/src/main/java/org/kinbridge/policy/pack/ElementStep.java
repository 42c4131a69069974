package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of a resource: {@code birthDate}, or with what tells it from its neighbours, {@code
 * extension(cp-age-estimate)}.
 */
public record ElementStep(String name, Optional<String> which) {
  private static final Pattern SHAPE =
      Pattern.compile("(_?[a-zA-Z]+|cp-[a-z-]+)(?:\\(([A-Za-z0-9-]+)\\))?");

  public ElementStep {
    requireNonNull(name, "name is null");
    requireNonNull(which, "which is null");
  }

  /**
   * @throws IllegalArgumentException unless it is one name with at most one choice
   */
  public static ElementStep parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("an element is a name, or name(choice)");
    }
    return new ElementStep(shape.group(1), Optional.ofNullable(shape.group(2)));
  }
}
