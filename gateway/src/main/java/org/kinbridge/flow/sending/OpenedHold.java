package org.kinbridge.flow.sending;

import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.Held;
import org.kinbridge.review.Hold;

/** A held disclosure as a line of somebody's work. */
final class OpenedHold {
  private OpenedHold() {}

  static Hold of(StoredDisclosure kept, Held held, EntryId opened) {
    Explanation.Hold said = held.explanation().hold().orElseThrow();
    return new Hold(
        kept.id(),
        kept.asker().authority(),
        kept.child(),
        held.reason(),
        said.approvers(),
        opened,
        kept.createdAt(),
        said.expires(),
        new Hold.Fate.Waits(),
        kept.createdAt(),
        1);
  }
}
