package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.VerificationKey;

/**
 * A node as its signed metadata describes it. Values of this type come from verified metadata only;
 * they say nothing about whether the node is on the line.
 *
 * @param messages where its envelopes are posted
 * @param suites what it can read and sign, and the least it accepts
 * @param validUntil when the metadata expires; then nothing is sent to it or taken from it
 */
public record Partner(
    NodeId node,
    EntityId entity,
    URI messages,
    Suites suites,
    int maxBody,
    Keys keys,
    Tls tls,
    Directory directory,
    Log log,
    Instant validUntil) {

  /** What the node supports, and the least it accepts. */
  public record Suites(Set<Suite> supported, Suite minimum) {
    public Suites {
      supported = Set.copyOf(supported);
      if (!supported.contains(requireNonNull(minimum, "minimum is null"))) {
        throw new IllegalArgumentException("the least suite is a supported one");
      }
    }
  }

  /** Its message keys. */
  public record Keys(List<VerificationKey> signing, List<EncryptionKey> encryption) {
    public Keys {
      signing = List.copyOf(signing);
      encryption = List.copyOf(encryption);
    }
  }

  /**
   * The pins of its TLS keys.
   *
   * @param serverSpki SHA-256 of the server's public key (SubjectPublicKeyInfo)
   * @param clientCertificates SHA-256 of whole certificates it may call with
   */
  public record Tls(Set<Sha256> serverSpki, Set<Sha256> clientCertificates) {
    public Tls {
      serverSpki = Set.copyOf(serverSpki);
      clientCertificates = Set.copyOf(clientCertificates);
    }
  }

  /** Its ledger: the origin line of its checkpoints and the key that verifies them. */
  public record Log(String origin, String verifierKey) {
    public Log {
      requireNonNull(origin, "origin is null");
      requireNonNull(verifierKey, "verifierKey is null");
    }
  }

  public Partner {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    requireNonNull(messages, "messages is null");
    requireNonNull(suites, "suites is null");
    requireNonNull(keys, "keys is null");
    requireNonNull(tls, "tls is null");
    requireNonNull(directory, "directory is null");
    requireNonNull(log, "log is null");
    requireNonNull(validUntil, "validUntil is null");
  }

  /** Its signing key of that name, if it is for this algorithm. */
  public Optional<VerificationKey> signingKey(String kid, SignatureAlgorithm algorithm) {
    return keys.signing().stream()
        .filter(key -> key.kid().equals(kid) && key.algorithm() == algorithm)
        .findFirst();
  }

  /** Whether its metadata names a message key so, for signing or for sealing. */
  public boolean publishes(String kid) {
    return keys.signing().stream().anyMatch(key -> key.kid().equals(kid))
        || keys.encryption().stream().anyMatch(key -> key.kid().equals(kid));
  }

  /**
   * The key to seal to at this instant: the one that stays valid longest; empty when all expired.
   */
  public Optional<EncryptionKey> encryptionKey(Suite suite, Instant now) {
    return keys.encryption().stream()
        .filter(key -> key.suite() == suite && key.validUntil().isAfter(now))
        .max(Comparator.comparing(EncryptionKey::validUntil));
  }
}
