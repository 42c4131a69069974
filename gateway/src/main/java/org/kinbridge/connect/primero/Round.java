package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.primero.api.Listing;
import org.kinbridge.connect.primero.api.Primero;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.connect.primero.api.Referral.Status;

/**
 * One look at Primero: which cases changed, remembered before anything is done about them; then one
 * step for each referral that is open.
 */
final class Round {
  private static final System.Logger LOG = System.getLogger(Round.class.getName());

  /** One case that cannot be read must not stop the others; a service that is down must. */
  private static final int MISSES_IN_A_ROW = 3;

  private final Primero primero;
  private final Handling handling;
  private final Memory memory;
  private final Pace pace;
  private final Resting resting;
  private final InstantSource clock;

  Round(
      Primero primero,
      Handling handling,
      Memory memory,
      Pace pace,
      Resting resting,
      InstantSource clock) {
    this.primero = requireNonNull(primero, "primero is null");
    this.handling = requireNonNull(handling, "handling is null");
    this.memory = requireNonNull(memory, "memory is null");
    this.pace = requireNonNull(pace, "pace is null");
    this.resting = requireNonNull(resting, "resting is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * @return how many cases are still open
   */
  int run() throws NoAnswer {
    look();
    int misses = 0;
    for (UUID caseId : List.copyOf(memory.recall().open().keySet())) {
      if (!resting.isDue(caseId)) {
        continue;
      }
      try {
        step(caseId);
        misses = 0;
      } catch (NoAnswer missed) {
        resting.tired(caseId);
        LOG.log(Level.WARNING, "case {0} waits: a service {1}", caseId, missed.getMessage());
        if (++misses == MISSES_IN_A_ROW || missed.waitAsked().isPositive()) {
          throw missed;
        }
      }
    }
    return memory.recall().open().size();
  }

  private void look() throws NoAnswer {
    Remembered before = memory.recall();
    Instant now = clock.instant();
    boolean sweeps = before.sweptAt().map(at -> isSweepDue(at, now)).orElse(true);
    Optional<Instant> since = sweeps ? Optional.empty() : before.watermark();
    Listing listing = primero.cases(since);
    Map<UUID, Set<UUID>> open = new TreeMap<>(before.open());
    listing.cases().forEach(found -> open.putIfAbsent(found, Set.of()));
    memory.keep(after(before, listing, sweeps ? Optional.of(now) : before.sweptAt(), open));
  }

  private boolean isSweepDue(Instant last, Instant now) {
    return last.isAfter(now) || !last.plus(pace.sweep()).isAfter(now);
  }

  /**
   * Only a complete listing moves the watermark. A clock of Primero that was set back leaves it in
   * the future, where nothing is found: then everything is looked at.
   */
  private Remembered after(
      Remembered before, Listing listing, Optional<Instant> sweptAt, Map<UUID, Set<UUID>> open) {
    if (!listing.complete()) {
      LOG.log(Level.INFO, "cases moved while they were listed: they are listed again");
      return new Remembered(before.watermark(), before.sweptAt(), open);
    }
    Instant reached = listing.asOf().minus(pace.overlap());
    boolean setBack = before.watermark().filter(listing.asOf()::isBefore).isPresent();
    return new Remembered(Optional.of(reached), setBack ? Optional.empty() : sweptAt, open);
  }

  private void step(UUID caseId) throws NoAnswer {
    Set<UUID> known = memory.recall().open().getOrDefault(caseId, Set.of());
    Optional<List<Referral>> seen = primero.referrals(caseId);
    if (seen.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "case {0} cannot be seen any more, or our role lacks a right: it is not followed",
          caseId);
    }
    List<Referral> referrals = seen.orElse(List.of());
    Set<UUID> inProgress = new HashSet<>();
    referrals.stream()
        .filter(referral -> referral.status() == Status.IN_PROGRESS)
        .forEach(referral -> inProgress.add(referral.id()));
    if (!known.equals(inProgress) && !inProgress.isEmpty()) {
      memory.keep(memory.recall().with(caseId, union(known, inProgress)));
    }
    boolean settled = referrals.isEmpty() || isSettled(caseId, handling.hear(caseId));
    for (Referral referral : referrals) {
      if (handling.concerns(referral) || known.contains(referral.id())) {
        settled &= isSettled(caseId, handling.handle(referral));
      }
    }
    for (UUID missing : known) {
      if (referrals.stream().noneMatch(one -> one.id().equals(missing))) {
        settled &= isSettled(caseId, handling.gone(missing));
      }
    }
    if (settled) {
      memory.keep(memory.recall().without(caseId));
      resting.wakened(caseId);
    }
  }

  private static Set<UUID> union(Set<UUID> one, Set<UUID> other) {
    Set<UUID> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  private boolean isSettled(UUID caseId, Handled handled) {
    if (handled == Handled.STUCK) {
      resting.tired(caseId);
    }
    return handled == Handled.SETTLED;
  }
}
