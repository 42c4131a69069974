package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every word of some answers, what leaves with it and what stays. Written anew only with {@code
 * -Dregenerate=true}; a person reads the difference.
 */
class WholeAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R02-consent-in-force",
        "R06-child-objects",
        "R08-age-told-once",
        "R09-state-of-origin",
        "R14-order-approved",
        "R16-ward-flag",
        "R20-foreign-author",
        "R21-ended",
        "R27-file-released",
        "R27-release-without-effect",
        "consent-tracing-permit",
        "hcch-1996-36-no-danger",
        "hcch-1996-36-permit",
        "hcch-1996-36-presence-not-stated"
      })
  void is_told_as_it_is_written(String name) throws Exception {
    CaseRun run = CaseRun.anew();
    PolicyCase one =
        PolicyCase.all().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Decision decision = run.decide(one);
    Path file = PolicyCase.directory().resolve("answers").resolve(name + ".json");
    String told = text(whole(decision));
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  /** But for digests, which change with every word of the policy. */
  private static ObjectNode whole(Decision decision) throws Exception {
    ObjectNode whole = decision.explanation().toJson();
    whole.remove("decisionDigest");
    ((ObjectNode) whole.path("policy")).remove("digest");
    if (decision instanceof Permitted permitted) {
      whole.set("content", JSON.readTree(permitted.content()));
      ArrayNode announced = whole.putArray("announced");
      for (Stayed.Announced kind : permitted.stayed().announced()) {
        announced
            .addObject()
            .put("path", kind.path())
            .put("by", kind.by())
            .set("values", kind.values().reveal("compare it with what is written"));
      }
      ArrayNode silent = whole.putArray("silent");
      for (Stayed.Silent element : permitted.stayed().silent()) {
        silent
            .addObject()
            .put("path", element.path())
            .put("by", element.by())
            .set("value", element.value().reveal("compare it with what is written"));
      }
    }
    return whole;
  }

  /** One row of a list on one line. */
  private static String text(JsonNode whole) throws Exception {
    StringBuilder text = new StringBuilder("{\n");
    String between = "";
    for (var member : whole.properties()) {
      text.append(between).append('"').append(member.getKey()).append("\": ");
      if (member.getKey().equals("content")) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter(" ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
        text.append(JSON.writer(printer).writeValueAsString(member.getValue()));
      } else if (member.getValue().isArray() && !member.getValue().isEmpty()) {
        String row = "[\n  ";
        for (JsonNode one : member.getValue()) {
          text.append(row).append(one);
          row = ",\n  ";
        }
        text.append("]");
      } else {
        text.append(member.getValue());
      }
      between = ",\n";
    }
    return text.append("\n}\n").toString();
  }
}
