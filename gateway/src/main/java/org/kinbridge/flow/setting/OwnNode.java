package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.trust.Directory;

/** This node as its own signed metadata describes it: partners know us by the very same words. */
public record OwnNode(NodeId node, EntityId entity, Directory directory) {
  public OwnNode {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    requireNonNull(directory, "directory is null");
    if (central(directory).isEmpty()) {
      throw new IllegalArgumentException("the directory names no central authority");
    }
  }

  /** Empty where the directory does not name the authority. */
  public Optional<Sender> sender(AuthorityId acting) {
    return directory
        .find(acting)
        .map(found -> new Sender(node, authority(found), central(directory).orElseThrow()));
  }

  /** An authority of ours as a recipient; empty where the directory does not name it. */
  public Optional<Recipient> recipient(AuthorityId receiving) {
    return recipient(node, directory, receiving);
  }

  public static Optional<Recipient> recipient(
      NodeId node, Directory directory, AuthorityId receiving) {
    return directory
        .find(receiving)
        .map(found -> new Recipient(node, authority(found), Long.toString(directory.version())));
  }

  static Authority authority(Directory.Authority named) {
    return new Authority(named.id(), named.name(), named.role());
  }

  public static Optional<Authority> central(Directory directory) {
    return directory.authorities().stream()
        .filter(authority -> authority.role() == AuthorityRole.CENTRAL_AUTHORITY)
        .findFirst()
        .map(OwnNode::authority);
  }
}
