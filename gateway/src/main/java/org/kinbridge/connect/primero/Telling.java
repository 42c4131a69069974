package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.NodeDoor;
import org.kinbridge.connect.Standing;
import org.kinbridge.connect.primero.api.Primero;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.connect.primero.api.StatusChange;
import org.kinbridge.connect.primero.form.Words;
import org.kinbridge.connect.primero.form.Words.Phrase;
import org.kinbridge.deliver.State;

/**
 * Writes on the referral how far its disclosure came. Accepted is written when the partner's signed
 * receipt is there and not before: Primero lets nobody reject what was accepted.
 */
final class Telling {
  private static final System.Logger LOG = System.getLogger(Telling.class.getName());

  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Primero primero;
  private final NodeDoor node;
  private final Words words;
  private final Ending ending;
  private final InstantSource clock;

  /**
   * What follows an accepted referral.
   *
   * @param done what is said with the status done; empty where it stays accepted
   */
  record Ending(Optional<Map<String, String>> done) {
    Ending {
      requireNonNull(done, "done is null");
    }
  }

  Telling(Primero primero, NodeDoor node, Words words, Ending ending, InstantSource clock) {
    this.primero = requireNonNull(primero, "primero is null");
    this.node = requireNonNull(node, "node is null");
    this.words = requireNonNull(words, "words is null");
    this.ending = requireNonNull(ending, "ending is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Whether something follows an accepted referral. */
  boolean finishes() {
    return ending.done().isPresent();
  }

  /** A referral in progress whose disclosure the node has. */
  Handled tell(Referral referral, Standing standing) throws NoAnswer {
    List<String> why = standing.reason().map(words::reason).stream().toList();
    return switch (standing.state()) {
      case AUTHORISED, RELEASED -> Handled.WAITS;
      case HELD -> held(referral, standing);
      case RECEIVED -> accept(referral);
      case REFUSED, STOPPED -> reject(referral, Phrase.NOT_SENT, why);
      case NOT_ACCEPTED -> reject(referral, Phrase.NOT_TAKEN, why);
      case UNCONFIRMED -> reject(referral, Phrase.MAY_HAVE_ARRIVED, List.of());
      case UNKNOWN -> {
        LOG.log(
            Level.ERROR,
            "the node does not know how far disclosure {0} of referral {1} came",
            DerivedId.of(referral.id()),
            referral.id());
        yield Handled.STUCK;
      }
    };
  }

  /**
   * Held for a person at the node, which ends it. Where it did not, well after the end by any
   * clock, nobody may decide any more.
   */
  private Handled held(Referral referral, Standing standing) throws NoAnswer {
    boolean ended =
        standing.holdEnds().map(end -> !clock.instant().isBefore(end.plus(CLOCKS))).orElse(false);
    return ended
        ? reject(referral, Phrase.NOT_SENT, List.of(words.of(Phrase.HOLD_ENDED)))
        : Handled.WAITS;
  }

  /** Something is open that the case worker can answer; the answer comes with a new referral. */
  Handled hold(Referral referral, List<String> sentences) throws NoAnswer {
    return unsent(referral, words.text(Phrase.ON_HOLD, sentences, Optional.of(Phrase.REFER_AGAIN)));
  }

  Handled refuse(Referral referral, String reason) throws NoAnswer {
    return unsent(
        referral, words.text(Phrase.NOT_SENT, List.of(words.reason(reason)), Optional.empty()));
  }

  /**
   * Says that nothing was sent. Another connector may have sent it since we looked; then that would
   * be false, so it is looked at once more.
   */
  private Handled unsent(Referral referral, String text) throws NoAnswer {
    return node.find(DerivedId.of(referral.id())).isPresent()
        ? Handled.WAITS
        : write(referral, new StatusChange.Rejected(text));
  }

  private Handled reject(Referral referral, Phrase opening, List<String> why) throws NoAnswer {
    return write(referral, new StatusChange.Rejected(words.text(opening, why, Optional.empty())));
  }

  private Handled accept(Referral referral) throws NoAnswer {
    Handled accepted = write(referral, new StatusChange.Accepted());
    return accepted == Handled.SETTLED ? done(referral) : accepted;
  }

  /** A referral that is accepted already: by us, before we stopped, or by a person. */
  Handled finish(Referral referral, Optional<Standing> known) throws NoAnswer {
    if (known.filter(standing -> standing.state() == State.RECEIVED).isPresent()) {
      return done(referral);
    }
    LOG.log(
        Level.WARNING,
        "referral {0} was accepted by somebody else: nothing is sent for it from here on",
        referral.id());
    return Handled.SETTLED;
  }

  private Handled done(Referral referral) throws NoAnswer {
    return ending.done().isPresent()
        ? write(referral, new StatusChange.Done(ending.done().get()))
        : Handled.SETTLED;
  }

  private Handled write(Referral referral, StatusChange change) throws NoAnswer {
    if (primero.tell(referral, change)) {
      LOG.log(
          Level.INFO,
          "referral {0} is {1} (disclosure {2})",
          referral.id(),
          change.status().code(),
          DerivedId.of(referral.id()));
      return Handled.SETTLED;
    }
    LOG.log(
        Level.WARNING,
        "Primero does not let our user set referral {0} to {1}",
        referral.id(),
        change.status().code());
    return Handled.STUCK;
  }
}
