package org.kinbridge.trust;

import org.kinbridge.disclosure.Reason;

/** Who a TLS peer is, or why we do not know. The peer learns nothing but that it is not let in. */
public sealed interface Authentication {
  record Accepted(AuthenticatedPartner partner) implements Authentication {}

  record Refused(Reason reason) implements Authentication {}
}
