package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.kinbridge.disclosure.Sha256;

/**
 * Trusts a TLS peer whose certificate or key is pinned, and nobody else. No certificate authority
 * is asked and no host name is compared: the pin says more than both. It serves one side of a
 * connection; a peer that comes as the other is not trusted.
 */
public final class PinnedPeers extends X509ExtendedTrustManager {
  private interface Check {
    void check(X509Certificate shown) throws CertificateException;
  }

  private final Check client;
  private final Check server;

  private PinnedPeers(Check client, Check server) {
    this.client = client;
    this.server = server;
  }

  /** Clients whose certificate is one that a partner's metadata in force pins. */
  public static PinnedPeers clients(Partners partners) {
    requireNonNull(partners, "partners is null");
    return new PinnedPeers(
        shown -> {
          switch (partners.authenticate(shown)) {
            case Authentication.Accepted accepted -> {}
            case Authentication.Refused refused ->
                throw new CertificateException(refused.reason().code());
          }
        },
        shown -> {
          throw new CertificateException("this side is the server");
        });
  }

  /** Servers that hold one of these public keys, under a certificate that is valid now. */
  public static PinnedPeers servers(Set<Sha256> pins) {
    Set<Sha256> pinned = Set.copyOf(requireNonNull(pins, "pins is null"));
    return new PinnedPeers(
        shown -> {
          throw new CertificateException("this side is the client");
        },
        shown -> {
          shown.checkValidity();
          if (!pinned.contains(Sha256.of(shown.getPublicKey().getEncoded()))) {
            throw new CertificateException("the server's key is not pinned");
          }
        });
  }

  private static X509Certificate shown(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("the peer showed no certificate");
    }
    return chain[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    client.check(shown(chain));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    client.check(shown(chain));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    client.check(shown(chain));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    server.check(shown(chain));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    server.check(shown(chain));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    server.check(shown(chain));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
