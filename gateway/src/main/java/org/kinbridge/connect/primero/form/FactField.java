package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Which field states a fact about the child.
 *
 * @param source who says so, in the words of the request
 * @param objection whether the child objects: only for its hearing
 */
record FactField(Fact.Code code, Choice choice, String source, Optional<Choice> objection) {
  static final String CHILD = "#child";

  FactField {
    requireNonNull(code, "code is null");
    requireNonNull(choice, "choice is null");
    requireNonNull(source, "source is null");
    requireNonNull(objection, "objection is null");
  }

  static Optional<FactField> read(YamlMap section, String prefix) {
    YamlMap map = section.members("fact", "field", "label", "values", "source", "objection");
    Optional<Fact.Code> code = map.neededCode("fact", Fact.Code.class);
    Optional<String> source = map.neededText("source");
    if (code.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    Optional<Choice> choice =
        Choice.read(map, prefix, word -> isStated(fact(code.get(), word, source.get())));
    Optional<Choice> objection =
        map.has("objection")
            ? Choice.read(
                map.map("objection").members("field", "label", "values"),
                prefix,
                word -> isStated(fact(code.get(), "unknown", source.get()).put("objection", word)))
            : Optional.empty();
    return choice.map(known -> new FactField(code.get(), known, source.get(), objection));
  }

  /** The fact of a request, about the child and, for a presence, the state that is asked about. */
  ObjectNode stated(String word, NodeId recipient) {
    ObjectNode fact = fact(code, word, source);
    if (code == Fact.Code.PRESENCE) {
      fact.put("state", recipient.value());
    }
    return fact;
  }

  private static ObjectNode fact(Fact.Code code, String word, String source) {
    ObjectNode fact = JsonNodeFactory.instance.objectNode();
    fact.put("code", code.code()).put("of", CHILD).put("value", word).put("source", source);
    if (code == Fact.Code.PRESENCE) {
      fact.put("state", "XS");
    }
    return fact;
  }

  /** Whether a request may hold that fact: the reader of requests knows, and nobody else. */
  private static boolean isStated(ObjectNode fact) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putObject("to").put("node", "XS").put("authority", "xs-probe");
    request.put("kind", "notify").put("urgency", "routine");
    request
        .putObject("actor")
        .put("userRef", "probe")
        .put("function", "probe")
        .put("authority", "xs-probe");
    ObjectNode about = request.putObject("case").put("reference", "probe");
    about.putArray("subjects").addObject().put("id", CHILD).put("at", "/data");
    request.putArray("facts").add(fact);
    request.putObject("record").put("format", "probe").putObject("content");
    return Request.parse(request) instanceof Reading.Accepted;
  }
}
