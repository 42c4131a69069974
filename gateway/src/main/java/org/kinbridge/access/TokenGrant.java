package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Reason;

/** The answer of the token endpoint. */
public sealed interface TokenGrant {

  record Issued(String accessToken, Duration life) implements TokenGrant {
    public Issued {
      requireNonNull(accessToken, "accessToken is null");
      requireNonNull(life, "life is null");
    }

    @Override
    public String toString() {
      return "an access token";
    }
  }

  record Declined(OAuthError error, Reason reason, String detail) implements TokenGrant {
    public Declined {
      requireNonNull(error, "error is null");
      requireNonNull(reason, "reason is null");
      requireNonNull(detail, "detail is null");
    }
  }

  /** The words of RFC 6749 section 5.2. */
  enum OAuthError implements Coded {
    INVALID_REQUEST("invalid_request"),
    INVALID_CLIENT("invalid_client"),
    INVALID_SCOPE("invalid_scope"),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type");

    private final String code;

    OAuthError(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
