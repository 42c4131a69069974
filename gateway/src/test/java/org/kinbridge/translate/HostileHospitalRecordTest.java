package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kinbridge.translate.map.Translation.Refused;

/** A hospital's record with damage in it is translated, asked about or refused: never thrown. */
class HostileHospitalRecordTest {
  private static final String DAMAGE = "|^~\\&\r\n\t \"{}[]:,09AZ\u0000\u00e9";
  private static final List<byte[]> SAMPLES = samples();

  @Property(tries = 1_000)
  void survives_any_bytes(@ForAll byte[] content) {
    assertThat(HospitalRecords.translate(content)).isInstanceOf(Refused.class);
  }

  @Property(tries = 1_000)
  void survives_a_damaged_sample(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] content = SAMPLES.get(random.nextInt(SAMPLES.size())).clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      content[random.nextInt(content.length)] =
          (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
    }
    assertThat(HospitalRecords.translate(content)).isNotNull();
  }

  private static List<byte[]> samples() {
    Path folder = Samples.NATIONAL.resolve("aldmark-hospital/samples");
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> all = new java.util.ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
      return all;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
