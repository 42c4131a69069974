package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a connector may count on when it remembers. */
abstract class MemoryContract {
  static final Remembered MUCH =
      new Remembered(
          Optional.of(Instant.parse("2026-11-22T09:50:00Z")),
          Optional.of(Instant.parse("2026-11-22T09:00:00Z")),
          Map.of(UUID.randomUUID(), Set.of(UUID.randomUUID()), UUID.randomUUID(), Set.of()));

  abstract Memory memory();

  @Test
  void remembers_nothing_at_first() {
    assertThat(memory().recall()).isEqualTo(Remembered.nothing());
  }

  @Test
  void remembers_what_was_kept_last() {
    Memory memory = memory();
    memory.keep(Remembered.nothing().with(UUID.randomUUID(), Set.of()));
    memory.keep(MUCH);
    assertThat(memory.recall()).isEqualTo(MUCH);
  }
}
