package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Vault;

/**
 * Gives waiting entries their leaves, in batches, and signs the head afterwards. Numbers have no
 * gap. A checkpoint is signed only over leaves that were read again after their commit, and that
 * continue what was signed before.
 *
 * <p>Any number of replicas may run one: whoever has the log's lock takes a turn, and believes of
 * the others' turns only what it has recomputed.
 */
@Owned(by = "the thread that steps it", lock = "this")
public final class Sequencer {
  public static final int BATCH = 1024;
  private static final int PAGE = 10_000;

  /** What the sequencer tells. */
  public interface Listener {
    /** Entries up to here can be proved. */
    void published(Checkpoint checkpoint);

    /** A waiting entry that we did not write: it gets no leaf, ever. Told once. */
    void forged(EntryId entry);
  }

  /** What a step did. */
  public enum Step {
    /** There may be more to do at once. */
    ADVANCED,
    /** Nothing waits. */
    IDLE,
    /** Another replica has the lock. */
    ELSEWHERE
  }

  private final LogWriter writer;
  private final EntrySealing sealing;
  private final Keystore keys;
  private final LogIdentity log;
  private final Listener listener;
  private final Set<EntryId> forged = new HashSet<>();
  private final Set<Leaf> opened = new HashSet<>();
  private Optional<Frontier> published = Optional.empty();

  public Sequencer(
      LogWriter writer, Vault vault, Keystore keys, SecureRandom random, Listener listener) {
    this.writer = requireNonNull(writer, "writer is null");
    this.sealing = new EntrySealing(vault, keys, random);
    this.keys = requireNonNull(keys, "keys is null");
    this.log = LogIdentity.of(keys.entity(), keys.log());
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Takes one turn: at most {@link #BATCH} entries.
   *
   * @throws LogBroken when the log is not the one that was signed
   * @throws org.kinbridge.vault.StorageFailed to be tried again
   */
  public synchronized Step step() {
    if (published.isEmpty()) {
      published = writer.turn(this::verifiedStart);
    }
    if (published.isEmpty()) {
      return Step.ELSEWHERE;
    }
    return writer
        .turn(this::extend)
        .map(found -> found == Found.NOTHING ? Step.IDLE : signed())
        .orElse(Step.ELSEWHERE);
  }

  /** In a second turn: what the first one wrote counts only once its commit can be read. */
  private Step signed() {
    Optional<Signed> signed = writer.turn(this::readBackAndSign).flatMap(result -> result);
    if (signed.isEmpty()) {
      return Step.ELSEWHERE;
    }
    published = signed.map(Signed::frontier);
    listener.published(signed.get().checkpoint());
    return Step.ADVANCED;
  }

  /** What a turn found. */
  private enum Found {
    NOTHING,
    WAITING,
    /**
     * A head that nobody signed yet: a turn of ours that failed half-way, or of another replica.
     */
    UNSIGNED_HEAD
  }

  private record Signed(Frontier frontier, Checkpoint checkpoint) {}

  /** At start: the last checkpoint must be the root over the leaves that are there. */
  private Frontier verifiedStart(LogWriter.Turn turn) {
    return turn.latestCheckpoint().map(note -> replayed(turn, note)).orElse(Frontier.EMPTY);
  }

  private Frontier replayed(LogWriter.Turn turn, String note) {
    Checkpoint checkpoint =
        Checkpoint.verify(note, log)
            .orElseThrow(() -> new LogBroken("the last checkpoint is not signed by our log key"));
    Frontier frontier = grown(turn, Frontier.EMPTY, checkpoint.head().size(), leaf -> {});
    if (!frontier.head().equals(checkpoint.head())) {
      throw new LogBroken("the leaves do not give the root of the last checkpoint");
    }
    return frontier;
  }

  /** Only from a published head: what another turn added must be read back and signed first. */
  private Found extend(LogWriter.Turn turn) {
    Frontier from = published.orElseThrow();
    if (!turn.head().equals(from.head())) {
      return Found.UNSIGNED_HEAD;
    }
    List<StoredCommon> waiting = ours(turn.pending(BATCH, forged));
    if (waiting.isEmpty()) {
      return Found.NOTHING;
    }
    List<Leaf> leaves = new ArrayList<>();
    for (StoredCommon entry : waiting) {
      leaves.add(new Leaf(from.size() + leaves.size(), entry.id(), entry.leaf()));
    }
    List<Node> nodes = new ArrayList<>();
    Frontier to = from.plus(leaves.stream().map(leaf -> leaf.data().hash()).toList(), nodes::add);
    opened.clear();
    opened.addAll(leaves);
    if (!turn.extend(from.head(), to.head(), leaves, nodes)) {
      throw new LogBroken("another head follows size " + from.size());
    }
    return Found.WAITING;
  }

  private List<StoredCommon> ours(List<StoredCommon> waiting) {
    List<StoredCommon> ours = new ArrayList<>();
    for (StoredCommon entry : waiting) {
      if (sealing.open(entry).isPresent()) {
        ours.add(entry);
      } else if (forged.add(entry.id())) {
        listener.forged(entry.id());
      }
    }
    return ours;
  }

  private Optional<Signed> readBackAndSign(LogWriter.Turn turn) {
    Frontier from = published.orElseThrow();
    Head head = turn.head();
    if (head.size() <= from.size()) {
      throw new LogBroken("the log went from size " + from.size() + " back to size " + head.size());
    }
    Frontier to = grown(turn, from, head.size(), leaf -> mustBeOurs(turn, leaf));
    if (!to.head().equals(head)) {
      throw new LogBroken("the leaves do not give the root of the head of size " + head.size());
    }
    Checkpoint checkpoint = Checkpoint.sign(head, log, keys.log());
    turn.publish(head.size(), checkpoint.note());
    return Optional.of(new Signed(to, checkpoint));
  }

  /**
   * A leaf that another turn added stands for an entry that this node sealed, or the log is not
   * ours.
   */
  private void mustBeOurs(LogWriter.Turn turn, Leaf leaf) {
    if (opened.contains(leaf)) {
      return;
    }
    boolean ours =
        turn.entry(leaf.entry())
            .filter(entry -> entry.leaf().equals(leaf.data()))
            .flatMap(sealing::open)
            .isPresent();
    if (!ours) {
      throw new LogBroken("leaf " + leaf.seq() + " stands for no entry of this node");
    }
  }

  private static Frontier grown(
      LogWriter.Turn turn, Frontier from, long size, Consumer<Leaf> check) {
    Frontier frontier = from;
    while (frontier.size() < size) {
      int most = (int) Math.min(PAGE, size - frontier.size());
      List<Sha256> hashes = new ArrayList<>();
      for (Leaf leaf : turn.leaves(frontier.size(), most)) {
        if (leaf.seq() != frontier.size() + hashes.size()) {
          break;
        }
        check.accept(leaf);
        hashes.add(leaf.data().hash());
      }
      if (hashes.isEmpty()) {
        throw new LogBroken("leaf " + frontier.size() + " is missing");
      }
      frontier = frontier.plus(hashes, node -> {});
    }
    return frontier;
  }
}
