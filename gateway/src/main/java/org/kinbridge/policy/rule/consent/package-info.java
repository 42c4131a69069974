/**
 * Tier C, only where consent is the basis: who consented, to what, and whether it still stands.
 *
 * <p>Trust: a record's tick is never a consent, and who took a consent back does not block another
 * basis.
 */
@NullMarked
package org.kinbridge.policy.rule.consent;

import org.jspecify.annotations.NullMarked;
