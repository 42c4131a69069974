package org.kinbridge.review;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;

/**
 * What a person answered about one disclosure.
 *
 * @param decision the digest of the decision that she saw
 * @param until when a yes, or a glass broken, ends; a no never does
 * @param why in her words; a no has some, and so has who breaks the glass
 */
public record Answer(
    DisclosureId disclosure,
    Said said,
    Sha256 decision,
    Reviewer by,
    Instant at,
    Instant until,
    Optional<String> why) {

  /** As long as a message may wait for its partner: a yes that ended first would stop it. */
  public static final Duration LASTS = Duration.ofDays(5);

  /** As long as its message may travel: what was not sent by then was not that urgent. */
  public static final Duration GLASS_LASTS = Duration.ofHours(24);

  /** Yes or no; or a yes alone, in a danger that does not wait for a second person. */
  public enum Said implements Coded {
    YES("yes"),
    NO("no"),
    BREAKS_GLASS("break-glass");

    private final String code;

    Said(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Answer {
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(said, "said is null");
    requireNonNull(decision, "decision is null");
    requireNonNull(by, "by is null");
    requireNonNull(at, "at is null");
    requireNonNull(until, "until is null");
    requireNonNull(why, "why is null");
  }

  public boolean isNo() {
    return said == Said.NO;
  }

  public boolean isYes() {
    return said == Said.YES;
  }

  /** Prints no word of hers. */
  @Override
  public String toString() {
    return "Answer[" + disclosure + " " + said.code() + "]";
  }
}
