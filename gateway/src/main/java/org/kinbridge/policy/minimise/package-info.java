/**
 * The first pass: makes the document that may leave from what the rules released.
 *
 * <p>Trust: an {@link org.kinbridge.policy.minimise.Assembled} holds released elements and named
 * transformations only; it is not permitted yet: the second pass and the profile check look at it
 * without believing this package.
 *
 * <pre>{@code
 * Assembled assembled = Assembly.of(situation, marks);
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.minimise;

import org.jspecify.annotations.NullMarked;
