package org.kinbridge.ledger.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.vault.Keyed;
import org.kinbridge.vault.Place;

/**
 * The common part as bytes: {@code
 * {"body":{…},"salts":{common,record},"parts":[…],"exchange":{digest,salt}}}, RFC 8785. C_record =
 * HMAC(salts.record, HMAC(salts.common, body) ‖ parts); the salts lie under the log key with it, so
 * a checker who can read an entry can also show that its leaf says so.
 */
record EntryCodec(
    ObjectNode body, byte[] commonSalt, byte[] recordSalt, List<Sha256> parts, Exchange exchange) {
  private static final int VERSION = 1;
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(4 << 20, 64);

  static ObjectNode body(EntryId id, Entry entry) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("v", VERSION);
    body.put("id", id.toString());
    body.put("kind", entry.kind().code());
    body.put("at", entry.at().toString());
    entry.refersTo().ifPresent(first -> body.put("refersTo", first.toString()));
    body.set("common", entry.common());
    ArrayNode rows = body.putArray("rows");
    for (RowChange change : entry.rows()) {
      rows.addObject()
          .put("table", change.row().table())
          .put("row", change.row().row())
          .put("version", change.row().version())
          .put("now", change.now().code());
    }
    return body;
  }

  LeafData leaf() {
    byte[][] commitments = new byte[parts.size() + 1][];
    commitments[0] = Keyed.commit(commonSalt, CanonicalJson.bytes(body));
    for (int i = 0; i < parts.size(); i++) {
      commitments[i + 1] = parts.get(i).bytes();
    }
    return new LeafData(Sha256.wrap(Keyed.commit(recordSalt, commitments)), exchange.commitment());
  }

  byte[] bytes() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("body", body);
    all.putObject("salts").put("common", base64(commonSalt)).put("record", base64(recordSalt));
    ArrayNode commitments = all.putArray("parts");
    parts.forEach(part -> commitments.add(part.base64url()));
    all.putObject("exchange")
        .put("digest", exchange.manifest().base64url())
        .put("salt", base64(exchange.salt()));
    return CanonicalJson.bytes(all);
  }

  /** Empty when the bytes are not what {@link #bytes} writes: then somebody else sealed them. */
  static Optional<EntryCodec> parse(byte[] bytes) {
    try {
      JsonNode all = StrictJson.parse(bytes, LIMITS);
      if (!(all.get("body") instanceof ObjectNode body)) {
        return Optional.empty();
      }
      List<Sha256> parts = new ArrayList<>();
      all.path("parts").forEach(part -> parts.add(Sha256.wrap(base64(part.asText()))));
      JsonNode exchange = all.path("exchange");
      return Optional.of(
          new EntryCodec(
              body,
              base64(all.path("salts").path("common").asText()),
              base64(all.path("salts").path("record").asText()),
              parts,
              new Exchange(
                  Sha256.wrap(base64(exchange.path("digest").asText())),
                  base64(exchange.path("salt").asText()))));
    } catch (JsonRefused | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Empty when a member is missing or has no meaning here. */
  Optional<RecordedEntry> recorded() {
    Optional<EntryKind> kind = Coded.parse(EntryKind.class, body.path("kind").asText());
    if (kind.isEmpty() || body.path("v").asInt() != VERSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RecordedEntry(
              new EntryId(UUID.fromString(body.path("id").asText())),
              kind.get(),
              Instant.parse(body.path("at").asText()),
              Optional.ofNullable(body.get("refersTo"))
                  .map(first -> new EntryId(UUID.fromString(first.asText()))),
              body.path("common"),
              rows(),
              parts));
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private List<RowChange> rows() {
    List<RowChange> rows = new ArrayList<>();
    for (JsonNode row : body.path("rows")) {
      Place place =
          new Place(
              row.path("table").asText(), row.path("row").asText(), row.path("version").asLong());
      RowChange.Now now =
          Coded.parse(RowChange.Now.class, row.path("now").asText())
              .orElseThrow(() -> new IllegalArgumentException("a row change of no kind"));
      rows.add(new RowChange(place, now));
    }
    return rows;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] base64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
