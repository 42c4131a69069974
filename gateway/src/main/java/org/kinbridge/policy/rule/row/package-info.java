/**
 * Whether a row of the policy permits it, and what must be known before.
 *
 * <p>Trust: no row, no disclosure; a fact that was not stated is asked for, never guessed.
 */
@NullMarked
package org.kinbridge.policy.rule.row;

import org.jspecify.annotations.NullMarked;
