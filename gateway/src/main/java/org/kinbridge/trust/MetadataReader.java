package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Jwk;

/**
 * Reads the metadata of one pinned node: signature before content, and every key against the ban
 * list.
 */
public final class MetadataReader {
  private static final StrictJson.Limits HEADER = new StrictJson.Limits(1024, 1);
  private static final StrictJson.Limits CLAIMS = new StrictJson.Limits(256 << 10, 8);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofDays(366);
  private final BanList banned;

  public MetadataReader(BanList banned) {
    this.banned = requireNonNull(banned, "banned is null");
  }

  public MetadataReading read(byte[] jws, Pin pin, Instant now) {
    String[] parts = new String(jws, StandardCharsets.ISO_8859_1).split("\\.", 4);
    if (parts.length != 3) {
      return malformed("this is not a JWS in compact serialization");
    }
    Optional<byte[]> header = Base64Url.decode(parts[0]);
    Optional<byte[]> payload = Base64Url.decode(parts[1]);
    Optional<byte[]> signature = Base64Url.decode(parts[2]);
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return malformed("a part is not base64url in its one spelling");
    }
    try {
      checkHeader(header.get());
      Members claims = Members.of(StrictJson.parse(payload.get(), CLAIMS), "");
      Optional<VerificationKey> key = pinnedKey(claims, pin);
      byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      if (key.isEmpty() || !key.get().verifies(input, signature.get())) {
        return new MetadataReading.Refused(
            Reason.METADATA_FOREIGN, "the key we pinned did not sign this");
      }
      return judge(new MetadataClaims(claims, key.get()).partner(), pin, now, claims);
    } catch (JsonRefused malformed) {
      return malformed(malformed.fault().detail() + " at " + malformed.fault().place());
    }
  }

  private static void checkHeader(byte[] bytes) throws JsonRefused {
    Members header = Members.of(StrictJson.parse(bytes, HEADER), "");
    expect(header, "alg", SignatureAlgorithm.ES256.code());
    expect(header, "typ", NodeMetadata.TYPE);
    header.text("kid");
    header.done();
  }

  private static void expect(Members header, String name, String value) throws JsonRefused {
    if (!header.text(name).equals(value)) {
      throw header.invalid(name, "this is not the header of node metadata");
    }
  }

  /** The metadata brings its key along; only the pin says that it may speak. */
  private static Optional<VerificationKey> pinnedKey(Members claims, Pin pin) throws JsonRefused {
    Members jwks = claims.object("jwks");
    Optional<VerificationKey> found = Optional.empty();
    for (JsonNode jwk : jwks.array("keys")) {
      Members key = Members.of(jwk, "/jwks/keys");
      ECPublicKey point = Jwk.readP256(key);
      key.done();
      if (Thumbprint.of(point).equals(pin.metadataKey())) {
        found = Optional.of(VerificationKey.es256(point));
      }
    }
    jwks.done();
    return found;
  }

  private MetadataReading judge(MetadataClaims.Read read, Pin pin, Instant now, Members claims)
      throws JsonRefused {
    claims.done();
    Partner partner = read.partner();
    if (!partner.node().equals(pin.node()) || !partner.entity().equals(pin.entity())) {
      return new MetadataReading.Refused(
          Reason.METADATA_FOREIGN, "the metadata is of another node than the pin");
    }
    if (read.issuedAt().isAfter(now.plus(SKEW))
        || !partner.validUntil().isAfter(now)
        || Duration.between(read.issuedAt(), partner.validUntil()).compareTo(LONGEST) > 0) {
      return new MetadataReading.Refused(
          Reason.METADATA_EXPIRED, "the metadata is expired, not yet issued, or valid too long");
    }
    if (read.thumbprints().stream().anyMatch(banned::bans)) {
      return new MetadataReading.Refused(
          Reason.EXAMPLE_KEY, "the private half of one of its keys is published");
    }
    return new MetadataReading.InForce(partner);
  }

  private static MetadataReading malformed(String detail) {
    return new MetadataReading.Refused(Reason.METADATA_MALFORMED, detail);
  }
}
