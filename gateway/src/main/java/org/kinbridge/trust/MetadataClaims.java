package org.kinbridge.trust;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.key.VerifierKey;
import org.kinbridge.trust.keystore.Jwk;

/** The claims of verified metadata, read once: every member known, every key checked. */
final class MetadataClaims {
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private final Members claims;
  private final Set<Sha256> thumbprints = new HashSet<>();

  /**
   * @param thumbprints of all keys that the metadata names, its own signing key included
   */
  record Read(Partner partner, Instant issuedAt, Set<Sha256> thumbprints) {}

  MetadataClaims(Members claims, VerificationKey metadataKey) {
    this.claims = claims;
    this.thumbprints.add(Thumbprint.of(metadataKey.publicKey()));
  }

  Read partner() throws JsonRefused {
    EntityId entity = word(claims, "iss", EntityId::new);
    if (!claims.text("sub").equals(entity.value())) {
      throw claims.invalid("sub", "a node describes itself only");
    }
    Instant issuedAt = instant(claims, "iat");
    Instant validUntil = instant(claims, "exp");
    Members cpx = claims.object("cpx_node");
    NodeId node = word(cpx, "node", NodeId::new);
    if (!cpx.text("jurisdiction").equals(node.value())) {
      throw cpx.invalid("jurisdiction", "a node speaks for its own state only");
    }
    if (cpx.integer("max_body") != NodeMetadata.MAX_BODY) {
      throw cpx.invalid("max_body", "this version has one size limit");
    }
    Partner partner =
        new Partner(
            node,
            entity,
            endpoint(cpx.object("endpoints")),
            suites(cpx),
            NodeMetadata.MAX_BODY,
            keys(cpx.object("keys")),
            new Partner.Tls(
                digests(cpx, "tls_server_spki_s256"), digests(cpx, "tls_client_x5t_s256")),
            directory(cpx.object("directory")),
            ledger(cpx.object("ledger")),
            validUntil);
    cpx.done();
    return new Read(partner, issuedAt, thumbprints);
  }

  private static URI endpoint(Members endpoints) throws JsonRefused {
    String text = endpoints.text("messages");
    endpoints.done();
    try {
      URI uri = new URI(text);
      boolean plain =
          "https".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null;
      if (plain) {
        return uri;
      }
    } catch (URISyntaxException notOne) {
      throw endpoints.invalid("messages", "this is not a URL");
    }
    throw endpoints.invalid("messages", "this is not a plain https URL");
  }

  private static Partner.Suites suites(Members cpx) throws JsonRefused {
    Set<Suite> supported = EnumSet.noneOf(Suite.class);
    for (JsonNode suite : cpx.array("suites_supported")) {
      Optional<Suite> known = Coded.parse(Suite.class, suite.asText());
      supported.add(
          known.orElseThrow(() -> cpx.invalid("suites_supported", "this suite is not built here")));
    }
    Optional<Suite> minimum = Coded.parse(Suite.class, cpx.text("suite_minimum"));
    if (minimum.isEmpty() || !supported.contains(minimum.get())) {
      throw cpx.invalid("suite_minimum", "this node cannot talk in that suite");
    }
    return new Partner.Suites(supported, minimum.get());
  }

  private Partner.Keys keys(Members keys) throws JsonRefused {
    List<VerificationKey> signing = new ArrayList<>();
    List<EncryptionKey> encryption = new ArrayList<>();
    for (JsonNode jwk : keys.array("keys")) {
      Members key = Members.of(jwk, "/cpx_node/keys/keys");
      ECPublicKey point = Jwk.readP256(key);
      thumbprints.add(Thumbprint.of(point));
      String use = key.text("use") + " " + key.text("alg");
      if (use.equals("sig " + SignatureAlgorithm.ES256.code())) {
        signing.add(VerificationKey.es256(point));
      } else if (use.equals("enc " + EnvelopeAlgorithms.of(Suite.C1).alg())) {
        encryption.add(new EncryptionKey(key.text("kid"), Suite.C1, point, instant(key, "exp")));
      } else {
        throw key.invalid("use", "no suite uses such a key");
      }
      key.done();
    }
    keys.done();
    if (signing.isEmpty() || encryption.isEmpty()) {
      throw keys.invalid("keys", "a node signs and opens with at least one key each");
    }
    return new Partner.Keys(signing, encryption);
  }

  private static Set<Sha256> digests(Members cpx, String name) throws JsonRefused {
    Set<Sha256> digests = new HashSet<>();
    for (JsonNode digest : cpx.array(name)) {
      Optional<byte[]> bytes = Base64Url.decode(digest.asText());
      digests.add(
          bytes
              .filter(found -> digest.isTextual() && found.length == Sha256.LENGTH)
              .map(Sha256::wrap)
              .orElseThrow(() -> cpx.invalid(name, "this is not a SHA-256 digest")));
    }
    if (digests.isEmpty()) {
      throw cpx.invalid(name, "there is no pin");
    }
    return digests;
  }

  private static Directory directory(Members json) throws JsonRefused {
    Directory directory = DirectoryJson.read(json);
    json.done();
    return directory;
  }

  private Partner.Log ledger(Members ledger) throws JsonRefused {
    String origin = ledger.text("origin");
    String text = ledger.text("vkey");
    ledger.done();
    VerifierKey key =
        VerifierKey.parse(text)
            .filter(parsed -> parsed.name().equals(origin))
            .orElseThrow(() -> ledger.invalid("vkey", "this is not the origin's verifier key"));
    thumbprints.add(Thumbprint.ofEd25519(key.publicKey()));
    return new Partner.Log(origin, text);
  }

  private static Instant instant(Members members, String name) throws JsonRefused {
    long seconds = members.integer(name);
    if (seconds > LATEST) {
      throw members.invalid(name, "this is not a time before the year 10000");
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static <T> T word(Members members, String name, Function<String, T> constructor)
      throws JsonRefused {
    String text = members.text(name);
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw members.invalid(name, "this does not have the shape it must have");
    }
  }
}
