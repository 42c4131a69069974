package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.trust.key.LogKey;

/**
 * A head that this node's log key signed (C2SP tlog-checkpoint in a signed note). Proof: made by
 * signing or by verifying, nothing else.
 */
public final class Checkpoint {
  private static final int SIGNATURE = 64;
  private final Head head;
  private final String note;

  private Checkpoint(Head head, String note) {
    this.head = requireNonNull(head, "head is null");
    this.note = requireNonNull(note, "note is null");
  }

  /** Package-private: only the sequencer signs, and only what it read back from a commit. */
  static Checkpoint sign(Head head, LogIdentity log, LogKey key) {
    String text = text(head, log);
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] line = Arrays.copyOf(log.keyHash(), 4 + signature.length);
    System.arraycopy(signature, 0, line, 4, signature.length);
    String note =
        text + "\n\u2014 " + log.origin() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    return new Checkpoint(head, note);
  }

  /** Empty unless the note is well formed, of this log, and signed by its key. */
  public static Optional<Checkpoint> verify(String note, LogIdentity log) {
    String[] halves = note.split("\n\n", 2);
    if (halves.length != 2 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    String text = halves[0] + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean signed = halves[1].lines().anyMatch(line -> signature(line, log, bytes));
    return signed ? head(text, log).map(head -> new Checkpoint(head, note)) : Optional.empty();
  }

  public Head head() {
    return head;
  }

  /** The signed note. */
  public String note() {
    return note;
  }

  private static String text(Head head, LogIdentity log) {
    String root = Base64.getEncoder().encodeToString(head.root().bytes());
    return log.origin() + "\n" + head.size() + "\n" + root + "\n";
  }

  /** Read by writing again: there is one text for a head, and no other is a checkpoint of ours. */
  private static Optional<Head> head(String text, LogIdentity log) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4) {
      return Optional.empty();
    }
    try {
      Head head =
          new Head(Long.parseLong(lines[1]), Sha256.wrap(Base64.getDecoder().decode(lines[2])));
      return text(head, log).equals(text) ? Optional.of(head) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean signature(String line, LogIdentity log, byte[] text) {
    String prefix = "\u2014 " + log.origin() + " ";
    if (!line.startsWith(prefix)) {
      return false;
    }
    try {
      byte[] blob = Base64.getDecoder().decode(line.substring(prefix.length()));
      return blob.length == 4 + SIGNATURE
          && Arrays.equals(Arrays.copyOf(blob, 4), log.keyHash())
          && log.signed(text, Arrays.copyOfRange(blob, 4, blob.length));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "checkpoint of size " + head.size();
  }
}
