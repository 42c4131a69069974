package org.kinbridge.translate.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;

/**
 * Cuts a long file into records, by its bytes, and holds one at a time. Line ends, quotes and
 * separators are one byte each in every encoding that is read here, and never part of a character.
 */
@Owned(by = "the thread that reads the file", lock = "none")
public final class Cutting {
  private static final int BUFFER = 1 << 16;
  private static final int NO_SEPARATOR = -1;

  /** Where in a record the next byte stands. */
  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    /** Behind a quote in a quoted field: doubled, or the end of the field. */
    QUOTE
  }

  private final InputStream in;
  private final int separator;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private final Sha256.Running digest = new Sha256.Running();
  private int next;
  private int filled;
  private long bytes;
  private long line = 1;
  private boolean afterReturn;
  private boolean over;

  private Cutting(InputStream in, int separator, int longest) {
    this.in = requireNonNull(in, "in is null");
    this.separator = separator;
    this.longest = longest;
  }

  /** A record is a line. */
  public static Cutting ofLines(InputStream in, int longest) {
    return new Cutting(in, NO_SEPARATOR, longest);
  }

  /** A record is a line, or several where a quoted field holds line ends. */
  public static Cutting ofFields(InputStream in, char separator, int longest) {
    return new Cutting(in, separator, longest);
  }

  /** How many bytes the cuts so far were, their line ends among them. */
  public long bytes() {
    return bytes;
  }

  /** Of these bytes. */
  public Sha256 digest() {
    return digest.soFar();
  }

  /** Empty at the end of the file, and where nobody knows how it goes on. */
  public Optional<Cut> next() throws IOException {
    if (over || !more()) {
      return Optional.empty();
    }
    long begin = line;
    Piece piece = new Piece();
    State state = State.FIELD_START;
    while (more()) {
      int from = next;
      state = walk(state);
      piece.add(buffer, from, next);
      took(from, next);
      if (next < filled) {
        return Optional.of(ended(piece, begin));
      }
      if (state == State.QUOTED && piece.isTooLong()) {
        over = true;
        return Optional.of(new Cut.Unclosed(begin, line));
      }
    }
    over = true;
    return Optional.of(
        state == State.QUOTED ? new Cut.Unclosed(begin, line) : piece.cut(begin, line));
  }

  private boolean more() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return next < filled;
  }

  /** To the end of the record, or of what is in the buffer. */
  private State walk(State from) {
    State state = from;
    while (next < filled) {
      byte one = buffer[next];
      if (one == '\n' || one == '\r') {
        if (state != State.QUOTED) {
          return state;
        }
        countLine(one);
      } else {
        afterReturn = false;
      }
      state = after(state, one);
      next++;
    }
    return state;
  }

  /** A return and the line feed after it end one line. */
  private void countLine(byte end) {
    line += end == '\n' && afterReturn ? 0 : 1;
    afterReturn = end == '\r';
  }

  private State after(State state, byte one) {
    if (separator == NO_SEPARATOR) {
      return State.PLAIN;
    }
    boolean ends = one == separator;
    return switch (state) {
      case FIELD_START -> one == '"' ? State.QUOTED : ends ? State.FIELD_START : State.PLAIN;
      case PLAIN -> ends ? State.FIELD_START : State.PLAIN;
      case QUOTED -> one == '"' ? State.QUOTE : State.QUOTED;
      case QUOTE -> one == '"' ? State.QUOTED : ends ? State.FIELD_START : State.PLAIN;
    };
  }

  private Cut ended(Piece piece, long begin) throws IOException {
    Cut cut = piece.cut(begin, line);
    boolean aReturn = buffer[next] == '\r';
    took(next, next + 1);
    next++;
    if (aReturn && more() && buffer[next] == '\n') {
      took(next, next + 1);
      next++;
    }
    line++;
    afterReturn = false;
    return cut;
  }

  private void took(int from, int to) {
    digest.update(buffer, from, to);
    bytes += to - from;
  }

  /** One record while it is gathered. */
  private final class Piece {
    private byte[] content = new byte[1 << 10];
    private int size;
    private boolean tooLong;

    void add(byte[] from, int begin, int end) {
      int more = end - begin;
      tooLong |= size + more > longest;
      if (tooLong) {
        return;
      }
      if (size + more > content.length) {
        content = Arrays.copyOf(content, Math.max(size + more, 2 * content.length));
      }
      System.arraycopy(from, begin, content, size, more);
      size += more;
    }

    boolean isTooLong() {
      return tooLong;
    }

    Cut cut(long begin, long end) {
      return tooLong
          ? new Cut.TooLong(begin, end)
          : new Cut.Whole(begin, end, Arrays.copyOf(content, size));
    }
  }
}
