/**
 * Hands a sealed envelope to a partner node at least once, and takes what a partner hands us
 * exactly once.
 *
 * <p>Trust: the outbox decides nothing. A row of it is a reminder to try; whether the message may
 * leave is decided by {@code ledger} and {@code release} each time, from the message in hand. The
 * inbox accepts an id of an issuer once and remembers the receipt it gave.
 *
 * <pre>{@code
 * for (Waiting waiting : underWay.claim(now, 16)) {
 *   underWay.giveBack(waiting.message(), delivery.attempt(waiting));
 *   underWay.end(waiting.message());
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.deliver;

import org.jspecify.annotations.NullMarked;
