package org.kinbridge.trust.keystore;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509KeyManager;

/**
 * Our own TLS key with its certificate chain, leaf first: the same for our server and for our
 * calls.
 *
 * <p>WARNING: the private key is handed out, because TLS engines ask for it. It goes to the two
 * listeners and the partner transport and nowhere else.
 */
public final class TlsIdentity {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  public TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = requireNonNull(key, "key is null");
    this.chain = List.copyOf(chain);
    if (this.chain.isEmpty()) {
      throw new IllegalArgumentException("a TLS identity has a certificate");
    }
  }

  /** The private key. {@code why} is for the reader of the call. */
  public PrivateKey revealSecret(String why) {
    requireNonNull(why, "why is null");
    return key;
  }

  public List<X509Certificate> chain() {
    return chain;
  }

  /** Shows this identity to every TLS peer, as server and as client. */
  public X509KeyManager keyManager() {
    return new PresentedIdentity(this);
  }

  @Override
  public String toString() {
    return "<tls identity>";
  }
}
