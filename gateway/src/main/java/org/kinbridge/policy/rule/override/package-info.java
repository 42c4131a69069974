/**
 * Tier B: what two people together may get past, and nobody else.
 *
 * <p>Trust: until they did, these rules say no or ask.
 */
@NullMarked
package org.kinbridge.policy.rule.override;

import org.jspecify.annotations.NullMarked;
