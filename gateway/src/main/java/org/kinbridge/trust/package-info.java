/**
 * Who our partners are, which keys speak for them, and our own keys.
 *
 * <p>Trust: an {@link org.kinbridge.trust.AuthenticatedPartner} means that the TLS peer proved the
 * private key of a certificate which the partner's own signed metadata pins, and that this metadata
 * was signed by the key our configuration pins. It says nothing about what the partner sends. A
 * {@link org.kinbridge.trust.keystore.Keystore} gives operations, never key bytes: an
 * implementation may live in a file or in a hardware module.
 *
 * <pre>{@code
 * switch (partners.authenticate(certificateOfTheTlsPeer)) {
 *   case Authentication.Accepted(AuthenticatedPartner peer) -> opening.open(peer, body);
 *   case Authentication.Refused(Reason reason) -> close();
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.trust;

import org.jspecify.annotations.NullMarked;
