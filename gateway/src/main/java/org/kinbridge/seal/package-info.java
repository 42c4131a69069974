/**
 * Encrypt for one partner, open from one partner.
 *
 * <p>Trust: a {@link org.kinbridge.seal.SealedEnvelope} can be read by the one node whose published
 * key it names, and its length says nothing but its size class. An {@link
 * org.kinbridge.seal.Opened} was sealed to us, signed whole by the partner that delivered it over
 * TLS, is meant for us, and its content is the one the signed manifest commits to; that it is new,
 * in time and admitted is for the stages that know.
 *
 * <pre>{@code
 * switch (opening.open(peer, body)) {
 *   case Opened opened -> accept(opened);
 *   case Refused refused -> answer(refused);     // sealed, signed, names the message
 *   case Rejected rejected -> answer400();       // empty, the same for every cause
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.seal;

import org.jspecify.annotations.NullMarked;
