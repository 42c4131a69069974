/**
 * Which system of our own state asks: registered clients, their assertions, the tokens they get.
 *
 * <p>Trust: an {@link org.kinbridge.access.AuthenticatedClient} was made here from a token that
 * this node signed, that has not expired, and that was presented over TLS with the certificate it
 * is bound to. It says which program asks and for which authority; it does not say which person
 * sits in front of it, nor that what it asks is lawful.
 *
 * <pre>{@code
 * switch (tokens.verify(authorizationHeader, tlsCertificate)) {
 *   case Access.Granted(AuthenticatedClient client) -> flow.send(client, request);
 *   case Access.Denied(Reason reason, String detail) -> unauthorized(reason, detail);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.access;

import org.jspecify.annotations.NullMarked;
