package org.kinbridge.trust.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.Pin;
import org.kinbridge.trust.key.Base64Url;

/** A pin as a file: {@code {"node","entity","metadata_key"}}, the key as its thumbprint. */
final class PinFile {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(1024, 1);

  private PinFile() {}

  static byte[] write(Pin pin) {
    return CanonicalJson.bytes(
        JsonNodeFactory.instance
            .objectNode()
            .put("node", pin.node().value())
            .put("entity", pin.entity().value())
            .put("metadata_key", pin.metadataKey().base64url()));
  }

  static Pin read(byte[] file) throws JsonRefused {
    Members json = Members.of(StrictJson.parse(file, LIMITS), "");
    String node = json.text("node");
    String entity = json.text("entity");
    Optional<Sha256> key =
        Base64Url.decode(json.text("metadata_key"))
            .filter(bytes -> bytes.length == Sha256.LENGTH)
            .map(Sha256::wrap);
    json.done();
    if (key.isEmpty()) {
      throw json.invalid("metadata_key", "this is not a thumbprint");
    }
    try {
      return new Pin(new NodeId(node), new EntityId(entity), key.get());
    } catch (IllegalArgumentException malformed) {
      throw json.invalid("node", "this does not name a node and its entity");
    }
  }
}
