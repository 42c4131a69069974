package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.Answer;

/** When the next look comes. */
class PaceTest {
  @TempDir Path folder;
  private Ministry ministry;
  private PrimeroConnector connector;

  @BeforeEach
  void found() {
    ministry = new Ministry(folder);
    connector = ministry.connector(ministry.primero, ministry.node, ministry.memory);
  }

  private void primeroAnswers(Answer answer) {
    ministry.primero.instead.put("GET /api/v2/cases?", answer);
  }

  @Test
  void after_a_look_as_the_configuration_says() {
    assertThat(connector.turn()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void after_looks_in_vain_ever_later_and_within_a_quarter_of_an_hour() {
    primeroAnswers(new Answer(503, Map.of(), new byte[0]));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      waits.add(connector.turn());
    }
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
    assertThat(waits.get(5)).isGreaterThan(Duration.ofSeconds(60));
    assertThat(waits.getLast()).isBetween(Duration.ofMillis(450_000), Duration.ofMinutes(15));
    assertThat(waits).doesNotHaveDuplicates();
  }

  @Test
  void never_before_a_service_wants_it() {
    primeroAnswers(new Answer(429, Map.of("Retry-After", "600"), new byte[0]));

    assertThat(connector.turn()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void as_usual_once_it_works_again() {
    primeroAnswers(new Answer(503, Map.of(), new byte[0]));
    connector.turn();
    ministry.primero.instead.clear();

    assertThat(connector.turn()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void not_at_all_after_it_was_stopped() throws InterruptedException {
    UUID referral = ministry.referral();
    CountDownLatch looked = new CountDownLatch(1);
    PrimeroConnector running =
        ministry.connector(
            ministry.primero,
            call -> {
              Answer answer = ministry.node.send(call);
              if (call.method().equals("PUT")) {
                looked.countDown();
              }
              return answer;
            },
            ministry.memory);
    Thread thread = Thread.ofPlatform().start(running::run);
    looked.await();
    running.stop();
    thread.join();

    assertThat(ministry.node.sent(referral)).isPresent();
  }
}
