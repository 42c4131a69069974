package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * What came to the token endpoint.
 *
 * @param form its parameters, each named once; unknown ones are ignored (RFC 6749 section 3.2)
 * @param certificate the client certificate of the TLS connection
 */
public record TokenRequest(Map<String, String> form, Optional<X509Certificate> certificate) {
  public TokenRequest {
    form = Map.copyOf(form);
    requireNonNull(certificate, "certificate is null");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(form.get(name));
  }

  @Override
  public String toString() {
    return "a token request";
  }
}
