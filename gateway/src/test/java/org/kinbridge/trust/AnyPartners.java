package org.kinbridge.trust;

import java.time.InstantSource;
import java.util.List;

/** Partners for the tests of other packages. */
public final class AnyPartners {
  private AnyPartners() {}

  public static Partners of(List<Partner> partners, InstantSource clock) {
    return Partners.of(partners, BanList.liftedForDemo(), clock);
  }
}
