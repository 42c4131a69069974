package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;

/** An authority as the signed directory of its own state describes it. */
public record Authority(AuthorityId id, String name, AuthorityRole role) {
  public Authority {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(role, "role is null");
  }
}
