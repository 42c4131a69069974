package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.yaml.YamlMap;
import org.kinbridge.trust.file.OwnerOnly;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * Reads the files that a configuration names, beside it. A secret is taken only from a file that
 * nobody but its owner may read; what is wrong is a fault of the member that names the file.
 */
public final class CredentialFiles {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
  private static final StrictJson.Limits JWK = new StrictJson.Limits(4096, 1);
  private static final int LARGEST = 64 << 10;

  private final Path folder;

  /**
   * @param folder where names of files begin: the folder of the configuration
   */
  public CredentialFiles(Path folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  /** The path that a member names; empty, with a fault, when it names none. */
  public Optional<Path> path(YamlMap map, String member) {
    return map.needed(member, folder::resolve);
  }

  /** A text that only its owner may read, one line. */
  public Optional<String> secret(YamlMap map, String member) {
    return bytes(map, member, Readers.OWNER)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(
            text -> {
              boolean fit = !text.isEmpty() && text.indexOf('\n') < 0;
              if (!fit) {
                map.wrong(member, "the file holds one line");
              }
              return fit;
            });
  }

  /** PEM certificates, at least one. */
  public List<X509Certificate> certificates(YamlMap map, String member) {
    return bytes(map, member, Readers.ANYBODY)
        .map(bytes -> certificates(map, member, bytes))
        .orElse(List.of());
  }

  private static List<X509Certificate> certificates(YamlMap map, String member, byte[] pem) {
    List<X509Certificate> found = new ArrayList<>();
    try {
      for (var certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        found.add((X509Certificate) certificate);
      }
    } catch (CertificateException malformed) {
      found.clear();
    }
    if (found.isEmpty()) {
      map.wrong(member, "the file holds no PEM certificates");
    }
    return found;
  }

  /** A chain, leaf first, and the key of its leaf in PKCS #8. */
  public Optional<TlsIdentity> identity(YamlMap map, String chain, String key) {
    List<X509Certificate> certificates = certificates(map, chain);
    Optional<byte[]> pem = bytes(map, key, Readers.OWNER);
    if (certificates.isEmpty() || pem.isEmpty()) {
      return Optional.empty();
    }
    Optional<PrivateKey> found = privateKey(pem.get(), certificates.getFirst().getPublicKey());
    if (found.isEmpty()) {
      map.wrong(key, "the file holds no PEM private key (PKCS #8) of the certificate");
    }
    return found.map(own -> new TlsIdentity(own, certificates));
  }

  private static Optional<PrivateKey> privateKey(byte[] pem, PublicKey publicKey) {
    Matcher text = PRIVATE_KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
    if (!text.matches()) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.group(1));
      PrivateKey key =
          KeyFactory.getInstance(publicKey.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(der));
      return belongTogether(key, publicKey) ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey publicKey)
      throws GeneralSecurityException {
    byte[] probe = {'p', 'r', 'o', 'b', 'e'};
    String algorithm = publicKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(probe);
    return signature.verify(signed);
  }

  /** A P-256 key as JWK, its name the thumbprint, as the keystores of nodes hold them. */
  public Optional<KeyMaterial.Pair> assertionKey(YamlMap map, String member) {
    return bytes(map, member, Readers.OWNER)
        .flatMap(
            bytes -> {
              try {
                Members jwk = Members.of(StrictJson.parse(bytes, JWK), "");
                KeyMaterial.Pair pair = Jwk.readSecretP256(jwk);
                jwk.done();
                return Optional.of(pair);
              } catch (JsonRefused refused) {
                map.wrong(member, "the file holds no P-256 key as JWK: " + refused.getMessage());
                return Optional.<KeyMaterial.Pair>empty();
              }
            });
  }

  private enum Readers {
    OWNER,
    ANYBODY
  }

  private Optional<byte[]> bytes(YamlMap map, String member, Readers readers) {
    return path(map, member).flatMap(file -> bytes(map, member, file, readers));
  }

  private static Optional<byte[]> bytes(YamlMap map, String member, Path file, Readers readers) {
    try {
      if (Files.size(file) > LARGEST) {
        map.wrong(member, "the file is too large");
        return Optional.empty();
      }
      if (readers == Readers.OWNER && !OwnerOnly.holds(file)) {
        map.wrong(member, "others may read the file: chmod go= it");
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      map.faults()
          .add(Reason.NOT_FOUND, map.node().place() + " " + member, "the file cannot be read");
      return Optional.empty();
    }
  }
}
