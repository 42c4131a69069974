package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;

/** One partner and its authorities, as its own signed metadata names them. */
public record DirectoryNode(NodeId node, EntityId entity, long version, List<Entry> authorities) {
  public DirectoryNode {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    authorities = List.copyOf(authorities);
  }

  /**
   * @param contact24x7 empty where the partner names none
   */
  public record Entry(AuthorityId id, String name, AuthorityRole role, String contact24x7) {
    public Entry {
      requireNonNull(id, "id is null");
      requireNonNull(name, "name is null");
      requireNonNull(role, "role is null");
      requireNonNull(contact24x7, "contact24x7 is null");
    }
  }
}
