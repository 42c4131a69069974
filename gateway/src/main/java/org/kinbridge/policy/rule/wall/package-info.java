/**
 * Tier A: what no article, purpose, consent or override gets past.
 *
 * <p>Trust: each of these rules holds whatever the other tiers say.
 */
@NullMarked
package org.kinbridge.policy.rule.wall;

import org.jspecify.annotations.NullMarked;
