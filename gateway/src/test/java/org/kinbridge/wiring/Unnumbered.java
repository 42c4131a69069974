package org.kinbridge.wiring;

import java.util.concurrent.CountDownLatch;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.log.SqlLogWriter;
import org.kinbridge.support.Await;

/**
 * While this is open no entry gets its place in the ledger, so nothing that was authorised can be
 * released: it takes the sequencer's lock as another replica would.
 */
final class Unnumbered implements AutoCloseable {
  private final CountDownLatch taken = new CountDownLatch(1);
  private final CountDownLatch given = new CountDownLatch(1);
  private final Thread other;

  private Unnumbered(Database database) {
    SqlLogWriter writer = new SqlLogWriter(database);
    other =
        Thread.ofVirtual().start(() -> Await.until(() -> writer.turn(turn -> keep()).isPresent()));
  }

  static Unnumbered at(Database database) {
    Unnumbered unnumbered = new Unnumbered(database);
    await(unnumbered.taken);
    return unnumbered;
  }

  private boolean keep() {
    taken.countDown();
    await(given);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }

  @Override
  public void close() {
    given.countDown();
    try {
      other.join();
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }
}
