package org.kinbridge.conformance;

import java.util.Locale;
import org.kinbridge.conformance.CommitProxy.Side;
import org.kinbridge.conformance.CrashWorld.Victim;

/** A durable write, in the order of its story, or the line between the nodes. */
enum CrashPoint {
  AUTHORISE(Victim.SENDER, "INSERT INTO outbox", 1),
  CHECKPOINT(Victim.SENDER, "INSERT INTO ledger_checkpoint", 1),
  RELEASE(Victim.SENDER, "UPDATE outbox SET state", 1),
  RECEIVE(Victim.RECEIVER, "INSERT INTO inbox", 1),
  LINE(Victim.RECEIVER, "", 1),
  RECEIPT(Victim.SENDER, "UPDATE outbox SET state", 2),
  QUESTION(Victim.RECEIVER, "INSERT INTO inbox", 1),
  SETTLE(Victim.SENDER, "UPDATE outbox SET state", 1),
  WITHDRAW(Victim.SENDER, "INSERT INTO recall", 1),
  RECALL(Victim.RECEIVER, "INSERT INTO inbox_recalled", 1),
  COMPLY(Victim.SENDER, "UPDATE recall SET", 1);

  private final Victim victim;
  private final String writes;
  private final int nth;

  CrashPoint(Victim victim, String writes, int nth) {
    this.victim = victim;
    this.writes = writes;
    this.nth = nth;
  }

  Death at(Side side) {
    return new Death(this, side);
  }

  /** As the table of the architecture says it. */
  String inWords() {
    return (name() + " " + victim).toLowerCase(Locale.ROOT);
  }

  /** Before or after that commit, or before or after the receiver's answer. */
  record Death(CrashPoint point, Side side) {
    Victim victim() {
      return point.victim;
    }

    boolean onTheLine() {
      return point.writes.isEmpty();
    }

    String writes() {
      return point.writes;
    }

    int nth() {
      return point.nth;
    }
  }
}
