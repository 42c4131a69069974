package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kinbridge.disclosure.Owned;

/**
 * The provider's keys, kept for a while. They are read again when they are old, and when a token
 * names one that is not among them; never so often that a stream of such tokens would reach the
 * provider, and never longer than an hour after they were last seen.
 */
@Owned(by = "one PersonTokens", lock = "its monitor")
public final class ProviderKeys {
  private static final System.Logger LOG = System.getLogger(ProviderKeys.class.getName());
  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration LONGEST = Duration.ofHours(1);
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** What became of the search for a key. */
  sealed interface Search {
    record Found(ProviderKey key) implements Search {}

    /** The provider has no such key. */
    record NoSuchKey() implements Search {}

    /** The provider cannot be asked, and what it once said is too old. */
    record NoKeys() implements Search {}
  }

  private record Seen(KeySet keys, Instant at) {}

  private final JwksSource source;
  private final Set<ProviderAlgorithm> allowed;
  private final Predicate<PublicKey> banned;
  private Optional<Seen> seen = Optional.empty();
  private Instant asked = Instant.MIN;

  /**
   * @param banned keys whose private halves are published
   */
  public ProviderKeys(
      JwksSource source, Set<ProviderAlgorithm> allowed, Predicate<PublicKey> banned) {
    this.source = requireNonNull(source, "source is null");
    this.allowed = Set.copyOf(allowed);
    this.banned = requireNonNull(banned, "banned is null");
  }

  synchronized Search find(String keyId, Instant now) {
    if (!isYounger(FRESH, now) || known(keyId).isEmpty()) {
      readAgain(now);
    }
    return isYounger(LONGEST, now)
        ? known(keyId).<Search>map(Search.Found::new).orElseGet(Search.NoSuchKey::new)
        : new Search.NoKeys();
  }

  private boolean isYounger(Duration age, Instant now) {
    return seen.filter(last -> now.isBefore(last.at().plus(age))).isPresent();
  }

  private Optional<ProviderKey> known(String keyId) {
    return seen.flatMap(last -> last.keys().find(keyId));
  }

  private void readAgain(Instant now) {
    if (now.minus(PAUSE).isBefore(asked)) {
      return;
    }
    asked = now;
    try {
      Optional<KeySet> keys = KeySet.parse(source.read(), allowed, banned);
      seen = keys.map(set -> new Seen(set, now)).or(() -> seen);
      if (keys.isEmpty()) {
        LOG.log(Level.ERROR, "ALARM provider-keys: what the provider gave is no set of its keys");
      }
    } catch (IOException unreachable) {
      LOG.log(
          Level.WARNING,
          "keys of the provider cannot be read: {0}",
          unreachable.getClass().getSimpleName());
    }
  }
}
