/**
 * Tier D: which elements stay, however lawful the disclosure is. They always add up.
 *
 * <p>Trust: a redaction only takes away; it has no say in whether anything leaves.
 */
@NullMarked
package org.kinbridge.policy.rule.redaction;

import org.jspecify.annotations.NullMarked;
