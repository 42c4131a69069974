package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;

/** Prints the processor time of one translation; with {@code -Ddeep=true} only. */
@EnabledIfSystemProperty(named = "deep", matches = "true")
class SpeedTest {
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 5_000;

  @Test
  void prints_microseconds_per_record() {
    NationalRecord record = new NationalRecord("primero-v2", Samples.file("sample-case.json"));
    List<Resolution> answers = List.of(Samples.choose("/data/protection_concerns/0", "both"));
    run(record, answers, WARM_UP);

    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      best = Math.min(best, run(record, answers, MEASURED));
    }

    System.out.printf(
        "translate: %.0f µs of one thread, %d bytes%n", best, record.content().length);
    assertThat(best).isPositive();
  }

  private static double run(NationalRecord record, List<Resolution> answers, int times) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      Translation translation = Samples.TRANSLATOR.translate(record, answers, Samples.CASSAR);
      if (!(translation instanceof Translation.Translated)) {
        throw new AssertionError("not translated");
      }
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
        / 1_000.0
        / times;
  }
}
