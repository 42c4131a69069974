package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.kinbridge.disclosure.Sha256;

/** {@code x5t#S256} (RFC 8705 section 3.1): SHA-256 over the DER form of a certificate. */
public record CertificateThumbprint(Sha256 digest) {
  public CertificateThumbprint {
    requireNonNull(digest, "digest is null");
  }

  public static CertificateThumbprint of(X509Certificate certificate) {
    try {
      return new CertificateThumbprint(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate of the TLS layer has no DER form", impossible);
    }
  }

  /** As it stands in {@code cnf}: base64url without padding. */
  public String base64url() {
    return digest.base64url();
  }
}
