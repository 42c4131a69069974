package org.kinbridge.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate and its key: who the kit is on a TLS connection. The kit pins nothing: its servers
 * are its own.
 */
public record TlsIdentity(X509Certificate certificate, PrivateKey key) {

  /**
   * The TLS identity of a keystore that {@code keys generate} wrote: {@code tls.jwk} and {@code
   * tls.pem}.
   */
  public static TlsIdentity ofKeystore(Path keystore) {
    try (InputStream in = Files.newInputStream(keystore.resolve("tls.pem"))) {
      X509Certificate x509 =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      ECKey key = ECKey.parse(Files.readString(keystore.resolve("tls.jwk")));
      return new TlsIdentity(x509, key.toECPrivateKey());
    } catch (IOException | GeneralSecurityException | ParseException | JOSEException e) {
      throw new IllegalStateException("couldn't read a TLS identity", e);
    }
  }

  /** A new self-signed identity that proves nothing but the possession of its key. */
  public static TlsIdentity selfSigned(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500Name subject = new X500Name("CN=" + name);
      Instant now = Instant.now();
      X509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(64, new SecureRandom()),
              Date.from(now.minusSeconds(60)),
              Date.from(now.plus(1, ChronoUnit.DAYS)),
              subject,
              pair.getPublic());
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      return new TlsIdentity(
          new JcaX509CertificateConverter().getCertificate(certificate.build(signer)),
          pair.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("couldn't make a TLS identity", e);
    }
  }

  /** RFC 8705 section 3.1: base64url of the certificate's SHA-256. */
  public String thumbprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("couldn't digest a certificate", e);
    }
  }

  /** The certificate as a file that others can trust. */
  public String pem() {
    try {
      return AgencyClient.pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("couldn't write a certificate", e);
    }
  }

  /** A context for either end that presents this identity and accepts any peer. */
  public SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("tls", key, new char[0], new X509Certificate[] {certificate});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {new AcceptAny()}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("couldn't build a TLS context", e);
    }
  }

  /** A context that shows no certificate and accepts any. */
  static SSLContext anonymousContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AcceptAny()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("couldn't build a TLS context", e);
    }
  }

  /**
   * The kit talks to nodes it started on loopback; whom it talks to is not under test on its side.
   */
  private static final class AcceptAny extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
