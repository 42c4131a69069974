/**
 * Which person of our own state asks: the tokens of the state's own OpenID provider, and how
 * strongly and how lately she signed in.
 *
 * <p>Trust: an {@link org.kinbridge.access.person.AuthenticatedPerson} was made here from a token
 * that the one configured provider signed for this node, and that has not expired. Name, authority
 * and roles are as the provider says; who can change a mapping there can make an approver.
 *
 * <pre>{@code
 * switch (tokens.verify(authorizationHeader, tlsCertificate, Assurance.STEPPED_UP)) {
 *   case PersonAccess.Granted(AuthenticatedPerson person) -> flow.approve(person, hold, body);
 *   case PersonAccess.Weak(List<String> acr, Duration maxAge) -> challenge(acr, maxAge);
 *   …
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.access.person;

import org.jspecify.annotations.NullMarked;
