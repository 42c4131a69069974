package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.kinbridge.disclosure.Coded;

/** How often somebody may use a dear door. Counted where all replicas see it. */
public interface RequestRate {

  /** Doors that tell about a case without sending anything, and so invite trying around. */
  enum Door implements Coded {
    PREVIEW("preview", 60),
    CHECK("check", 240),
    /** Looking at a hold and answering it: each decides anew. */
    HOLD("hold", 120),
    /** A batch, rehearsed or sent: each decides on up to 500 lines. */
    BATCH("batch", 6),
    /** Hundreds of decisions at once. */
    REPLAY("replay", 6);

    private final String code;
    private final int perMinute;

    Door(String code, int perMinute) {
      this.code = code;
      this.perMinute = perMinute;
    }

    @Override
    public String code() {
      return code;
    }

    public int perMinute() {
      return perMinute;
    }
  }

  sealed interface Turn {
    record Granted() implements Turn {}

    /** 429, with the time after which the door counts anew. */
    record Refused(Duration retryAfter) implements Turn {
      public Refused {
        requireNonNull(retryAfter, "retryAfter is null");
      }
    }
  }

  /**
   * Counts one use, refused ones included.
   *
   * @param caller a client's id, or a word that stands for one person and does not name her
   */
  Turn take(String caller, Door door, Instant now);
}
