package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * From which age a child's own consent is needed and enough.
 *
 * @param law the pack it comes from: a node, or {@code humanitarian-default}
 * @param source where the number was read
 * @param asOf when
 */
public record ConsentAge(int years, String law, String source, LocalDate asOf) {
  public ConsentAge {
    requireNonNull(law, "law is null");
    requireNonNull(source, "source is null");
    requireNonNull(asOf, "asOf is null");
    if (years < 6 || years > 21) {
      throw new IllegalArgumentException("a consent age lies between 6 and 21 years");
    }
  }
}
