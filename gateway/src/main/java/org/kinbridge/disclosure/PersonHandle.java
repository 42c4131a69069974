package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A person inside one request ({@code #child}, {@code #uncle}): the name by which its facts say
 * whom they are about.
 */
public record PersonHandle(String value) {
  private static final Pattern SHAPE = Pattern.compile("#[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public PersonHandle {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("person handle is not '#' and a short word");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
