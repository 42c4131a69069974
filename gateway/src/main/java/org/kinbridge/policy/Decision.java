package org.kinbridge.policy;

/** What the policy says about one request. */
public sealed interface Decision permits Permitted, Held, Refused {

  /** Why, element by element. */
  Explanation explanation();
}
