package org.kinbridge.sign.withheld;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;

/**
 * One withheld element opened for a court or an auditor: what a stranger needs beside the sender's
 * keys to see that it was committed to when the message was signed.
 *
 * <p>WARNING: nothing here is proven before the manifest's signature verifies and its root is
 * {@link #root}. And it holds what was withheld.
 *
 * @param secret of this leaf alone
 * @param place of the leaf in the tree
 * @param audit the neighbours on its way to the root
 * @param manifest as it was signed
 */
public record ElementOpening(
    Closed element, byte[] secret, int place, List<Sha256> audit, JsonNode manifest) {
  private static final int VERSION = 1;

  public ElementOpening {
    requireNonNull(element, "element is null");
    secret = secret.clone();
    audit = List.copyOf(audit);
    requireNonNull(manifest, "manifest is null");
    int levels = audit.size();
    if (Arrays.stream(TreeSize.values()).noneMatch(size -> size.levels() == levels)
        || place < 0
        || place >= 1 << levels) {
      throw new IllegalArgumentException("no tree has such a leaf");
    }
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  /** Of the tree that holds this element there. */
  public Sha256 root() {
    byte[] node = new Leaves().closed(secret, element);
    for (int level = 0; level < audit.size(); level++) {
      byte[] other = audit.get(level).bytes();
      boolean right = (place >> level & 1) == 1;
      node = right ? Nodes.parent(other, node) : Nodes.parent(node, other);
    }
    return Sha256.wrap(node);
  }

  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION);
    json.put("kind", element.kind().code());
    json.put("path", element.path());
    json.put("rule", element.rule());
    json.put("value", element.value().reveal("to open a withheld element"));
    json.put("secret", Sha256.wrap(secret).base64url());
    json.put("leaf", place);
    ArrayNode path = json.putArray("audit");
    audit.forEach(node -> path.add(node.base64url()));
    json.set("manifest", manifest);
    return json;
  }

  public static ElementOpening read(JsonNode file) throws JsonRefused {
    Members json = Members.of(file, "");
    if (json.integer("v") != VERSION) {
      throw json.invalid("v", "this version is not read here");
    }
    LeafKind kind =
        Coded.parse(LeafKind.class, json.text("kind"))
            .orElseThrow(() -> json.invalid("kind", "this is not a kind of leaf"));
    Closed element =
        new Closed(
            kind,
            json.text("path"),
            json.text("rule"),
            Personal.of("withheld element", json.text("value")));
    byte[] secret = Wire32.bytes(json, "secret");
    int place = (int) Math.min(json.integer("leaf"), Integer.MAX_VALUE);
    List<Sha256> audit = Wire32.digests(json, "audit");
    JsonNode manifest = json.member("manifest");
    json.done();
    try {
      return new ElementOpening(element, secret, place, audit, manifest);
    } catch (IllegalArgumentException nowhere) {
      throw json.invalid("leaf", "no tree has such a leaf");
    }
  }

  @Override
  public String toString() {
    return "<opening>";
  }
}
