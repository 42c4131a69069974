package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A node's name on the wire ({@code iss}, {@code aud}): an https URL without query, fragment or
 * user part.
 */
public record EntityId(String value) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "https://[a-z0-9]([a-z0-9.-]{0,250})(:[0-9]{1,5})?(/[A-Za-z0-9._~-]{1,64}){0,4}");

  public EntityId {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("entity id is not a plain https URL");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
