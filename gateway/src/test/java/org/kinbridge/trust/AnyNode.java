package org.kinbridge.trust;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.SoftwareKeystore;

/** A node of the demo world with fresh keys, as itself and as its partners see it. */
public final class AnyNode {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  public final KeyMaterial material;
  public final SoftwareKeystore keystore;
  public final KeyMaterial.Pair metadataKey;
  public final Partner metadata;

  private AnyNode(String node, Instant from, Instant until) {
    FreshKeys fresh = new FreshKeys(RANDOM);
    EntityId entity =
        new EntityId("https://node." + node.toLowerCase(java.util.Locale.ROOT) + ".example");
    this.material =
        fresh.material(
            new NodeId(node),
            entity,
            List.of("localhost", "127.0.0.1"),
            new KeyMaterial.Validity(from, until));
    this.keystore = new SoftwareKeystore(material, InstantSource.fixed(NOW));
    this.metadataKey = fresh.pair();
    this.metadata =
        NodeMetadata.describe(
            material,
            directory(node.toLowerCase(java.util.Locale.ROOT)),
            URI.create("https://localhost:8443/cpx/v1/messages"),
            until);
  }

  public static AnyNode of(String node) {
    return new AnyNode(node, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)));
  }

  /** One whose keys, certificate and metadata are valid in this time only. */
  public static AnyNode valid(String node, Instant from, Instant until) {
    return new AnyNode(node, from, until);
  }

  /** As the peer of a TLS connection. */
  public AuthenticatedPartner authenticated() {
    return new AuthenticatedPartner(
        metadata, Partners.thumbprint(material.tls().chain().getFirst()));
  }

  /** Its metadata, for a line to where it listens. */
  public Partner listeningAt(URI messages) {
    return NodeMetadata.describe(material, metadata.directory(), messages, metadata.validUntil());
  }

  public Pin pin() {
    return new Pin(metadata.node(), metadata.entity(), Thumbprint.of(metadataKey.publicKey()));
  }

  public byte[] signedMetadata() {
    return NodeMetadata.sign(metadata, metadataKey, NOW);
  }

  public EncryptionKey encryptionKey() {
    return metadata.keys().encryption().getFirst();
  }

  private static Directory directory(String prefix) {
    return new Directory(
        1,
        List.of(
            new Directory.Authority(
                new AuthorityId(prefix + "-central-authority"),
                "Central Authority",
                AuthorityRole.CENTRAL_AUTHORITY,
                "+999 1 000 000"),
            new Directory.Authority(
                new AuthorityId(prefix + "-casw"),
                "Child Welfare",
                AuthorityRole.CHILD_WELFARE,
                "+999 1 000 001"),
            new Directory.Authority(
                new AuthorityId(prefix + "-mosa"),
                "Ministry of Social Affairs",
                AuthorityRole.CHILD_WELFARE,
                "+999 1 000 002"),
            new Directory.Authority(
                new AuthorityId(prefix + "-police"),
                "Police",
                AuthorityRole.POLICE,
                "+999 1 000 003")));
  }
}
