/**
 * What a node knows around one request: who sends, who receives, what the registers hold, what the
 * record's reading found.
 *
 * <p>Trust: values only. Whoever builds a {@link org.kinbridge.policy.circumstance.Circumstances}
 * vouches that the recipient's role came from the partner's signed directory and that each register
 * row was verified before use.
 *
 * <pre>{@code
 * Circumstances circumstances =
 *     new Circumstances(parties, registers, Findings.none(), version.consentAges(self, there), ids, new Moment(clock.instant(), zone));
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.circumstance;

import org.jspecify.annotations.NullMarked;
