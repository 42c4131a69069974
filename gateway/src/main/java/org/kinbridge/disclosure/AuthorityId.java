package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * One authority inside a state, as its signed directory names it ({@code xa-central-authority}).
 */
public record AuthorityId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  public AuthorityId {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "authority id is not lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
