package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.BanList;

/**
 * The partner nodes this node works with. A partner whose metadata expired is not found any more: a
 * missed renewal stops the exchange, it never extends it.
 */
public final class Partners {
  private final Map<EntityId, Partner> byEntity = new HashMap<>();
  private final Map<NodeId, Partner> byNode = new HashMap<>();
  private final Map<Sha256, Partner> byCertificate = new HashMap<>();
  private final BanList banned;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException when two of them share a node, an entity or a certificate
   */
  public static Partners of(Collection<Partner> partners, BanList banned, InstantSource clock) {
    return new Partners(partners, banned, clock);
  }

  private Partners(Collection<Partner> partners, BanList banned, InstantSource clock) {
    this.banned = requireNonNull(banned, "banned is null");
    this.clock = requireNonNull(clock, "clock is null");
    for (Partner partner : partners) {
      once(byEntity.put(partner.entity(), partner));
      once(byNode.put(partner.node(), partner));
      partner
          .tls()
          .clientCertificates()
          .forEach(thumbprint -> once(byCertificate.put(thumbprint, partner)));
    }
  }

  private static void once(@org.jspecify.annotations.Nullable Partner other) {
    if (other != null) {
      throw new IllegalArgumentException("two partners share a node, an entity or a certificate");
    }
  }

  public Optional<Partner> find(NodeId node) {
    return inForce(Optional.ofNullable(byNode.get(node)));
  }

  public Optional<Partner> find(EntityId entity) {
    return inForce(Optional.ofNullable(byEntity.get(entity)));
  }

  /** Those whose metadata is in force, in the order of their nodes. */
  public Collection<Partner> all() {
    return byNode.values().stream()
        .filter(partner -> partner.validUntil().isAfter(clock.instant()))
        .sorted(java.util.Comparator.comparing(Partner::node))
        .toList();
  }

  /**
   * The partner that this TLS peer is. The TLS engine has already made the peer prove its private
   * key; here the whole certificate must be one that a partner's metadata pins.
   */
  public Authentication authenticate(X509Certificate certificate) {
    Sha256 thumbprint = thumbprint(certificate);
    Optional<Partner> partner = inForce(Optional.ofNullable(byCertificate.get(thumbprint)));
    if (partner.isEmpty()) {
      return new Authentication.Refused(Reason.UNKNOWN_PARTNER);
    }
    if (banned.bans(certificate.getPublicKey())) {
      return new Authentication.Refused(Reason.EXAMPLE_KEY);
    }
    Date now = Date.from(clock.instant());
    if (now.before(certificate.getNotBefore()) || now.after(certificate.getNotAfter())) {
      return new Authentication.Refused(Reason.CERTIFICATE_NOT_VALID);
    }
    return new Authentication.Accepted(new AuthenticatedPartner(partner.get(), thumbprint));
  }

  /** x5t#S256 (RFC 8705): the digest of the whole certificate. */
  public static Sha256 thumbprint(X509Certificate certificate) {
    try {
      return Sha256.of(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate has no encoding", impossible);
    }
  }

  private Optional<Partner> inForce(Optional<Partner> partner) {
    return partner.filter(found -> found.validUntil().isAfter(clock.instant()));
  }
}
