package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** Each sample beside its expected shared record, facts, questions and report. */
class GoldenTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);

  /** One file of one format. */
  private record Sample(Path directory, Path file) {
    Translation translation() throws IOException {
      String format = directory.getFileName().toString();
      Origin origin = Optional.ofNullable(Samples.ORIGINS.get(format)).orElseThrow();
      return Samples.TRANSLATOR.translate(
          new NationalRecord(format, Files.readAllBytes(file)), List.of(), origin);
    }

    Path expected() {
      String name = file.getFileName().toString().replaceFirst("\\.[a-z0-9]+$", ".json");
      return directory.resolve("expected").resolve(name);
    }

    String name() {
      return directory.getFileName() + "/" + file.getFileName();
    }
  }

  @TestFactory
  Stream<DynamicTest> each_sample_becomes_what_stands_beside_it() throws IOException {
    return samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.name(),
                    () -> Golden.compare(sample.expected(), Golden.outcome(sample.translation()))));
  }

  @TestFactory
  Stream<DynamicTest> each_sample_that_is_translated_obeys_the_shared_profile() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      if (sample.translation() instanceof Translated whole) {
        tests.add(
            DynamicTest.dynamicTest(
                sample.name(),
                () ->
                    assertThat(PROFILE.check(whole.draft()))
                        .isInstanceOf(Checked.Conforming.class)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> each_source_of_a_sample_leads_into_the_record() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      if (sample.translation() instanceof Translated whole) {
        tests.add(DynamicTest.dynamicTest(sample.name(), () -> Samples.assertSourcesLead(whole)));
      }
    }
    return tests.stream();
  }

  @Test
  void the_sample_case_with_its_answers_becomes_what_stands_beside_it() throws IOException {
    Golden.compare(
        Samples.PRIMERO.resolve("expected/sample-case-answered.json"),
        Golden.outcome(Samples.translate(sampleCase(), answers())));
  }

  @Test
  void the_sample_case_with_its_answers_obeys_the_shared_profile() {
    Translated whole = (Translated) Samples.translate(sampleCase(), answers());

    Checked checked = PROFILE.check(whole.draft());

    assertThat(checked).isInstanceOf(Checked.Conforming.class);
  }

  private static byte[] sampleCase() {
    return Samples.file("sample-case.json");
  }

  private static Resolution[] answers() {
    return new Resolution[] {
      Samples.choose("/data/protection_concerns/0", "trafficking"),
      Samples.dismiss("/data/disclosure_deny_details")
    };
  }

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(Samples.PRIMERO, Samples.PRIMERO.resolve("sample-case.json")));
    for (String format : Samples.ORIGINS.keySet().stream().sorted().toList()) {
      Path directory = Samples.NATIONAL.resolve(format);
      try (Stream<Path> files = Files.list(directory.resolve("samples"))) {
        files.sorted().forEach(file -> samples.add(new Sample(directory, file)));
      }
    }
    return samples;
  }
}
