package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.keystore.Keystore;

/**
 * Signs our receipts and verifies those of partners.
 *
 * <p>WARNING: a receipt says that the node has the message. It does not say that a person read it,
 * or that anybody will act.
 */
public final class Receipts {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(2048, 1);
  private final Keystore keystore;

  public Receipts(Keystore keystore) {
    this.keystore = requireNonNull(keystore, "keystore is null");
  }

  public SignedReceipt sign(Receipt receipt) {
    if (!receipt.iss().equals(keystore.entity())) {
      throw new IllegalArgumentException("a node signs its own receipts only");
    }
    byte[] jws =
        GeneralJws.sign(
            GeneralJws.Type.RECEIPT,
            receipt.suite(),
            write(receipt),
            keystore.messageSigning(receipt.suite()));
    return new SignedReceipt(receipt, jws);
  }

  /**
   * A partner's receipt for this message; empty when it is not one, whatever the cause. A receipt
   * in a weaker suite than the message's is none.
   */
  public Optional<SignedReceipt> verify(byte[] jws, Partner partner, SignedMessage message) {
    Manifest manifest = message.manifest();
    return readSigned(jws, partner::signingKey, partner.entity())
        .filter(signed -> signed.receipt().aud().equals(keystore.entity()))
        .filter(signed -> signed.receipt().msgId().equals(manifest.msgId()))
        .filter(signed -> signed.receipt().manifest().equals(message.digest()))
        .filter(signed -> signed.receipt().suite() == manifest.suite())
        .filter(signed -> saysWhatWasDone(signed.receipt(), manifest));
  }

  /** Who received a recall says what it did; a recall that was only received was not understood. */
  private static boolean saysWhatWasDone(Receipt receipt, Manifest manifest) {
    boolean taken =
        receipt.status() == Receipt.Status.RECEIVED && manifest.kind() == MessageKind.RECALL;
    return receipt.outcome().isPresent() == taken;
  }

  /** Our own stored receipt, its proof earned again. */
  public Optional<SignedReceipt> reread(byte[] jws) {
    return readSigned(jws, GeneralJws.of(keystore), keystore.entity());
  }

  private static Optional<SignedReceipt> readSigned(
      byte[] jws, GeneralJws.KeyFinder keys, EntityId issuer) {
    try {
      GeneralJws read = GeneralJws.read(GeneralJws.Type.RECEIPT, jws);
      if (!read.verifies(keys)) {
        return Optional.empty();
      }
      Receipt receipt = read(read.payload());
      boolean consistent = receipt.suite() == read.suite() && receipt.iss().equals(issuer);
      return consistent ? Optional.of(new SignedReceipt(receipt, jws)) : Optional.empty();
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static byte[] write(Receipt receipt) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", Manifest.VERSION);
    json.put("suite", receipt.suite().code());
    json.put("iss", receipt.iss().value());
    json.put("aud", receipt.aud().value());
    json.put("msg_id", receipt.msgId().toString());
    json.put("manifest_sha256", receipt.manifest().base64url());
    json.put("status", receipt.status().code());
    receipt.reason().ifPresent(reason -> json.put("reason", reason.code()));
    receipt.outcome().ifPresent(outcome -> json.put("outcome", outcome.code()));
    json.put("received_at", receipt.receivedAt().getEpochSecond());
    json.put("iat", receipt.iat().getEpochSecond());
    return CanonicalJson.bytes(json);
  }

  private static Receipt read(byte[] payload) throws JsonRefused {
    Wire wire = Wire.of(StrictJson.parse(payload, LIMITS));
    wire.exactly("v", Manifest.VERSION);
    Suite suite = wire.code(Suite.class, "suite");
    EntityId iss = wire.value("iss", EntityId::new);
    EntityId aud = wire.value("aud", EntityId::new);
    MessageId msgId = new MessageId(wire.uuid("msg_id"));
    Sha256 manifest = wire.digest("manifest_sha256");
    Receipt.Status status = wire.code(Receipt.Status.class, "status");
    Optional<Reason> reason = wire.optionalCode(Reason.class, "reason");
    Optional<Compliance> outcome = wire.optionalCode(Compliance.class, "outcome");
    Instant receivedAt = wire.instant("received_at");
    Instant iat = wire.instant("iat");
    wire.done();
    if (reason.isPresent() != (status == Receipt.Status.REFUSED)
        || !Receipt.REASONS.containsAll(reason.stream().toList())) {
      throw wire.invalid("reason", "this status does not go with this reason");
    }
    if (outcome.isPresent() && status != Receipt.Status.RECEIVED) {
      throw wire.invalid("outcome", "who did not receive a recall did nothing");
    }
    return new Receipt(suite, iss, aud, msgId, manifest, status, reason, outcome, receivedAt, iat);
  }
}
