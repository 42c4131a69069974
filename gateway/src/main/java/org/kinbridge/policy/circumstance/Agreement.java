package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/**
 * What two states agreed on, as data: without one in force nothing passes between them (R24).
 *
 * @param authorities per state, who may send or receive under it
 * @param dataClasses which groups of elements it covers; what a permit row adds beyond them stays
 *     home
 * @param terms clocks, retention and the rule on onward sharing: duties of the recipient
 * @param standing whether it binds both
 */
public record Agreement(
    String id,
    Map<NodeId, Set<AuthorityId>> authorities,
    Set<AuthorityRole> roles,
    Set<Purpose> purposes,
    Set<LegalBasis> bases,
    Set<Instrument> instruments,
    Set<String> dataClasses,
    Terms terms,
    Validity validity,
    Standing standing) {

  /**
   * @param acknowledgeMinutes how soon the other node acknowledges
   * @param retentionDays how long a received copy is kept after the case closed
   * @param onward the rule on sharing further
   */
  public record Terms(int acknowledgeMinutes, int retentionDays, Onward onward) {
    public Terms {
      requireNonNull(onward, "onward is null");
    }
  }

  /** What the recipient may do with a received copy. */
  public enum Onward implements org.kinbridge.disclosure.Coded {
    NEVER("never"),
    ORIGINATOR_ASKED("originator-asked");

    private final String code;

    Onward(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** Both days included; no end means until it is terminated. */
  public record Validity(LocalDate from, Optional<LocalDate> until) {
    public Validity {
      requireNonNull(from, "from is null");
      requireNonNull(until, "until is null");
      if (until.isPresent() && until.get().isBefore(from)) {
        throw new IllegalArgumentException("the agreement ends before it begins");
      }
    }

    public boolean covers(LocalDate day) {
      return !day.isBefore(from) && until.map(end -> !day.isAfter(end)).orElse(true);
    }
  }

  /**
   * Whether it binds: unsigned, or not looked at again in time, it permits nothing.
   *
   * @param version counts the texts of one agreement, from 1
   * @param text SHA-256 of what it says
   * @param review the day by which both states look at it again; it counts
   * @param signed whose signature under this very text holds
   */
  public record Standing(int version, Sha256 text, LocalDate review, Set<NodeId> signed) {
    public Standing {
      if (version < 1) {
        throw new IllegalArgumentException("the first text of an agreement is version 1");
      }
      requireNonNull(text, "text is null");
      requireNonNull(review, "review is null");
      signed = Set.copyOf(signed);
    }
  }

  public Agreement {
    requireNonNull(id, "id is null");
    authorities = Map.copyOf(authorities);
    roles = Set.copyOf(roles);
    purposes = Set.copyOf(purposes);
    bases = Set.copyOf(bases);
    instruments = Set.copyOf(instruments);
    dataClasses = Set.copyOf(dataClasses);
    requireNonNull(terms, "terms is null");
    requireNonNull(validity, "validity is null");
    requireNonNull(standing, "standing is null");
    if (authorities.size() != 2) {
      throw new IllegalArgumentException("an agreement has two parties");
    }
  }

  /** Why it permits nothing on a day that it covers; empty where it binds. */
  public Optional<Reason> objection(LocalDate day) {
    if (!standing.signed().containsAll(authorities.keySet())) {
      return Optional.of(Reason.AGREEMENT_UNSIGNED);
    }
    return day.isAfter(standing.review())
        ? Optional.of(Reason.AGREEMENT_REVIEW_OVERDUE)
        : Optional.empty();
  }

  public boolean isInForce(LocalDate day) {
    return validity.covers(day) && objection(day).isEmpty();
  }

  /** That both authorities are listed, each by its own state. */
  public boolean lists(NodeId from, AuthorityId sending, NodeId to, AuthorityId receiving) {
    return !from.equals(to)
        && authorities.getOrDefault(from, Set.of()).contains(sending)
        && authorities.getOrDefault(to, Set.of()).contains(receiving);
  }
}
