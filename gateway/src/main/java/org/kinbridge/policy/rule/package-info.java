/**
 * What a rule is: a gate says no or asks, a redaction takes away. The rules themselves are in the
 * packages below, one class each, by tier: {@code wall}, {@code row}, {@code consent}, {@code
 * override}, {@code redaction}.
 *
 * <p>Trust: a rule looks at a {@link org.kinbridge.policy.situation.Situation} only; it has no
 * memory, clock or randomness. A redaction never gives back what another took, so their order
 * cannot open anything.
 *
 * <pre>{@code
 * switch (gate.judge(situation)) {
 *   case Verdict.Passed passed -> next();
 *   case Verdict.Asks asks -> hold(asks);
 *   case Verdict.Refuses refuses -> refuse(refuses);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.rule;

import org.jspecify.annotations.NullMarked;
