package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * What stood about each child at an earlier instant, for a decision that is looked at again and
 * leads to nothing.
 *
 * <p>WARNING: never for a decision after which something leaves: what was registered since is not
 * there.
 */
public final class StoodThen implements Registrations {
  private final Registrations now;
  private final Instant then;

  public StoodThen(Registrations now, Instant then) {
    this.now = requireNonNull(now, "now is null");
    this.then = requireNonNull(then, "then is null");
  }

  @Override
  public List<Place> add(Transaction transaction, Registration registration) {
    throw new UnsupportedOperationException("the past is not added to");
  }

  @Override
  public Optional<Registration> find(Transaction transaction, UUID id) {
    return now.find(transaction, id).flatMap(this::then);
  }

  @Override
  public Standing of(Transaction transaction, ChildRef child) {
    return switch (now.of(transaction, child)) {
      case Standing.Altered altered -> altered;
      case Standing.Sound sound -> then(sound);
      case Standing.Erased(Standing.Sound rest, Set<KeyId> keys, Standing.Protective protective) ->
          new Standing.Erased(then(rest), keys, protective);
    };
  }

  private Standing.Sound then(Standing.Sound sound) {
    return new Standing.Sound(
        sound.row(), sound.registrations().stream().flatMap(one -> then(one).stream()).toList());
  }

  /** Who is not quiet now may have been then: what is read of those says it. */
  @Override
  public List<Glance> glance(Transaction transaction, Set<ChildRef> children) {
    return now.glance(transaction, children);
  }

  @Override
  public List<Registration> links(Transaction transaction, ChildRef child) {
    return now.links(transaction, child);
  }

  /** A second version is a withdrawal, and its body holds that of the first. */
  private Optional<Registration> then(Registration newest) {
    Instant first = newest.inForce() ? newest.recordedAt() : registered(newest);
    if (first.isAfter(then)) {
      return Optional.empty();
    }
    return Optional.of(
        !newest.inForce() && newest.recordedAt().isAfter(then)
            ? new Registration(
                newest.id(),
                newest.version() - 1,
                newest.child(),
                newest.kind(),
                newest.authority(),
                true,
                first,
                newest.body())
            : newest);
  }

  private static Instant registered(Registration withdrawn) {
    return Optional.of(StoredJson.read(withdrawn.body()).path("registeredAt").asText())
        .filter(text -> !text.isEmpty())
        .map(Instant::parse)
        .orElse(withdrawn.recordedAt());
  }
}
