package org.kinbridge.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant BEGIN = Instant.parse("2026-04-12T10:00:00Z");
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Instant now = BEGIN;

  @Test
  void draws_how_much_of_the_input_is_done_with_and_how_fast() {
    Progress progress = progress(OptionalLong.of(1_000));
    now = BEGIN.plusSeconds(2);

    progress.at(500, 90, 10);

    assertThat(screen.toString())
        .contains(
            "[" + "#".repeat(15) + ".".repeat(15) + "]", "100 records, 10 refused, 50 a second");
  }

  @Test
  void draws_no_bar_of_what_has_no_known_end_and_no_more_often_than_anybody_sees() {
    Progress progress = progress(OptionalLong.empty());

    progress.at(500, 90, 10);
    assertThat(screen.toString()).isEmpty();
    progress.end(500, 90, 10);
    assertThat(screen.toString()).contains("100 records").doesNotContain("[");
  }

  private Progress progress(OptionalLong size) {
    return new Progress(new PrintStream(screen), () -> now, size);
  }
}
