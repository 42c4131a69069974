package org.kinbridge.trust.keystore;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.SecretBytes;

/** Makes every key a new node needs. */
public final class FreshKeys {
  private static final int SECRET_LENGTH = 32;
  private final SecureRandom random;

  public FreshKeys(SecureRandom random) {
    this.random = requireNonNull(random, "random is null");
  }

  /**
   * A whole keystore.
   *
   * @param hosts DNS names and IP addresses the TLS certificate is for
   */
  public KeyMaterial material(
      NodeId node, EntityId entity, List<String> hosts, KeyMaterial.Validity validity) {
    Instant from = validity.from();
    return new KeyMaterial(
        node,
        entity,
        List.of(new KeyMaterial.Dated(pair(), validity)),
        List.of(new KeyMaterial.Dated(pair(), validity)),
        List.of(new KeyMaterial.Epoch("e" + from.getEpochSecond(), from, secret())),
        secret(),
        secret(),
        secret(),
        pair(),
        log(),
        tls(node, hosts, validity));
  }

  public KeyMaterial.Pair pair() {
    KeyPair pair = P256.generate(random);
    return new KeyMaterial.Pair((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
  }

  public SecretBytes secret() {
    byte[] bytes = new byte[SECRET_LENGTH];
    random.nextBytes(bytes);
    return SecretBytes.take(bytes);
  }

  public KeyMaterial.Log log() {
    KeyPair pair =
        SoftwareKeystore.sound(
            () -> {
              KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
              generator.initialize(255, random);
              return generator.generateKeyPair();
            });
    return new KeyMaterial.Log(pair.getPrivate(), (EdECPublicKey) pair.getPublic());
  }

  /**
   * A self-signed certificate: what counts is its pin in our signed metadata, not who vouches for
   * it.
   */
  public TlsIdentity tls(NodeId node, List<String> hosts, KeyMaterial.Validity validity) {
    return tls(new X500Name("CN=kinbridge node " + node), hosts, validity);
  }

  /** The same of an agency's program, which is known by the thumbprint and serves nobody. */
  public TlsIdentity tls(ClientId client, KeyMaterial.Validity validity) {
    return tls(new X500Name("CN=" + client), List.of(client.value()), validity);
  }

  private TlsIdentity tls(X500Name name, List<String> hosts, KeyMaterial.Validity validity) {
    KeyMaterial.Pair pair = pair();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, random).setBit(126),
            Date.from(validity.from()),
            Date.from(validity.until()),
            name,
            pair.publicKey());
    try {
      extend(builder, hosts);
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(pair.privateKey());
      X509Certificate certificate =
          SoftwareKeystore.sound(
              () -> new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
      return new TlsIdentity(pair.privateKey(), List.of(certificate));
    } catch (CertIOException | OperatorCreationException broken) {
      throw new IllegalStateException("couldn't make a certificate", broken);
    }
  }

  private static void extend(X509v3CertificateBuilder builder, List<String> hosts)
      throws CertIOException {
    GeneralName[] names = hosts.stream().map(FreshKeys::generalName).toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
  }

  private static GeneralName generalName(String host) {
    boolean address =
        host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }
}
