package org.kinbridge.translate.map;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;

/**
 * Who hands the record over and when: what a record does not say about itself.
 *
 * @param node the state that is responsible for the record
 * @param asOf when the record was read, as that state counts it; days after it are impossible
 */
public record Origin(
    NodeId node, AuthorityId authority, String authorityName, AuthorityRole role, Moment asOf) {
  public Origin {
    requireNonNull(node, "node is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(authorityName, "authorityName is null");
    requireNonNull(role, "role is null");
    requireNonNull(asOf, "asOf is null");
    if (authorityName.isBlank()) {
      throw new IllegalArgumentException("authority name is blank");
    }
  }
}
