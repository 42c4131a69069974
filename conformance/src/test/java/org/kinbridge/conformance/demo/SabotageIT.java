package org.kinbridge.conformance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.Installation;
import org.kinbridge.conformance.StateDatabase;
import org.kinbridge.conformance.Surgery;

/** A demo that cannot end badly proves nothing. Here somebody breaks a node, and it does. */
class SabotageIT {
  @TempDir Path folder;

  @Test
  void nodes_that_do_not_check_signatures_fail_the_demo() {
    Installation sabotaged =
        Surgery.on(Installation.named(), folder.resolve("application"))
            .answeringYes("org.kinbridge.trust.key.VerificationKey", "verifies");
    DemoRun run = DemoRun.once(sabotaged, folder);
    assertThat(run.exit()).as(run.out()).isEqualTo(1);
    assertThat(run.lastLine().path("attacksRefused").asInt()).isEqualTo(Demo.ATTACKS - 1);
    assertThat(run.out())
        .containsPattern("(?s)Attack one.*NOT REFUSED.*Attack two.*Refused.*Attack three.*Refused");
  }

  /** It takes the same message again, and does not know that it had read what is recalled. */
  @Test
  void a_node_that_forgets_what_it_received_fails_the_demo() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit;
    try (Demo.Held held = new Demo.Held()) {
      Runnable forget = () -> forgetInbox(held.world());
      exit =
          Demo.tell(
              new Demo.Stage(Installation.named(), folder, held, forget),
              new PrintStream(said, true, StandardCharsets.UTF_8),
              Demo.Staying.ONCE);
    }
    assertThat(exit).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "(?s)Attack one.*Refused.*Attack two.*NOT REFUSED.*Attack three.*NOT REFUSED")
        .contains("\"attacksRefused\":" + (Demo.ATTACKS - 2));
  }

  private static void forgetInbox(World world) {
    try (StateDatabase database = StateDatabase.of(world.aldmark)) {
      assertThat(database.execute("DELETE FROM inbox")).isPositive();
    }
  }
}
