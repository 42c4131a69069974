package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.StoredMessage;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.Salts;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Place;

/**
 * A signed message as the ledger's entry and as the outbox's row: two faces of one write.
 *
 * @param authority whose disclosure it is
 * @param row the row that became the message: the disclosure's own, that of its hold or that of a
 *     recall
 */
public record Authorisation(
    Signing.Signed signing,
    DisclosureId disclosure,
    AuthorityId authority,
    Place row,
    Instant now) {
  public Authorisation {
    requireNonNull(signing, "signing is null");
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(row, "row is null");
    requireNonNull(now, "now is null");
  }

  private SignedMessage signed() {
    return signing.message();
  }

  /**
   * @param part one for each child: with what opens, under the child's key, what was withheld
   */
  Entry entry(ObjectNode common, ObjectNode part) {
    part.set("withheld", signing.keepsake().toJson());
    SignedMessage signed = signed();
    Manifest manifest = signed.manifest();
    common.put("message", manifest.msgId().toString());
    common.put("to", manifest.aud().value());
    common.put("toAuthority", manifest.toAuthority().value());
    common.put("purpose", manifest.purpose().code());
    common.put("legalBasis", manifest.legalBasis().code());
    common.put("policy", manifest.policy().hex());
    EntryWords.ground(common, manifest);
    byte[] salt = signed.salts().exchange().revealSecret("to commit to the exchange");
    Entry entry =
        Entry.of(EntryKind.AUTHORISED, now)
            .common(common)
            .exchange(new Exchange(signed.digest(), salt))
            .wrote(row)
            .wrote(new Place("outbox", manifest.msgId().toString(), 1));
    Arrays.fill(salt, (byte) 0);
    for (ChildRef child : signed.children()) {
      entry = entry.about(child, part);
    }
    return entry;
  }

  Waiting waiting(EntryId authorised) {
    SignedMessage signed = signed();
    Manifest manifest = signed.manifest();
    Salts salts = signed.salts();
    return new Waiting(
        manifest.msgId(),
        disclosure,
        authority,
        manifest.aud(),
        authorised,
        manifest.exp(),
        State.AUTHORISED,
        Optional.empty(),
        now,
        1,
        0,
        new StoredMessage(
            signed.jws(),
            signed.content(),
            salts.content().revealSecret("to seal the salts at rest"),
            salts.exchange().revealSecret("to seal the salts at rest"),
            CanonicalJson.bytes(signed.openings().toJson()),
            values(),
            signed.children()));
  }

  private byte[] values() {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    signing.values().forEach(value -> values.add(value.reveal("to seal the values at rest")));
    return CanonicalJson.bytes(values);
  }
}
