package org.kinbridge.lawless.vault;

import org.kinbridge.lawless.vault.inner.Inner;

/** Half of a cycle. */
public class Lawless {
  Inner inner() {
    return new Inner();
  }
}
