package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Behind these doors a story fails if it is reached, and whatever was sent the node goes on
 * serving.
 */
abstract class ClosedDoors extends AtTheDoors {
  @BeforeEach
  void whoever_comes_through_is_found() {
    DoorsNode.DOOR.fails(new IllegalStateException("a door let something through"));
  }

  /** Whatever a test sent, the node still serves. */
  @AfterEach
  void still_serves() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DOOR.answers(List.of());
    assertThat(signedIn(DoorsNode.MOSA).get("/api/directory").status()).isEqualTo(200);
  }
}
