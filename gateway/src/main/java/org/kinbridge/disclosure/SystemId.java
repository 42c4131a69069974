package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A case system inside a state ({@code xc-primero}): the name space in which a local id means one
 * child.
 */
public record SystemId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  public SystemId {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("system id is not lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
