package org.kinbridge.store.database;

import static java.util.Objects.requireNonNull;

/** A database role and its password. */
public record Login(String user, String password) {
  public Login {
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    if (!user.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("a role is named in lower case");
    }
  }

  @Override
  public String toString() {
    return user;
  }
}
