package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.Translator;

/**
 * What is known and does not change while the node runs.
 *
 * @param zone where our state's days begin
 * @param alone about how many children one person may send at once
 * @param papers how released papers are printed
 */
public record Rules(
    Translator translator,
    Profile profile,
    PolicyVersion version,
    Policy policy,
    ZoneId zone,
    int alone,
    Papers papers) {
  /** About how many children one person may send at once, unless the operator says otherwise. */
  public static final int USUALLY_ALONE = 20;

  public Rules {
    requireNonNull(translator, "translator is null");
    requireNonNull(profile, "profile is null");
    requireNonNull(version, "version is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(zone, "zone is null");
    requireNonNull(papers, "papers is null");
    if (alone < 1) {
      throw new IllegalArgumentException("one child at least");
    }
  }

  /** Where nothing is printed. */
  public Rules(
      Translator translator, Profile profile, PolicyVersion version, Policy policy, ZoneId zone) {
    this(translator, profile, version, policy, zone, USUALLY_ALONE, new Papers(Printing.none()));
  }

  /** As our state counts it. */
  public Moment at(Instant then) {
    return new Moment(then, zone);
  }
}
