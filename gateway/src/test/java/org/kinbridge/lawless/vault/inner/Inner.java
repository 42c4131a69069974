package org.kinbridge.lawless.vault.inner;

import org.kinbridge.lawless.vault.Lawless;

/** The other half. */
public class Inner {
  Lawless outer() {
    return new Lawless();
  }
}
