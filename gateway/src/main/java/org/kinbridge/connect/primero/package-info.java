/**
 * Primero as it is: its referrals to one user become disclosures of its ministry, and what came of
 * them stands on the referral.
 *
 * <p>Trust: the id of a disclosure follows from the id of its referral, so whoever asks twice asks
 * for the same one. The connector remembers where it looked and which cases are open, and nothing
 * of any child; Primero and the node know the rest, and are asked again before each step. On a
 * referral stands only what the node said. Nothing is ever written to a case.
 *
 * <pre>{@code
 * Round round = new Round(primero, new Handling(primero, node, composing, clock), memory, pace, clock);
 * new PrimeroConnector(round, pace).run();
 * }</pre>
 */
@NullMarked
package org.kinbridge.connect.primero;

import org.jspecify.annotations.NullMarked;
