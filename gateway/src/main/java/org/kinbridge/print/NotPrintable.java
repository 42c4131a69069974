package org.kinbridge.print;

/** A paper of which nobody here can say how it looks. The message names nothing of the paper. */
final class NotPrintable extends Exception {
  private static final long serialVersionUID = 1;

  NotPrintable(String why) {
    super(why);
  }
}
