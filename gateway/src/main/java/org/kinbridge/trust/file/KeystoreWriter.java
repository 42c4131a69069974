package org.kinbridge.trust.file;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.trust.Pin;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.TlsIdentity;

/** Writes a new keystore; never over an old one. */
public final class KeystoreWriter {
  private final Path directory;
  private final Location.Mode mode;

  /**
   * @throws IOException when the directory exists already or cannot be made
   */
  public KeystoreWriter(Path directory, Location.Mode mode) throws IOException {
    this.directory = requireNonNull(directory, "directory is null");
    this.mode = requireNonNull(mode, "mode is null");
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    OwnerOnly.createDirectory(directory);
  }

  public void write(KeyMaterial material, KeyMaterial.Pair metadataKey) throws IOException {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("v", 1);
    manifest.put("node", material.node().value());
    manifest.put("entity", material.entity().value());
    manifest.put("demo", mode == Location.Mode.DEMO);
    json(KeystoreNames.MANIFEST, manifest);
    int number = 1;
    for (KeyMaterial.Dated key : material.signing()) {
      dated("sign-" + number++ + ".jwk", key, "sig", SignatureAlgorithm.ES256.code());
    }
    number = 1;
    for (KeyMaterial.Dated key : material.opening()) {
      dated("open-" + number++ + ".jwk", key, "enc", EnvelopeAlgorithms.of(Suite.C1).alg());
    }
    for (KeyMaterial.Epoch epoch : material.epochs()) {
      json(
          "epoch-" + epoch.id() + ".jwk",
          Jwk.writeSecret(epoch.key()).put("nbf", epoch.from().getEpochSecond()));
    }
    json(KeystoreNames.ENTRIES, Jwk.writeSecret(material.entries()));
    json(KeystoreNames.ROWS, Jwk.writeSecret(material.rows()));
    json(KeystoreNames.SEARCH, Jwk.writeSecret(material.search()));
    json(KeystoreNames.TOKENS, Jwk.writeSecret(material.accessTokens()));
    json(KeystoreNames.LOG, Jwk.writeSecret(material.log()));
    json(KeystoreNames.METADATA_KEY, Jwk.writeSecret(metadataKey));
    writeTls(material.tls());
  }

  /** The TLS key as JWK beside its chain as PEM. */
  private void writeTls(TlsIdentity tls) throws IOException {
    List<X509Certificate> chain = tls.chain();
    KeyMaterial.Pair pair =
        new KeyMaterial.Pair(
            (ECPrivateKey) tls.revealSecret("to write it to its keystore file"),
            (ECPublicKey) chain.getFirst().getPublicKey());
    json(KeystoreNames.TLS_KEY, Jwk.writeSecret(pair));
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate : chain) {
      pem.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate)))
          .append("\n-----END CERTIFICATE-----\n");
    }
    bytes(
        directory.resolve(KeystoreNames.TLS_CHAIN),
        pem.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * What partners get: our signed metadata, and the pin they compare with us over another channel.
   */
  public void publish(Pin pin, byte[] metadata) throws IOException {
    Path shown = directory.resolve(KeystoreNames.PUBLIC);
    OwnerOnly.createDirectory(shown);
    bytes(shown.resolve(KeystoreNames.pin(pin.node())), PinFile.write(pin));
    bytes(shown.resolve(KeystoreNames.metadata(pin.node())), metadata);
  }

  private void dated(String name, KeyMaterial.Dated key, String use, String algorithm)
      throws IOException {
    json(
        name,
        Jwk.writeSecret(key.pair())
            .put("use", use)
            .put("alg", algorithm)
            .put("nbf", key.validity().from().getEpochSecond())
            .put("exp", key.validity().until().getEpochSecond()));
  }

  private void json(String name, JsonNode value) throws IOException {
    bytes(directory.resolve(name), CanonicalJson.bytes(value));
  }

  private static void bytes(Path file, byte[] bytes) throws IOException {
    Files.write(OwnerOnly.create(file), bytes);
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a fresh certificate has no encoding", impossible);
    }
  }
}
