package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.pack.PermitRow;

/**
 * One request that a row is made for, in one of the situations that walls depend on. Everything
 * else a row asks for is given: what is missing can only make a decision stricter.
 */
record Combination(
    PermitRow row, Purpose purpose, AuthorityRole from, AuthorityRole to, Situation situation) {

  /** What a wall may depend on. */
  record Situation(
      Protection protection, Nationality nationality, Reach reach, Determined determined) {
    Situation {
      requireNonNull(protection, "protection is null");
      requireNonNull(nationality, "nationality is null");
      requireNonNull(reach, "reach is null");
      requireNonNull(determined, "determined is null");
    }

    /** What is not as usual. */
    String told() {
      StringBuilder told = new StringBuilder();
      if (protection != Protection.NO) {
        told.append("; protection ").append(word(protection));
        told.append(", nationality ").append(word(nationality));
      }
      if (reach != Reach.NOBODY_RESTRICTED) {
        told.append("; a restricted person ").append(word(reach));
      }
      if (determined != Determined.NO) {
        told.append("; art. 37 determination");
      }
      return told.toString();
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static List<Situation> all() {
      List<Situation> all = new ArrayList<>();
      for (Protection protection : Protection.values()) {
        for (Nationality nationality : Nationality.values()) {
          for (Reach reach : Reach.values()) {
            for (Determined determined : Determined.values()) {
              all.add(new Situation(protection, nationality, reach, determined));
            }
          }
        }
      }
      return all;
    }
  }

  /** What is said on international protection. */
  enum Protection {
    IN_THE_RECORD,
    YES,
    NO,
    UNKNOWN,
    NOT_STATED
  }

  /** Which nationality the record gives. */
  enum Nationality {
    RECIPIENT,
    RECIPIENT_AND_ANOTHER,
    ANOTHER,
    NOT_KNOWN
  }

  /** Whether a restricted person can be reached through the recipient. */
  enum Reach {
    NOBODY_RESTRICTED,
    NOT_THERE,
    THERE,
    NOT_KNOWN,
    HOLDS_RIGHTS
  }

  /** Whether an authority determined a danger. */
  enum Determined {
    NO,
    AGAINST_THE_STATE
  }

  Combination {
    requireNonNull(row, "row is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(situation, "situation is null");
  }

  /** Every combination in which one of these rows is asked for. */
  static List<Combination> all(List<PermitRow> rows) {
    return all(rows, Situation.all());
  }

  /** The same in some situations only: in one order, so that two runs tell of the same ones. */
  static List<Combination> all(List<PermitRow> rows, List<Situation> situations) {
    List<Combination> all = new ArrayList<>();
    for (PermitRow row : rows) {
      Set<AuthorityRole> senders =
          row.ends().from().isEmpty()
              ? EnumSet.allOf(AuthorityRole.class)
              : new TreeSet<>(row.ends().from());
      for (Purpose purpose : new TreeSet<>(row.grounds().purposes())) {
        for (AuthorityRole from : senders) {
          for (AuthorityRole to : new TreeSet<>(row.ends().to())) {
            situations.forEach(
                situation -> all.add(new Combination(row, purpose, from, to, situation)));
          }
        }
      }
    }
    return all;
  }

  /** That the recipient is, or may be, a state from which the child needs protection. */
  boolean mayBeOrigin() {
    return mayNeedProtection() && situation.nationality() != Nationality.ANOTHER;
  }

  private boolean mayNeedProtection() {
    return from == AuthorityRole.ASYLUM_BODY || situation.protection() != Protection.NO;
  }

  boolean mayReach() {
    return switch (situation.reach()) {
      case NOBODY_RESTRICTED, NOT_THERE -> false;
      case THERE, NOT_KNOWN, HOLDS_RIGHTS -> true;
    };
  }

  /** For a person who reads what is permitted. */
  String told() {
    String article =
        row.grounds().instrument().map(Coded::code).map(code -> " · " + code).orElse("")
            + row.grounds().article().map(number -> " art. " + number).orElse("");
    return "%s, %s%s, from %s to %s%s"
        .formatted(
            purpose.code(),
            row.grounds().basis().code(),
            article,
            from.code(),
            to.code(),
            situation.told());
  }

  /** Names the combination to a person who looks for the fault. */
  @Override
  public String toString() {
    return "%s, %s, %s to %s, %s".formatted(row.id(), purpose, from, to, situation);
  }
}
