/**
 * What the rules look at: one request over one record, who is who in it, which row fits it, and
 * which elements the policy files mean.
 *
 * <p>Trust: it finds and compares, and decides nothing; it has no memory, clock or randomness. In
 * doubt two names are one person and two addresses one home, so that a rule asks or withholds.
 *
 * <pre>{@code
 * Situation situation = new Situation(record, request, circumstances, version);
 * Optional<PermitRow> row = Permission.row(situation);
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.situation;

import org.jspecify.annotations.NullMarked;
