package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.kinbridge.profile.frozen.FrozenTree;

/**
 * A document that claims to be a shared record: anybody's claim, frozen when made.
 *
 * <p>Its tree is a read-only copy: whoever keeps the tree given here cannot change what was
 * checked.
 */
public final class Draft {
  private final JsonNode tree;
  private final Sources sources;

  /**
   * @throws IllegalArgumentException when the tree is nested deeper than any door accepts
   */
  public Draft(JsonNode tree, Sources sources) {
    this.tree = FrozenTree.copyOf(requireNonNull(tree, "tree is null"));
    this.sources = requireNonNull(sources, "sources is null");
  }

  /** Read-only: every mutator throws; {@code deepCopy()} gives a tree that may be changed. */
  public JsonNode tree() {
    return tree;
  }

  public Sources sources() {
    return sources;
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<draft>";
  }
}
