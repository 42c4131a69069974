package org.kinbridge.sign.withheld;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Stayed;

/**
 * The tree over one disclosure, as its sender makes it.
 *
 * @param root what is signed
 * @param openings for the recipient
 * @param keepsake for the sender
 * @param values of the keepsake's leaves, in its order
 */
public record WithheldTree(
    Sha256 root, Openings openings, Keepsake keepsake, List<Personal<String>> values) {
  public WithheldTree {
    requireNonNull(root, "root is null");
    requireNonNull(openings, "openings is null");
    requireNonNull(keepsake, "keepsake is null");
    values = List.copyOf(values);
  }

  /** How many leaves a record needs, and how many its tree has. */
  public record Room(int needed, int most) {
    public boolean suffices() {
      return needed <= most;
    }
  }

  /** Asked before a tree is made. */
  public static Room room(JsonNode content, Stayed stayed) {
    int needed = Scalar.of(content).size() + 2 * stayed.announced().size() + stayed.silent().size();
    return new Room(needed, TreeSize.of(content).leaves());
  }

  /**
   * @param content what leaves
   * @param stayed what does not
   * @param secret 32 random bytes, used for this tree and no other
   */
  public static WithheldTree of(JsonNode content, Stayed stayed, byte[] secret) {
    TreeSize size = TreeSize.of(content);
    Leaves leaves = new Leaves();
    Secret keys = new Secret(secret, leaves);
    byte[] openedKey = keys.openedKey();
    byte[][] released = leaves.released(openedKey, Scalar.of(content));
    Nodes opened =
        new Nodes(
            size,
            Secret.turned(openedKey, size, leaves),
            at -> at.level() == 0 ? Optional.of(released[at.index()]) : Optional.empty());
    List<Sha256> cover =
        opened.of(Nodes.cover(0, released.length)).stream().map(Sha256::wrap).toList();
    List<Closed> closed = Closed.of(stayed);
    int[] slots =
        Keepsake.slots(keys, size, released.length, closed.stream().map(Closed::kind).toList());
    List<Keepsake.Kept> kept = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      Closed one = closed.get(i);
      byte[] leaf = leaves.closed(keys.ofClosed(slots[i]), one);
      kept.add(new Keepsake.Kept(one.kind(), one.path(), one.rule(), Sha256.wrap(leaf)));
    }
    Keepsake keepsake = new Keepsake(size, secret, released.length, cover, kept);
    return new WithheldTree(
        keepsake.root(),
        keepsake.openings(),
        keepsake,
        closed.stream().map(Closed::value).toList());
  }
}
