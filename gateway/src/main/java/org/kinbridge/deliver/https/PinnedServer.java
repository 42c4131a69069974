package org.kinbridge.deliver.https;

import static java.util.Objects.requireNonNull;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.kinbridge.disclosure.Sha256;

/**
 * Trusts a server whose public key is pinned, and nobody else. No certificate authority is asked
 * and no host name is compared: the pin says more than both.
 */
final class PinnedServer extends X509ExtendedTrustManager {
  private final Set<Sha256> pins;

  PinnedServer(Set<Sha256> pins) {
    this.pins = Set.copyOf(requireNonNull(pins, "pins is null"));
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("the server showed no certificate");
    }
    chain[0].checkValidity();
    if (!pins.contains(Sha256.of(chain[0].getPublicKey().getEncoded()))) {
      throw new CertificateException("the server's key is not pinned");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this side is the client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side is the client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side is the client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
