package org.kinbridge.wiring;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * The TLS of the agency port, from the keystore: no key of it ever lies in a file of the web
 * server.
 */
@Singleton
public class AgencyTls {
  private static final String NAME = "agency";
  private static final char[] NONE = new char[0];

  @Produces
  @Singleton
  @Identifier(NAME)
  KeyStoreProvider key(TlsIdentity identity) {
    return vertx -> serverKey(identity);
  }

  @Produces
  @Singleton
  @Identifier(NAME)
  TrustStoreProvider clients() {
    return AgencyTls::anyClient;
  }

  private static KeyStoreAndKeyCertOptions serverKey(TlsIdentity identity) {
    try {
      KeyStore store = emptyStore();
      Certificate[] chain = identity.chain().toArray(Certificate[]::new);
      store.setKeyEntry(
          NAME, identity.revealSecret("the agency listener proves itself with it"), NONE, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NONE);
      X509ExtendedKeyManager manager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
      return new KeyStoreAndKeyCertOptions(store, KeyCertOptions.wrap(manager));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("couldn't use the keystore's TLS identity", unusable);
    }
  }

  /**
   * The handshake checks only that the client has its certificate's key; access compares it with
   * the registered ones.
   */
  private static TrustStoreAndTrustOptions anyClient(Vertx vertx) {
    return new TrustStoreAndTrustOptions(emptyStore(), TrustOptions.wrap(new AnyCertificate()));
  }

  private static KeyStore emptyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NONE);
      return store;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("this Java has no PKCS #12", impossible);
    }
  }

  /** Pins are checked where the client is known: no authority vouches for an agency's program. */
  private static final class AnyCertificate implements javax.net.ssl.X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) {
      throw new UnsupportedOperationException("the agency listener calls nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
