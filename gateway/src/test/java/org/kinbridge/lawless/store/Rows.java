package org.kinbridge.lawless.store;

/** What policy must not see. */
public interface Rows {
  boolean any();
}
