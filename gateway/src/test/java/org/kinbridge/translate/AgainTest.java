package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** Maps keep what they wrote of a code: who comes later is told the same as who came first. */
class AgainTest {
  private final Translator fresh = Translator.load(Samples.PROFILES);

  @Test
  void every_sample_is_translated_accounted_for_and_traced_as_by_maps_that_wrote_nothing_yet()
      throws IOException {
    for (Map.Entry<String, Origin> format : Samples.ORIGINS.entrySet()) {
      try (Stream<Path> files =
          Files.list(Samples.NATIONAL.resolve(format.getKey()).resolve("samples"))) {
        for (Path file : files.sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          alike(new NationalRecord(format.getKey(), content), List.of(), format.getValue());
        }
      }
    }
    alike(
        new NationalRecord("primero-v2", Samples.file("sample-case.json")),
        List.of(Samples.choose("/data/protection_concerns/0", "both")),
        Samples.CASSAR);
  }

  private void alike(NationalRecord record, List<Resolution> answers, Origin origin) {
    Translation first = fresh.translate(record, answers, origin);
    Translation again = fresh.translate(record, answers, origin);

    assertThat(again.report()).isEqualTo(first.report());
    if (first instanceof Translated whole) {
      Translated other = (Translated) again;
      assertThat(other.draft().tree().toString()).isEqualTo(whole.draft().tree().toString());
      assertThat(other.draft().sources()).isEqualTo(whole.draft().sources());
      assertThat(other.facts()).isEqualTo(whole.facts());
    }
  }
}
