package org.kinbridge.sign.withheld;

import java.util.List;

/** Openings for tests that do not follow them. */
public final class AnyOpenings {
  private AnyOpenings() {}

  public static Openings none() {
    return new Openings(new byte[32], List.of(), List.of());
  }
}
