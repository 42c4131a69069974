package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OpeningNeverThrowsTest {
  private final byte[] envelope = ToAldmark.envelope();

  private static void rejected(byte[] body) {
    assertThat(ToAldmark.OPENING.open(ToAldmark.XC.authenticated(), body))
        .isInstanceOf(Rejected.class);
  }

  @Property(tries = 500)
  void on_random_bytes(@ForAll byte[] body) {
    rejected(body);
  }

  @Property(tries = 300)
  void on_an_envelope_with_bytes_replaced(
      @ForAll @Size(3) byte[] replacement, @ForAll @IntRange(max = 21_000) int at) {
    byte[] body = envelope.clone();
    System.arraycopy(replacement, 0, body, at, 3);
    if (!Arrays.equals(body, envelope)) {
      rejected(body);
    }
  }

  @Property(tries = 200)
  void on_a_header_of_any_text(@ForAll String header) {
    rejected(ToAldmark.replaceHeader(header.getBytes(StandardCharsets.UTF_8)));
  }

  @Property(tries = 100)
  void on_a_well_sealed_plaintext_of_any_text(@ForAll String text) {
    rejected(ToAldmark.sealed(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 16 << 10)));
  }
}
