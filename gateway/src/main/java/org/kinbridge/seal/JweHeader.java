package org.kinbridge.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.P256;

/**
 * The protected header of an envelope: exactly these members and no other, so that there is no
 * {@code zip}, no {@code crit} and no key or certificate that a message brings along.
 *
 * @param ephemeral checked to be on the curve
 * @param apu SHA-256 of the sender's entity id
 * @param apv SHA-256 of the recipient's entity id
 */
record JweHeader(
    String alg, String enc, String kid, String typ, byte[] apu, byte[] apv, ECPublicKey ephemeral) {
  static final String CONTENT_TYPE = "jose+json";
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(8 << 10, 2);

  static byte[] party(EntityId entity) {
    return Sha256.of(entity.value()).bytes();
  }

  static Optional<JweHeader> read(String encoded) {
    Optional<byte[]> bytes = Base64Url.decode(encoded);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Members members = Members.of(StrictJson.parse(bytes.get(), LIMITS), "");
      if (!members.text("cty").equals(CONTENT_TYPE)) {
        return Optional.empty();
      }
      JweHeader header =
          new JweHeader(
              members.text("alg"),
              members.text("enc"),
              members.text("kid"),
              members.text("typ"),
              bytes(members, "apu"),
              bytes(members, "apv"),
              point(members.object("epk")));
      members.done();
      return Optional.of(header);
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static ECPublicKey point(Members epk) throws JsonRefused {
    boolean p256 = epk.text("kty").equals("EC") && epk.text("crv").equals("P-256");
    Optional<ECPublicKey> key = P256.publicKey(bytes(epk, "x"), bytes(epk, "y"));
    epk.done();
    return key.filter(found -> p256)
        .orElseThrow(() -> epk.invalid("x", "this is not a point of P-256"));
  }

  private static byte[] bytes(Members members, String name) throws JsonRefused {
    return Base64Url.decode(members.text(name))
        .filter(bytes -> bytes.length == Sha256.LENGTH)
        .orElseThrow(() -> members.invalid(name, "this is not 32 bytes in base64url"));
  }

  String encoded() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("alg", alg);
    json.put("enc", enc);
    json.put("kid", kid);
    json.put("typ", typ);
    json.put("cty", CONTENT_TYPE);
    json.put("apu", Base64Url.encode(apu));
    json.put("apv", Base64Url.encode(apv));
    json.putObject("epk")
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", Base64Url.encode(P256.x(ephemeral)))
        .put("y", Base64Url.encode(P256.y(ephemeral)));
    return Base64Url.encode(CanonicalJson.bytes(json));
  }
}
