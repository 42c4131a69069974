package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Stayed;

/** How the files of {@code conformance/vectors/withheld} are made: one fact each. */
final class WithheldVectors {
  private static final String PLAIN = "{\"resourceType\":\"Basic\",\"id\":\"x\"}";
  private static final String SCALARS =
      """
      {"text":"Лио","pair":"\\ud83d\\ude42","none":"","number":1.10,"small":-3,"power":2e5,"yes":true,"nothing":null,\
      "empty":{},"list":[],"a/b":{"c~d":["x",{"":"y"}]}}\
      """;
  private static final String REDACTED =
      """
      {"meta":{"security":[{"code":"REDACTED"}]},"name":"Lio"}\
      """;
  private static final String DOCUMENT =
      """
      {"meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-case-document"]},"name":"Lio"}\
      """;

  private final Map<String, ObjectNode> made = new TreeMap<>();

  private WithheldVectors() {}

  static Map<String, ObjectNode> make() {
    WithheldVectors vectors = new WithheldVectors();
    vectors.trees();
    vectors.refused();
    vectors.openings();
    return vectors.made;
  }

  private void trees() {
    tree("a-single-resource-has-1024-leaves", PLAIN, stayed(0, 0));
    tree("a-case-document-has-4096-leaves", DOCUMENT, stayed(0, 0));
    tree("every-scalar-is-a-leaf-and-nothing-else-is", SCALARS, stayed(0, 0));
    tree("announced-kinds-stand-behind-the-content", REDACTED, stayed(3, 0));
    tree("silent-leaves-stand-anywhere-behind", REDACTED, stayed(3, 40));
  }

  private void refused() {
    refused(
        "a-changed-value-leads-to-another-root",
        "withheld-root",
        one -> one.put("content", text(one).replace("Lio", "Leo")));
    refused(
        "an-added-scalar-leads-to-another-root",
        "withheld-root",
        one -> one.put("content", text(one).replace("\"Lio\"", "\"Lio\",\"a\":1")));
    refused("a-lost-notice-leads-to-another-root", "withheld-root", one -> paths(one).remove(0));
    refused(
        "an-announcement-needs-its-label",
        "withheld-root",
        one -> one.put("content", text(one).replace("REDACTED", "ABCDEFGH")));
    refused(
        "one-node-too-many-leads-nowhere",
        "withheld-root",
        one -> ((ArrayNode) one.at("/openings/rest")).add(one.at("/openings/rest/0")));
    refused(
        "notices-out-of-order-are-malformed",
        "malformed-message",
        one -> paths(one).add(paths(one).remove(0)));
    refused(
        "a-notice-twice-is-malformed",
        "malformed-message",
        one -> paths(one).add(paths(one).path(2)));
    refused(
        "a-path-with-an-index-is-malformed",
        "malformed-message",
        one -> paths(one).set(0, "cp-child.name[0]"));
    refused(
        "another-member-is-malformed",
        "malformed-message",
        one -> ((ObjectNode) one.path("openings")).put("more", 1));
  }

  private void openings() {
    opening("an-opened-silent-element-leads-to-the-root", 5, "shown", one -> {});
    opening("an-opened-announced-kind-leads-to-the-root", 1, "shown", one -> {});
    opening(
        "an-opening-of-another-value-leads-elsewhere",
        5,
        "not-shown",
        one -> one.put("value", "\"another\""));
    opening(
        "an-opening-under-another-rule-leads-elsewhere",
        5,
        "not-shown",
        one -> one.put("rule", "R09"));
    opening(
        "an-announced-kind-is-no-silent-element", 1, "not-shown", one -> one.put("kind", "silent"));
    opening(
        "an-opening-at-another-place-leads-elsewhere",
        5,
        "not-shown",
        one -> one.put("leaf", one.path("leaf").asInt() ^ 1));
    opening(
        "an-opening-of-no-such-tree-is-malformed",
        5,
        "malformed",
        one -> ((ArrayNode) one.path("audit")).remove(0));
    opening(
        "an-opening-beside-the-tree-is-malformed", 5, "malformed", one -> one.put("leaf", 1024));
  }

  private void tree(String fact, String content, Stayed stayed) {
    ObjectNode json = fact(fact, "accepted");
    WithheldTree tree = WithheldTree.of(parsed(content), stayed, secret(fact));
    json.put("secret", Sha256.wrap(secret(fact)).base64url());
    json.put("content", content);
    json.put("leaves", TreeSize.of(parsed(content)).leaves());
    ArrayNode closed = json.putArray("closed");
    int turned =
        Secret.turned(
            new Secret(secret(fact), new Leaves()).openedKey(),
            TreeSize.of(parsed(content)),
            new Leaves());
    for (int i = 0; i < tree.values().size(); i++) {
      ElementOpening one = opened(tree, i);
      closed.addObject().put("slot", one.place() ^ turned).setAll(element(one));
    }
    json.set("openings", tree.openings().toJson());
    json.put("root", tree.root().base64url());
  }

  private void refused(String fact, String reason, Consumer<ObjectNode> change) {
    ObjectNode json = fact(fact, reason);
    WithheldTree tree = WithheldTree.of(parsed(REDACTED), stayed(3, 5), secret(fact));
    json.put("content", REDACTED);
    json.set("openings", tree.openings().toJson());
    json.put("root", tree.root().base64url());
    change.accept(json);
  }

  private void opening(String fact, int which, String expected, Consumer<ObjectNode> change) {
    ObjectNode json = fact(fact, expected);
    WithheldTree tree = WithheldTree.of(parsed(REDACTED), stayed(3, 5), secret(fact));
    ObjectNode opening = opened(tree, which).toJson();
    change.accept(opening);
    json.set("opening", opening);
    json.put("root", tree.root().base64url());
  }

  private ObjectNode fact(String fact, String expect) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("fact", fact.replace('-', ' ')).put("expect", expect);
    made.put(fact, json);
    return json;
  }

  private static ElementOpening opened(WithheldTree tree, int which) {
    return tree.keepsake()
        .open(which, tree.values().get(which), JsonNodeFactory.instance.objectNode())
        .orElseThrow();
  }

  private static ObjectNode element(ElementOpening one) {
    return one.toJson().retain(List.of("kind", "path", "rule", "value"));
  }

  private static String text(ObjectNode vector) {
    return vector.path("content").asText();
  }

  private static ArrayNode paths(ObjectNode vector) {
    return (ArrayNode) vector.at("/openings/announced/0/paths");
  }

  private static Stayed stayed(int announced, int silent) {
    return AnyRecord.stayed(announced, silent);
  }

  private static byte[] secret(String fact) {
    return Sha256.of(fact.getBytes(StandardCharsets.US_ASCII)).bytes();
  }

  static JsonNode parsed(String content) {
    try {
      return StrictJson.parse(content.getBytes(StandardCharsets.UTF_8), StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused malformed) {
      throw new AssertionError(malformed);
    }
  }
}
