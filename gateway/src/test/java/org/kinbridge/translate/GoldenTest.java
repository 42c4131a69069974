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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.Translation.Incomplete;
import org.kinbridge.translate.Translation.Refused;
import org.kinbridge.translate.Translation.Translated;

/**
 * Each sample beside its expected shared record, facts, questions and report. Written anew only
 * with {@code -Dregenerate=true}; a person reviews the difference.
 */
class GoldenTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
  private static final Path EXPECTED = Samples.PRIMERO.resolve("expected");

  @TestFactory
  Stream<DynamicTest> each_sample_becomes_what_stands_beside_it() throws IOException {
    return samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample,
                    () -> compare(sample, outcome(Samples.translate(Samples.file(sample))))));
  }

  @Test
  void the_sample_case_with_its_answers_becomes_what_stands_beside_it() throws IOException {
    compare("sample-case-answered.json", outcome(Samples.translate(sampleCase(), answers())));
  }

  @Test
  void the_sample_case_with_its_answers_obeys_the_shared_profile() {
    Translated whole = (Translated) Samples.translate(sampleCase(), answers());

    Checked checked = PROFILE.check(whole.draft());

    assertThat(checked).isInstanceOf(Checked.Conforming.class);
  }

  @TestFactory
  Stream<DynamicTest> each_sample_that_is_translated_obeys_the_shared_profile() throws IOException {
    return samples().stream()
        .map(sample -> new Named(sample, Samples.translate(Samples.file(sample))))
        .filter(named -> named.translation() instanceof Translated)
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.name(),
                    () ->
                        assertThat(PROFILE.check(((Translated) named.translation()).draft()))
                            .isInstanceOf(Checked.Conforming.class)));
  }

  private record Named(String name, Translation translation) {}

  private static byte[] sampleCase() {
    return Samples.file("sample-case.json");
  }

  private static Resolution[] answers() {
    return new Resolution[] {
      Samples.choose("/data/protection_concerns/0", "trafficking"),
      Samples.dismiss("/data/disclosure_deny_details")
    };
  }

  private static List<String> samples() throws IOException {
    List<String> samples = new ArrayList<>(List.of("sample-case.json"));
    try (Stream<Path> files = Files.list(Samples.PRIMERO.resolve("samples"))) {
      files.map(file -> "samples/" + file.getFileName()).sorted().forEach(samples::add);
    }
    return samples;
  }

  private static ObjectNode outcome(Translation translation) {
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

  private static void compare(String name, JsonNode outcome) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    String text = Samples.JSON.writer(printer).writeValueAsString(outcome) + "\n";
    Path expected = EXPECTED.resolve(name.replace("samples/", ""));
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
