package org.kinbridge.trust;

import java.time.InstantSource;
import java.util.List;
import org.kinbridge.trust.key.BanList;

/** Partners for the tests of other packages. */
public final class AnyPartners {
  private AnyPartners() {}

  public static Partners of(List<Partner> partners, InstantSource clock) {
    return Partners.of(partners, BanList.liftedForDemo(), clock);
  }
}
