package org.kinbridge.wiring;

import java.util.concurrent.atomic.AtomicReference;
import org.kinbridge.disclosure.Owned;

/** Tells the ledger that entries wait; stories exist before the ledger's loop does. */
@Owned(by = "Node.start", lock = "the reference is atomic")
final class Nudges {
  private final AtomicReference<Runnable> target = new AtomicReference<>(() -> {});

  void to(Runnable told) {
    target.set(told);
  }

  void entriesWritten() {
    target.get().run();
  }
}
