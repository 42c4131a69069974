package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.Translation.Translated;

/** Each sample beside its expected shared record, facts, questions and report. */
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
                    () ->
                        Golden.compare(
                            expected(sample),
                            Golden.outcome(Samples.translate(Samples.file(sample))))));
  }

  @Test
  void the_sample_case_with_its_answers_becomes_what_stands_beside_it() throws IOException {
    Golden.compare(
        expected("sample-case-answered.json"),
        Golden.outcome(Samples.translate(sampleCase(), answers())));
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

  private static Path expected(String name) {
    return EXPECTED.resolve(name.replace("samples/", ""));
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
}
