package org.kinbridge.lawless.http;

/** A door that works a stage by itself. */
class Lawless {
  int append() {
    return new org.kinbridge.lawless.ledger.Lawless().next();
  }
}
