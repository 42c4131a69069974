/**
 * Attached files: which of them leave, and what is left of one that does.
 *
 * <p>Trust: what a file shows nobody here can read. It stays, unless a named person released it for
 * this recipient and no wall stands before it.
 *
 * <pre>{@code
 * List<Enclosed> files = Enclosures.of(situation);
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.file;

import org.jspecify.annotations.NullMarked;
