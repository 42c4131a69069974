package org.kinbridge.connect;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * What a line trusts and shows: certificates that the operator named, or the authorities that came
 * with this Java. Names are compared by the client of the JDK; the property that would stop it from
 * doing so is refused here.
 */
public final class Tls {
  private static final String NO_NAMES = "jdk.internal.httpclient.disableHostnameVerification";

  private Tls() {}

  /** Whether somebody started this process with the comparison of names switched off. */
  public static boolean isWeakened() {
    return System.getProperty(NO_NAMES) != null;
  }

  /**
   * @param trusted certificates of servers or authorities; none for those that came with this Java
   * @param shown who we are, where the service asks for it
   */
  public static SSLContext context(List<X509Certificate> trusted, Optional<TlsIdentity> shown) {
    if (isWeakened()) {
      throw new IllegalStateException("the comparison of names is switched off");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          shown.map(identity -> new KeyManager[] {identity.keyManager()}).orElse(new KeyManager[0]);
      context.init(keys, trust(trusted), null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException("couldn't prepare TLS", broken);
    }
  }

  private static TrustManager[] trust(List<X509Certificate> trusted)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    if (trusted.isEmpty()) {
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    for (int i = 0; i < trusted.size(); i++) {
      store.setCertificateEntry("trusted-" + i, trusted.get(i));
    }
    factory.init(store);
    return factory.getTrustManagers();
  }
}
