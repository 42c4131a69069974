package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;

/** Lines of the log name ids and codes; no record, no form, no password, no token. */
class NothingIsLoggedTest {
  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private final Logger logger = Logger.getLogger("org.kinbridge.connect");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setLevel(Level.ALL);
    handler.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  @Test
  void whatever_happens() throws NoAnswer {
    Ministry ministry = new Ministry(folder);
    UUID received = ministry.referral();
    UUID unknown = ministry.referral();
    UUID held = ministry.referral();
    ministry.node.policy =
        request ->
            request.at("/record/content/data/id").asText().equals(held.toString())
                ? FakeNode.hold(Reason.CHILD_NOT_HEARD, "/facts", "Ask Quillon Sandervaart.")
                : FakeNode.permit();
    ministry.look();
    ministry.node.became(received, State.RECEIVED, Optional.empty());
    ministry.node.became(unknown, State.UNKNOWN, Optional.of(Reason.ROW_ALTERED));
    ministry.primero.revoke(unknown);
    ministry.lookAgain();
    UUID broken = ministry.referral();
    ministry.primero.referral(broken).put("created_at", "Quillon Sandervaart");
    ministry.lookAgain();

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(String.join("\n", lines))
        .contains(received.toString())
        .doesNotContain("Quillon")
        .doesNotContain("Sandervaart")
        .doesNotContain("interpreter")
        .doesNotContain("cassar_cw_03")
        .doesNotContain(FakePrimero.PASSWORD)
        .doesNotContain("Bearer");
  }
}
