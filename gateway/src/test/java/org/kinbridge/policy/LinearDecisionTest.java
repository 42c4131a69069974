package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;

/** How often a decision looks at the texts of a record: counted, since a clock would measure us. */
class LinearDecisionTest {
  private static final String RELATIVE = "cp-related-person";
  private final CaseRun run;
  private final PolicyCase permitted;

  LinearDecisionTest() throws Exception {
    run = CaseRun.complete();
    permitted =
        PolicyCase.all().stream()
            .filter(one -> one.expect().path("decision").asText().equals("permit"))
            .filter(one -> one.content().path("record").asText().equals("selam.json"))
            .findFirst()
            .orElseThrow();
  }

  /** A text that knows how often somebody asked what it is. */
  @Owned(by = "this test", lock = "none")
  private static final class Looked extends TextNode {
    private static final long serialVersionUID = 1L;
    private static long looks;

    Looked(String text) {
      super(text);
    }

    @Override
    public JsonNodeType getNodeType() {
      looks++;
      return super.getNodeType();
    }

    @Override
    public String textValue() {
      looks++;
      return super.textValue();
    }

    @Override
    public String asText() {
      looks++;
      return super.asText();
    }

    @Override
    public boolean equals(Object other) {
      looks++;
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      looks++;
      return super.hashCode();
    }
  }

  private static JsonNode looked(JsonNode node) {
    if (node.isTextual()) {
      return new Looked(node.textValue());
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(looked(element)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        object.set(member.getKey(), looked(member.getValue()));
      }
      return object;
    }
    return node;
  }

  /** The record with so many more relatives in it, listed as the first one is. */
  private static JsonNode with(JsonNode record, int more) {
    ObjectNode larger = record.deepCopy();
    ArrayNode entries = (ArrayNode) larger.path("entry");
    JsonNode first = relative(entries);
    for (int i = 0; i < more; i++) {
      String address = "urn:uuid:" + new UUID(0x4000L + i, 0x8000_0000_0000_0000L);
      entries.add(((ObjectNode) first.deepCopy()).put("fullUrl", address));
      for (JsonNode section : larger.at("/entry/0/resource/section")) {
        if (lists(section, first.path("fullUrl").asText())) {
          ((ArrayNode) section.path("entry")).addObject().put("reference", address);
        }
      }
    }
    return larger;
  }

  private static JsonNode relative(JsonNode entries) {
    for (JsonNode entry : entries) {
      if (entry.at("/resource/meta/profile/0").asText().endsWith("/" + RELATIVE)) {
        return entry;
      }
    }
    throw new AssertionError("the record has no relative");
  }

  private static boolean lists(JsonNode section, String address) {
    for (JsonNode entry : section.path("entry")) {
      if (entry.path("reference").asText().equals(address)) {
        return true;
      }
    }
    return false;
  }

  private long looks(int more) throws Exception {
    Request request = permitted.request();
    JsonNode content = looked(with(request.record().content().reveal("test"), more));
    Checked checked = run.profile().check(new Draft(content, SharedSources.of(content)));
    assertThat(checked).isInstanceOf(Checked.Conforming.class);
    Circumstances circumstances =
        permitted.world(run.version()).around(request, Findings.none()).orElseThrow();
    Looked.looks = 0;
    Decision decision =
        new Policy(run.version(), run.profile())
            .decide(((Checked.Conforming) checked).record(), request, circumstances);
    assertThat(decision).isInstanceOf(Permitted.class);
    return Looked.looks;
  }

  @Test
  void each_relative_more_costs_what_the_one_before_it_cost() throws Exception {
    long few = looks(50);
    long more = looks(100) - few;
    long most = looks(200) - few - more;

    assertThat(more).isPositive();
    assertThat(most).isBetween(2 * more - more / 10, 2 * more + more / 10);
  }
}
