package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;

/**
 * What became of a record, as a file beside its sample. Written anew only with {@code
 * -Dregenerate=true}; a person reviews the difference.
 */
final class Golden {
  private Golden() {}

  static ObjectNode outcome(Translation translation) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    switch (translation) {
      case Translated whole -> {
        outcome.put("outcome", "translated");
        ArrayNode facts = outcome.putArray("facts");
        whole.facts().forEach(fact -> facts.add(fact.code().code() + " = " + fact.value()));
        questions(outcome, whole.questions());
        outcome.set("record", whole.draft().tree());
      }
      case Incomplete incomplete -> {
        outcome.put("outcome", "incomplete");
        questions(outcome, incomplete.questions());
      }
      case Refused refused -> {
        outcome.put("outcome", "refused");
        ArrayNode faults = outcome.putArray("faults");
        for (Fault fault : refused.faults()) {
          faults.add(fault.reason().code() + " at " + fault.place() + ": " + fault.detail());
        }
      }
    }
    ObjectNode report = translation.report().toJson();
    report.remove("mapDigest");
    outcome.set("report", report);
    return outcome;
  }

  private static void questions(ObjectNode outcome, List<Question> questions) {
    ArrayNode asked = outcome.putArray("questions");
    for (Question question : questions) {
      asked
          .addObject()
          .put("reason", question.reason().code())
          .put("source", question.source())
          .put("candidates", String.join(" ", question.candidates()));
    }
  }

  static void compare(Path expected, JsonNode outcome) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    String text = Samples.JSON.writer(printer).writeValueAsString(outcome) + "\n";
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
