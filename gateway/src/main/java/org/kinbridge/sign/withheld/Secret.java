package org.kinbridge.sign.withheld;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.kinbridge.disclosure.Owned;

/**
 * What the sender alone knows of one tree, and all that follows from it: 32 random bytes. Of the
 * keys made from them the recipient gets the one of the opened leaves, which tells nothing of the
 * others.
 */
@Owned(by = "whoever makes or opens one tree", lock = "none: one thread")
final class Secret {
  private final byte[] secret;
  private final Leaves leaves;

  Secret(byte[] secret, Leaves leaves) {
    this.secret = secret.clone();
    this.leaves = leaves;
  }

  byte[] bytes() {
    return secret.clone();
  }

  byte[] openedKey() {
    return leaves.derive(secret, "opened");
  }

  byte[] ofClosed(int slot) {
    return leaves.secret(leaves.derive(secret, "closed"), slot);
  }

  /** What stands where there is nothing: to anybody else it looks like any other node. */
  byte[] dummy(Nodes.At at) {
    byte[] key = leaves.derive(secret, "dummy " + at.level());
    return leaves.secret(key, at.index());
  }

  /** Drawn without repetition from {@code from} until {@code to}: as many as are asked for. */
  int[] slots(int from, int to, int count) {
    int[] free = IntStream.range(from, to).toArray();
    Draws draws = new Draws(leaves.derive(secret, "order"), leaves);
    for (int i = 0; i < count; i++) {
      int other = i + draws.below(free.length - i);
      int drawn = free[other];
      free[other] = free[i];
      free[i] = drawn;
    }
    return IntStream.range(0, count).map(i -> free[i]).toArray();
  }

  /** How places are turned over: the recipient finds it from the key it gets. */
  static int turned(byte[] openedKey, TreeSize size, Leaves leaves) {
    return ByteBuffer.wrap(leaves.derive(openedKey, "turned")).getInt() & size.leaves() - 1;
  }

  /** Numbers below a bound, none likelier than another. */
  @Owned(by = "one drawing of slots", lock = "none")
  private static final class Draws {
    private final byte[] key;
    private final Leaves leaves;
    private ByteBuffer words = ByteBuffer.allocate(0);
    private int blocks;

    Draws(byte[] key, Leaves leaves) {
      this.key = key;
      this.leaves = leaves;
    }

    int below(int bound) {
      long range = 1L << Integer.SIZE;
      long most = range - range % bound;
      while (true) {
        long word = Integer.toUnsignedLong(next());
        if (word < most) {
          return (int) (word % bound);
        }
      }
    }

    private int next() {
      if (!words.hasRemaining()) {
        words = ByteBuffer.wrap(leaves.secret(key, blocks++));
      }
      return words.getInt();
    }
  }
}
