package org.kinbridge.policy.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Approval.Act;

/** What persons beside those who ask may say to a decision, as far as anybody is asked at all. */
enum Persons {
  NOBODY("nobody", 0, 0),
  ONE("one other person", 1, 0),
  TWO("two other persons", 2, 0),
  GLASS("two other persons, or one who breaks the glass", 0, 1),
  ALL("everybody at once", 2, 1);

  private final String told;
  private final int yes;
  private final int glass;

  Persons(String told, int yes, int glass) {
    this.told = told;
    this.yes = yes;
    this.glass = glass;
  }

  String told() {
    return told;
  }

  /** Their words to that decision, each good for as long as anybody looks. */
  List<Approval> on(Decision decision, Instant now) {
    List<Approval> said = new ArrayList<>();
    for (int i = 0; i < yes; i++) {
      said.add(approval(decision, "probe-" + i, Act.APPROVES, now));
    }
    for (int i = 0; i < glass; i++) {
      said.add(approval(decision, "probe-glass", Act.BREAKS_GLASS, now));
    }
    return said;
  }

  private static Approval approval(Decision decision, String person, Act act, Instant now) {
    Sha256 digest = decision.explanation().decisionDigest();
    return new Approval(digest, person, person, now.plus(Duration.ofDays(1)), act);
  }
}
