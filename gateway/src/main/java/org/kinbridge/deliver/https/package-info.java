/**
 * The line to a partner over HTTPS with mutual TLS: kept-alive connections, the partner's server
 * key pinned.
 *
 * <p>Trust: a {@code Line} leads to whoever holds a key that the partner's signed metadata pins;
 * certificates, names and authorities count for nothing. What comes back over it is bytes that
 * nobody has looked at.
 *
 * <pre>{@code
 * try (PartnerTransport transport = new HttpsTransport(vertx, keystore.tls(), timeouts)) { … }
 * }</pre>
 */
@NullMarked
package org.kinbridge.deliver.https;

import org.jspecify.annotations.NullMarked;
