package org.kinbridge.sign.withheld;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;

/**
 * What the sender keeps to open a closed leaf later: the secret, the hash of each closed leaf, and
 * the nodes over what left. No value of the record is in it; whoever opens a leaf brings its value,
 * and it is found to be the one or not.
 *
 * <p>WARNING: with the secret and a guess anybody can test what was withheld. It stays under the
 * child's key.
 */
public final class Keepsake {
  private static final int MOST = TreeSize.LARGE.leaves();

  /** One closed leaf: what it is of, and its hash. */
  public record Kept(LeafKind kind, String path, String rule, Sha256 leaf) {
    public Kept {
      requireNonNull(kind, "kind is null");
      requireNonNull(path, "path is null");
      requireNonNull(rule, "rule is null");
      requireNonNull(leaf, "leaf is null");
    }
  }

  private final TreeSize size;
  private final Secret secret;
  private final int released;
  private final List<Sha256> cover;
  private final List<Kept> closed;
  private final Leaves leaves;
  private final int[] slots;
  private final Nodes nodes;

  /**
   * @param secret 32 random bytes
   * @param released how many leaves hold the content
   * @param cover the nodes over them
   * @param closed the announced first
   */
  Keepsake(TreeSize size, byte[] secret, int released, List<Sha256> cover, List<Kept> closed) {
    this.size = size;
    this.leaves = new Leaves();
    this.secret = new Secret(secret, leaves);
    this.released = released;
    this.cover = List.copyOf(cover);
    this.closed = List.copyOf(closed);
    this.slots = slots(this.secret, size, released, closed.stream().map(Kept::kind).toList());
    this.nodes = nodes();
  }

  /** Where the closed leaves stand: the announced behind their notices, the silent wherever. */
  static int[] slots(Secret secret, TreeSize size, int released, List<LeafKind> kinds) {
    int announced = (int) kinds.stream().filter(LeafKind.ANNOUNCED::equals).count();
    int first = released + announced;
    int[] silent = secret.slots(first + announced, size.leaves(), kinds.size() - announced);
    int[] slots = new int[kinds.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i < announced ? first + i : silent[i - announced];
    }
    return slots;
  }

  private List<Notice> notices() {
    return closed.stream()
        .filter(one -> one.kind() == LeafKind.ANNOUNCED)
        .map(one -> new Notice(one.rule(), one.path()))
        .toList();
  }

  private Nodes nodes() {
    byte[] key = secret.openedKey();
    Map<Nodes.At, byte[]> given = new HashMap<>();
    List<Nodes.At> opened = Nodes.cover(0, released);
    for (int i = 0; i < opened.size(); i++) {
      given.put(opened.get(i), cover.get(i).bytes());
    }
    List<Notice> notices = notices();
    byte[][] told = leaves.notices(key, released, notices);
    for (int i = 0; i < told.length; i++) {
      given.put(new Nodes.At(0, released + i), told[i]);
    }
    int[] taken = new int[size.leaves() + 1];
    Arrays.fill(taken, 1, 1 + released + told.length, 1);
    for (int i = 0; i < slots.length; i++) {
      given.put(new Nodes.At(0, slots[i]), closed.get(i).leaf().bytes());
      taken[1 + slots[i]] = 1;
    }
    Arrays.parallelPrefix(taken, Integer::sum); // how many are taken below each slot
    return new Nodes(size, Secret.turned(key, size, leaves), at -> known(at, given, taken));
  }

  /** Where nothing is taken there is nothing to hash: one dummy stands for all of it. */
  private Optional<byte[]> known(Nodes.At at, Map<Nodes.At, byte[]> given, int[] taken) {
    return taken[at.from()] == taken[at.to()]
        ? Optional.of(secret.dummy(at))
        : Optional.ofNullable(given.get(at));
  }

  public Sha256 root() {
    return Sha256.wrap(nodes.root());
  }

  /** What the recipient gets. */
  Openings openings() {
    List<Notice> notices = notices();
    List<Sha256> rest =
        nodes.of(Nodes.cover(released + notices.size(), size.leaves())).stream()
            .map(Sha256::wrap)
            .toList();
    return new Openings(secret.openedKey(), notices, rest);
  }

  /** Everything that can be opened, in a fixed order. */
  public List<Kept> closed() {
    return closed;
  }

  /**
   * The opening of one closed leaf.
   *
   * @return empty when this is not the value it commits to
   */
  public Optional<ElementOpening> open(int which, Personal<String> value, JsonNode manifest) {
    Kept kept = closed.get(which);
    Closed element = new Closed(kept.kind(), kept.path(), kept.rule(), value);
    byte[] leafSecret = secret.ofClosed(slots[which]);
    if (!Sha256.wrap(leaves.closed(leafSecret, element)).equals(kept.leaf())) {
      return Optional.empty();
    }
    return Optional.of(
        new ElementOpening(
            element, leafSecret, nodes.place(slots[which]), nodes.audit(slots[which]), manifest));
  }

  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("leaves", size.leaves());
    json.put("secret", Sha256.wrap(secret.bytes()).base64url());
    json.put("released", released);
    ArrayNode nodesOver = json.putArray("cover");
    cover.forEach(node -> nodesOver.add(node.base64url()));
    ArrayNode rows = json.putArray("closed");
    for (Kept one : closed) {
      rows.addObject()
          .put("kind", one.kind().code())
          .put("path", one.path())
          .put("rule", one.rule())
          .put("leaf", one.leaf().base64url());
    }
    return json;
  }

  /** Empty when these are no keepsake's members: the entry that holds them was not written so. */
  public static Optional<Keepsake> read(JsonNode json) {
    try {
      Members members = Members.of(json, "");
      TreeSize size = size(members);
      byte[] secret = Wire32.bytes(members, "secret");
      int released = (int) Math.min(members.integer("released"), MOST);
      List<Sha256> cover = Wire32.digests(members, "cover");
      List<Kept> closed = new ArrayList<>();
      for (JsonNode row : members.array("closed")) {
        closed.add(kept(Members.of(row, "/closed")));
      }
      members.done();
      int needed = released + closed.size() + announced(closed);
      return cover.size() == Nodes.cover(0, released).size() && needed <= size.leaves()
          ? Optional.of(new Keepsake(size, secret, released, cover, closed))
          : Optional.empty();
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static int announced(List<Kept> closed) {
    return (int) closed.stream().filter(one -> one.kind() == LeafKind.ANNOUNCED).count();
  }

  private static TreeSize size(Members json) throws JsonRefused {
    long leaves = json.integer("leaves");
    return Arrays.stream(TreeSize.values())
        .filter(size -> size.leaves() == leaves)
        .findFirst()
        .orElseThrow(() -> json.invalid("leaves", "no tree has so many leaves"));
  }

  private static Kept kept(Members row) throws JsonRefused {
    LeafKind kind =
        Coded.parse(LeafKind.class, row.text("kind"))
            .orElseThrow(() -> row.invalid("kind", "this is not a kind of leaf"));
    Kept kept =
        new Kept(kind, row.text("path"), row.text("rule"), Sha256.wrap(Wire32.bytes(row, "leaf")));
    row.done();
    return kept;
  }

  @Override
  public String toString() {
    return "<keepsake>";
  }
}
