/**
 * Manifest and receipts, their signatures: make and verify.
 *
 * <p>Trust: a {@link org.kinbridge.sign.SignedMessage} is a permitted content under this node's own
 * signature, whose commitment was computed over exactly these bytes. A {@link
 * org.kinbridge.sign.Verified} is a manifest that the partner named in it signed, whole, in the
 * suite we demand; that it is meant for us, new, in time and about this content is checked by the
 * stages that know.
 *
 * <pre>{@code
 * SignedMessage message = signer.sign(permitted, addressing);
 * switch (verifier.verify(jws, partner)) {
 *   case Verified verified -> dedupe(verified.manifest().msgId(), verified.digest());
 *   case Unverified unverified -> log(unverified.cause());
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.sign;

import org.jspecify.annotations.NullMarked;
