package org.kinbridge.print;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.kinbridge.disclosure.Owned;

/**
 * Hears what the renderer complains of. It leaves out what it cannot draw, says so in its log and
 * goes on; a paper of which a part was left out is not how that paper looks.
 */
@Owned(by = "the thread that prints", lock = "its own monitor")
final class Complaints extends Handler implements AutoCloseable {
  /** Held here, or the loggers would forget who listens. */
  private final Logger[] loggers = {
    Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox")
  };

  private final long thread = Thread.currentThread().threadId();
  private int count;

  Complaints() {
    for (Logger logger : loggers) {
      logger.addHandler(this);
      logger.setUseParentHandlers(false); // it names what stands in the paper
    }
  }

  @Override
  public synchronized void publish(LogRecord said) {
    if (said.getLevel().intValue() >= Level.WARNING.intValue()
        && said.getLongThreadID() == thread) {
      count++;
    }
  }

  synchronized boolean any() {
    return count > 0;
  }

  @Override
  public void flush() {
    // nothing is kept
  }

  @Override
  public void close() {
    for (Logger logger : loggers) {
      logger.removeHandler(this);
      logger.setUseParentHandlers(true);
    }
  }
}
