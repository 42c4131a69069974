package org.kinbridge.lawless.ledger;

/** Mutable, and nobody says whose. */
public class Lawless {
  private int count;

  public int next() {
    return ++count;
  }
}
