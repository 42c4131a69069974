package org.kinbridge.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.SoftwareLogKey;
import org.kinbridge.trust.keystore.SoftwareSigningKey;

/**
 * A node's signed metadata (docs/wire-format.md, section 6): a JWS in compact serialization, {@code
 * typ} cpx-node+jwt, signed by the node's metadata key.
 */
public final class NodeMetadata {
  static final String TYPE = "cpx-node+jwt";
  public static final int MAX_BODY = 1 << 20;

  private NodeMetadata() {}

  /** What {@code material}'s owner publishes about itself. */
  public static Partner describe(
      KeyMaterial material, Directory directory, URI messages, Instant validUntil) {
    String origin = material.entity().value().substring("https://".length()) + "/ledger";
    X509Certificate certificate = material.tls().chain().getFirst();
    List<VerificationKey> signing =
        material.signing().stream()
            .map(key -> VerificationKey.es256(key.pair().publicKey()))
            .toList();
    List<EncryptionKey> encryption =
        material.opening().stream().map(NodeMetadata::encryptionKey).toList();
    return new Partner(
        material.node(),
        material.entity(),
        messages,
        new Partner.Suites(Set.of(Suite.C1), Suite.C1),
        MAX_BODY,
        new Partner.Keys(signing, encryption),
        new Partner.Tls(
            Set.of(Sha256.of(certificate.getPublicKey().getEncoded())),
            Set.of(Partners.thumbprint(certificate))),
        directory,
        new Partner.Log(origin, new SoftwareLogKey(material.log()).verifierKey(origin).text()),
        validUntil);
  }

  private static EncryptionKey encryptionKey(KeyMaterial.Dated key) {
    return new EncryptionKey(
        Thumbprint.of(key.pair().publicKey()).base64url(),
        Suite.C1,
        key.pair().publicKey(),
        key.validity().until());
  }

  /** The metadata of {@code node}, signed. */
  public static byte[] sign(Partner node, KeyMaterial.Pair metadataKey, Instant issuedAt) {
    SigningKey key = new SoftwareSigningKey(metadataKey);
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", key.algorithm().code()).put("kid", key.kid()).put("typ", TYPE);
    String input =
        Base64Url.encode(CanonicalJson.bytes(header))
            + "."
            + Base64Url.encode(CanonicalJson.bytes(claims(node, metadataKey, issuedAt)));
    byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
    return (input + "." + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Of everything the metadata says of the node. Signing the same again, at another hour or with
   * another metadata key, does not change it.
   */
  public static Sha256 digest(Partner node) {
    return Sha256.of(CanonicalJson.bytes(described(node)));
  }

  private static ObjectNode claims(Partner node, KeyMaterial.Pair metadataKey, Instant issuedAt) {
    ObjectNode claims = described(node);
    claims.put("iat", issuedAt.getEpochSecond());
    claims.putObject("jwks").putArray("keys").add(Jwk.write(metadataKey.publicKey()));
    return claims;
  }

  private static ObjectNode described(Partner node) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", node.entity().value());
    claims.put("sub", node.entity().value());
    claims.put("exp", node.validUntil().getEpochSecond());
    ObjectNode cpx = claims.putObject("cpx_node");
    cpx.put("node", node.node().value());
    cpx.put("jurisdiction", node.node().value());
    digests(cpx.putArray("tls_server_spki_s256"), node.tls().serverSpki());
    digests(cpx.putArray("tls_client_x5t_s256"), node.tls().clientCertificates());
    directory(cpx.putObject("directory"), node.directory());
    cpx.putObject("endpoints").put("messages", node.messages().toString());
    ArrayNode suites = cpx.putArray("suites_supported");
    node.suites().supported().stream().sorted().map(Suite::code).forEach(suites::add);
    cpx.put("suite_minimum", node.suites().minimum().code());
    cpx.put("max_body", node.maxBody());
    keys(cpx.putObject("keys").putArray("keys"), node.keys());
    cpx.putObject("ledger")
        .put("origin", node.log().origin())
        .put("vkey", node.log().verifierKey());
    return claims;
  }

  private static void digests(ArrayNode array, Set<Sha256> digests) {
    digests.stream().map(Sha256::base64url).sorted().forEach(array::add);
  }

  private static void directory(ObjectNode json, Directory directory) {
    json.put("version", directory.version());
    ArrayNode authorities = json.putArray("authorities");
    for (Directory.Authority authority : directory.authorities()) {
      authorities
          .addObject()
          .put("id", authority.id().value())
          .put("name", authority.name())
          .put("role", authority.role().code())
          .put("contact24x7", authority.contact24x7());
    }
  }

  private static void keys(ArrayNode array, Partner.Keys keys) {
    for (VerificationKey key : keys.signing()) {
      array.add(Jwk.write(key.publicKey()).put("use", "sig").put("alg", key.algorithm().code()));
    }
    keys.encryption().stream()
        .sorted(Comparator.comparing(EncryptionKey::validUntil))
        .forEach(
            key ->
                array.add(
                    Jwk.write(key.key())
                        .put("use", "enc")
                        .put("alg", EnvelopeAlgorithms.of(key.suite()).alg())
                        .put("exp", key.validUntil().getEpochSecond())));
  }
}
