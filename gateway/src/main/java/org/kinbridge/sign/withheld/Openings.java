package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.trust.key.Base64Url;

/**
 * What the recipient gets of a tree beside the content: the key of the opened leaves, what is
 * announced, and the nodes over everything else. How long it is follows from the number of opened
 * leaves alone.
 */
public final class Openings {
  private static final String REDACTED = "REDACTED";

  private final byte[] key;
  private final List<Notice> announced;
  private final List<Sha256> rest;

  Openings(byte[] key, List<Notice> announced, List<Sha256> rest) {
    this.key = key.clone();
    this.announced = List.copyOf(announced);
    this.rest = List.copyOf(rest);
  }

  /** What the sender says that it withholds, in the order of rule and path. */
  public List<Notice> announced() {
    return announced;
  }

  /**
   * The root of the tree whose opened leaves are exactly the scalars of this content and the
   * notices; empty when there is no such tree, or when it announces what the content's labels deny.
   */
  public Optional<Sha256> root(JsonNode content) {
    List<Scalar> scalars = Scalar.of(content);
    TreeSize size = TreeSize.of(content);
    int opened = scalars.size() + announced.size();
    if (opened > size.leaves() || !tells(content)) {
      return Optional.empty();
    }
    List<Nodes.At> closed = Nodes.cover(opened, size.leaves());
    if (closed.size() != rest.size()) {
      return Optional.empty();
    }
    Leaves leaves = new Leaves();
    byte[][] released = leaves.released(key, scalars);
    byte[][] notices = leaves.notices(key, released.length, announced);
    Map<Nodes.At, byte[]> given = new HashMap<>();
    for (int i = 0; i < rest.size(); i++) {
      given.put(closed.get(i), rest.get(i).bytes());
    }
    Nodes.Known known =
        at ->
            at.level() > 0 || at.index() >= opened
                ? Optional.ofNullable(given.get(at))
                : Optional.of(
                    at.index() < released.length
                        ? released[at.index()]
                        : notices[at.index() - released.length]);
    Nodes nodes = new Nodes(size, Secret.turned(key, size, leaves), known);
    return Optional.of(Sha256.wrap(nodes.root()));
  }

  private boolean tells(JsonNode content) {
    return announced.isEmpty()
        || content.path("meta").path("security").findValuesAsText("code").contains(REDACTED);
  }

  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", Base64Url.encode(key));
    ArrayNode rules = json.putArray("announced");
    String rule = "";
    for (Notice notice : announced) {
      if (!notice.rule().equals(rule)) {
        rule = notice.rule();
        rules.addObject().put("rule", rule).putArray("paths");
      }
      ((ArrayNode) rules.path(rules.size() - 1).path("paths")).add(notice.path());
    }
    ArrayNode nodes = json.putArray("rest");
    rest.forEach(node -> nodes.add(node.base64url()));
    return json;
  }

  /** Strict: one spelling for each. */
  public static Openings read(Members json) throws JsonRefused {
    byte[] key = Wire32.bytes(json, "key");
    List<Notice> announced = new ArrayList<>();
    for (JsonNode row : json.array("announced")) {
      Members rule = Members.of(row, "/announced");
      for (JsonNode path : rule.array("paths")) {
        announced.add(notice(rule, path));
      }
    }
    for (int i = 1; i < announced.size(); i++) {
      if (announced.get(i - 1).compareTo(announced.get(i)) >= 0) {
        throw json.invalid("announced", "these are not in order, each once");
      }
    }
    List<Sha256> rest = Wire32.digests(json, "rest");
    json.done();
    Openings openings = new Openings(key, announced, rest);
    if (!openings.toJson().path("announced").equals(json.array("announced"))) {
      throw json.invalid("announced", "this is not one row a rule");
    }
    return openings;
  }

  private static Notice notice(Members rule, JsonNode path) throws JsonRefused {
    try {
      return new Notice(rule.text("rule"), path.asText());
    } catch (IllegalArgumentException malformed) {
      throw rule.invalid("paths", "this is not a rule and a path without index");
    }
  }

  @Override
  public String toString() {
    return "<openings>";
  }
}
