/**
 * The rules, one class each, in their tiers: gates say no or ask, redactions take away.
 *
 * <p>Trust: a rule looks at a {@link org.kinbridge.policy.rule.Situation} only; it has no memory,
 * clock or randomness. A redaction never gives back what another took, so their order cannot open
 * anything.
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
