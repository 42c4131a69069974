package org.kinbridge.sign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** The manifest on the wire (docs/wire-format.md, section 2): strict both ways. */
final class ManifestJson {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(4096, 2);

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", Manifest.VERSION);
    json.put("suite", manifest.suite().code());
    json.put("msg_id", manifest.msgId().toString());
    json.put("kind", manifest.kind().code());
    json.put("thread", manifest.thread().toString());
    manifest.inReplyTo().ifPresent(id -> json.put("in_reply_to", id.toString()));
    json.put("iss", manifest.iss().value());
    json.put("aud", manifest.aud().value());
    json.put("to_authority", manifest.toAuthority().value());
    json.put("purpose", manifest.purpose().code());
    json.put("legal_basis", manifest.legalBasis().code());
    json.put("urgency", manifest.urgency().code());
    json.put("iat", manifest.iat().getEpochSecond());
    json.put("exp", manifest.exp().getEpochSecond());
    manifest.humanAckBy().ifPresent(by -> json.put("human_ack_by", by.getEpochSecond()));
    json.put("content_type", Manifest.CONTENT_TYPE);
    json.put("content_commit", manifest.contentCommit().base64url());
    json.put("withheld_root", manifest.withheldRoot().base64url());
    json.putArray("attachments");
    json.put("policy", manifest.policy().hex());
    manifest.ground().agreement().ifPresent(id -> json.put("agreement", id));
    manifest.ground().setAside().ifPresent(who -> json.put("set_aside", who.code()));
    return CanonicalJson.bytes(json);
  }

  static Manifest read(byte[] payload) throws JsonRefused {
    Wire wire = Wire.of(StrictJson.parse(payload, LIMITS));
    wire.exactly("v", Manifest.VERSION);
    wire.exactly("content_type", Manifest.CONTENT_TYPE);
    wire.emptyArray("attachments");
    Instant iat = wire.instant("iat");
    Instant exp = wire.instant("exp");
    Optional<Instant> humanAckBy = wire.optionalInstant("human_ack_by");
    if (!iat.isBefore(exp)) {
      throw wire.invalid("exp", "this is not after iat");
    }
    Manifest manifest =
        new Manifest(
            wire.code(Suite.class, "suite"),
            new MessageId(wire.uuid("msg_id")),
            wire.code(MessageKind.class, "kind"),
            wire.uuid("thread"),
            wire.optionalUuid("in_reply_to").map(MessageId::new),
            wire.value("iss", EntityId::new),
            wire.value("aud", EntityId::new),
            wire.value("to_authority", AuthorityId::new),
            wire.code(Purpose.class, "purpose"),
            wire.code(LegalBasis.class, "legal_basis"),
            wire.code(Urgency.class, "urgency"),
            iat,
            exp,
            humanAckBy,
            wire.digest("content_commit"),
            wire.digest("withheld_root"),
            wire.value("policy", Sha256::parseHex),
            ground(wire));
    wire.done();
    return manifest;
  }

  private static Ground ground(Wire wire) throws JsonRefused {
    Optional<SetAside> setAside = wire.optionalCode(SetAside.class, "set_aside");
    return setAside.isPresent() && !wire.has("agreement")
        ? new Ground(Optional.empty(), setAside)
        : new Ground(Optional.of(wire.matching("agreement", Manifest.AGREEMENT)), setAside);
  }
}
