package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.sign.withheld.AnyTree.secret;
import static org.kinbridge.sign.withheld.AnyTree.sent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.support.Claim;

/** The recipient takes no content, no notice and no key but those of the root that was signed. */
class OpeningsRefusedTest {
  private final JsonNode content = AnyRecord.content(40);
  private final WithheldTree tree = WithheldTree.of(content, AnyRecord.stayed(3, 5), secret(3));

  private Optional<Sha256> root(JsonNode other, JsonNode openings) {
    return sent(openings).root(other);
  }

  @Test
  @Claim("WIRE-8.4")
  void another_value_another_place_one_more_and_one_less() {
    for (String change : List.of("value", "place", "more", "less")) {
      ObjectNode other = content.deepCopy();
      ArrayNode entries = (ArrayNode) other.path("entry");
      switch (change) {
        case "value" -> ((ObjectNode) entries.path(0)).put("text", "value 3");
        case "place" -> entries.add(entries.remove(0));
        case "more" -> entries.addObject().put("text", "x");
        case "less" -> entries.remove(0);
        default -> throw new AssertionError();
      }
      assertThat(root(other, tree.openings().toJson()))
          .as(change)
          .isNotEqualTo(Optional.of(tree.root()));
    }
  }

  @Test
  void a_text_where_a_number_was_and_another_writing_of_it() {
    ObjectNode number = AnyRecord.content(10);
    number.set(
        "a",
        com.fasterxml.jackson.databind.node.DecimalNode.valueOf(new java.math.BigDecimal("1.10")));
    WithheldTree of = WithheldTree.of(number, AnyRecord.stayed(0, 0), secret(4));
    assertThat(of.openings().root(number)).contains(of.root());
    ObjectNode shorter = number.deepCopy();
    shorter.set(
        "a",
        com.fasterxml.jackson.databind.node.DecimalNode.valueOf(new java.math.BigDecimal("1.1")));
    assertThat(of.openings().root(shorter)).isNotEqualTo(Optional.of(of.root()));
    assertThat(of.openings().root(number.deepCopy().put("a", "110e-2")))
        .isNotEqualTo(Optional.of(of.root()));
  }

  @Test
  void one_bit_of_the_key_or_of_any_node() {
    for (String pointer : List.of("/key", "/rest/0", "/rest/3")) {
      ObjectNode openings = tree.openings().toJson();
      String text = openings.at(pointer).asText();
      String other = (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
      if (pointer.equals("/key")) {
        openings.put("key", other);
      } else {
        ((ArrayNode) openings.path("rest")).set(Integer.parseInt(pointer.substring(6)), other);
      }
      assertThat(root(content, openings)).as(pointer).isNotEqualTo(Optional.of(tree.root()));
    }
  }

  @Test
  @Claim("WIRE-8.3")
  void a_notice_that_was_taken_away_added_or_changed() {
    for (String change : List.of("less", "more", "other")) {
      ObjectNode openings = tree.openings().toJson();
      ArrayNode paths = (ArrayNode) openings.path("announced").path(0).path("paths");
      switch (change) {
        case "less" -> paths.remove(0);
        case "more" -> paths.add("cp-child.memberz");
        case "other" -> paths.set(0, "cp-child.member");
        default -> throw new AssertionError();
      }
      assertThat(root(content, openings)).as(change).isNotEqualTo(Optional.of(tree.root()));
    }
  }

  @Test
  @Claim("WIRE-8.3")
  void an_announcement_that_the_labels_of_the_content_do_not_make() {
    ObjectNode silent = content.deepCopy();
    ((ObjectNode) silent.at("/meta/security/0")).put("code", "V");
    WithheldTree of = WithheldTree.of(silent, AnyRecord.stayed(3, 5), secret(3));
    assertThat(of.openings().root(silent)).isEmpty();
  }

  @Test
  void as_many_nodes_as_another_content_would_have() {
    ObjectNode openings = tree.openings().toJson();
    ((ArrayNode) openings.path("rest")).add(openings.path("rest").path(0));
    assertThat(root(content, openings)).isEmpty();
  }

  @Test
  void more_scalars_than_there_are_leaves() {
    assertThat(root(AnyRecord.content(5000), tree.openings().toJson())).isEmpty();
  }

  @Test
  @Claim("WIRE-8.3")
  void any_other_spelling_of_the_openings() {
    for (String change :
        List.of(
            "order", "twice", "empty", "split", "path", "index", "unknown", "row", "key", "rest")) {
      ObjectNode openings = tree.openings().toJson();
      ArrayNode rules = (ArrayNode) openings.path("announced");
      ArrayNode paths = (ArrayNode) rules.path(0).path("paths");
      switch (change) {
        case "order" -> paths.add(paths.remove(0));
        case "twice" -> paths.add(paths.path(paths.size() - 1));
        case "empty" -> rules.addObject().put("rule", "R99").putArray("paths");
        case "split" -> rules.addObject().put("rule", "R08").putArray("paths").add(paths.remove(2));
        case "path" -> paths.set(0, "a b");
        case "index" -> paths.set(0, "cp-child.name[0]");
        case "unknown" -> openings.put("more", 1);
        case "key" -> openings.put("key", "A".repeat(42));
        case "rest" -> ((ArrayNode) openings.path("rest")).set(0, "A".repeat(44));
        case "row" -> ((ObjectNode) rules.path(0)).put("more", 1);
        default -> throw new AssertionError();
      }
      assertThat(refusal(openings)).as(change).isNotEmpty();
    }
  }

  private String refusal(JsonNode openings) {
    try {
      Openings.read(Members.of(openings, ""));
      return "";
    } catch (JsonRefused refused) {
      return "refused";
    }
  }
}
