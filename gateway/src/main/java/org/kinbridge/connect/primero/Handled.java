package org.kinbridge.connect.primero;

/** What came of looking at one referral. */
enum Handled {
  /** Nothing is left to do for it. */
  SETTLED,
  /** It waits for the node, a partner or a person: it costs nothing to look again. */
  WAITS,
  /** Something did not go as it must, and was said: looked at again ever more rarely. */
  STUCK
}
