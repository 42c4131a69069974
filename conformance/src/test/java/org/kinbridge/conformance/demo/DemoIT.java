package org.kinbridge.conformance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.Installation;

/** The demo as a person starts it, in a process of its own. */
class DemoIT {
  @TempDir Path folder;

  @Test
  void the_story_comes_out_as_told_and_its_last_line_says_what_was_told() {
    DemoRun run = DemoRun.once(Installation.named(), folder);
    assertThat(run.exit()).as(run.out()).isZero();
    JsonNode last = run.lastLine();
    assertThat(last.path("receipt").asText()).isEqualTo("received");
    assertThat(last.path("ledgers").asText()).isEqualTo("verified");
    assertThat(last.path("attacksRefused").asInt()).isEqualTo(Demo.ATTACKS);
    assertThat(last.path("seconds").asDouble()).isPositive();
    assertThat(run.number("(\\d+) elements would leave")).isEqualTo(last.path("disclosed").asInt());
    assertThat(run.number("(\\d+) elements of that form are withheld"))
        .isEqualTo(last.path("withheld").asInt());
    assertThat(run.sum(" {5,}(\\d+) by [A-Za-z]")).isEqualTo(last.path("withheld").asInt());
    assertThat(run.times("\\QRefused.\\E")).isEqualTo(Demo.ATTACKS);
    assertThat(run.times("every leaf, entry, checkpoint and row seal holds")).isEqualTo(2);
    assertThat(run.leftovers()).as("processes that outlived the demo").isEmpty();
  }
}
