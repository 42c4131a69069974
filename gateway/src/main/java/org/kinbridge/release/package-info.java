/**
 * The last decision before a message may leave, under the locks of its port.
 *
 * <p>Trust: a {@link org.kinbridge.release.Released} says that its entry "from here it may have
 * left" is committed, and that in the very transaction that wrote it the whole decision was made
 * again while no consent, hold or restriction of its children could change. It does not say that
 * the message left.
 *
 * <pre>{@code
 * switch (release.release(committed)) {
 *   case Released released -> transport.send(sealing.seal(released, partner));
 *   case Stopped stopped -> tell(stopped.reason());
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.release;

import org.jspecify.annotations.NullMarked;
