package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A registered agency client ({@code xc-mosa-casework}): a program, never a person. */
public record ClientId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

  public ClientId {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "client id is not lower-case letters, digits, dots, hyphens and underscores");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
