package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;

/**
 * Which disclosure is decided, and when.
 *
 * @param disclosure whose answers of persons count; empty where there can be none
 * @param asked when the agency asked: the record speaks of that day
 * @param scale whether it is one of many
 * @param printed what was printed of the papers that were released, when the agency asked
 */
public record Occasion(
    Asker asker,
    Optional<DisclosureId> disclosure,
    Instant asked,
    Instant now,
    Holding holding,
    Scale scale,
    List<Printed> printed) {

  /** How the child's standing is held while deciding. */
  public enum Holding {
    /** Nobody changes it meanwhile. */
    SHARED,
    /** The same transaction may change it. */
    ALONE
  }

  public Occasion {
    requireNonNull(asker, "asker is null");
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(asked, "asked is null");
    requireNonNull(now, "now is null");
    requireNonNull(holding, "holding is null");
    requireNonNull(scale, "scale is null");
    printed = List.copyOf(printed);
  }

  /** What was taken once is not turned away later for a fault of its form. */
  boolean isFirst() {
    return asked.equals(now);
  }

  /** Of what was submitted earlier, decided again. */
  public static Occasion again(StoredDisclosure disclosure, Instant now, Holding holding) {
    return new Occasion(
        disclosure.asker(),
        Optional.of(disclosure.id()),
        disclosure.createdAt(),
        now,
        holding,
        disclosure.scale(),
        disclosure.printed());
  }
}
