package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;

/**
 * The authorities of one state as its node signed them: the only source of a recipient's role.
 *
 * @param version rises with every change, and is frozen into a decision
 */
public record Directory(long version, List<Authority> authorities) {

  /**
   * One authority.
   *
   * @param name as people know it
   * @param contact24x7 where a duty officer answers at any hour
   */
  public record Authority(AuthorityId id, String name, AuthorityRole role, String contact24x7) {
    public Authority {
      requireNonNull(id, "id is null");
      requireNonNull(name, "name is null");
      requireNonNull(role, "role is null");
      requireNonNull(contact24x7, "contact24x7 is null");
    }
  }

  public Directory {
    authorities = List.copyOf(authorities);
    Set<AuthorityId> ids = new HashSet<>();
    for (Authority authority : authorities) {
      if (!ids.add(authority.id())) {
        throw new IllegalArgumentException("a directory names each authority once");
      }
    }
  }

  public Optional<Authority> find(AuthorityId id) {
    return authorities.stream().filter(authority -> authority.id().equals(id)).findFirst();
  }
}
