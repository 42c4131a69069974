package org.kinbridge.ledger;

import org.kinbridge.ledger.entry.EntryId;

/** Nobody listens to what a sequencer says. */
public final class Unheard implements Sequencer.Listener {
  @Override
  public void published(Checkpoint checkpoint) {}

  @Override
  public void forged(EntryId entry) {}
}
