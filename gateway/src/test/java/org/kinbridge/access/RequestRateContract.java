package org.kinbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.RequestRate.Door;
import org.kinbridge.access.RequestRate.Turn;

/** What every implementation of the port keeps. */
public abstract class RequestRateContract {
  private static final String MOSA = "xc-mosa-casework";
  private static final String POLICE = "xc-police-desk";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:20Z");

  /** Without any count. */
  protected abstract RequestRate fresh();

  private static RequestRate used(RequestRate rate, Door door) {
    for (int i = 0; i < door.perMinute(); i++) {
      assertThat(rate.take(MOSA, door, NOW)).isEqualTo(new Turn.Granted());
    }
    return rate;
  }

  @Test
  void refuses_the_first_use_too_many_and_says_how_long_to_wait() {
    assertThat(used(fresh(), Door.PREVIEW).take(MOSA, Door.PREVIEW, NOW))
        .isEqualTo(new Turn.Refused(Duration.ofSeconds(40)));
  }

  @Test
  void counts_anew_in_the_next_minute() {
    assertThat(used(fresh(), Door.PREVIEW).take(MOSA, Door.PREVIEW, NOW.plusSeconds(40)))
        .isEqualTo(new Turn.Granted());
  }

  @Test
  void counts_each_client_and_each_door_alone() {
    RequestRate rate = used(fresh(), Door.PREVIEW);
    assertThat(rate.take(POLICE, Door.PREVIEW, NOW)).isEqualTo(new Turn.Granted());
    assertThat(rate.take(MOSA, Door.CHECK, NOW)).isEqualTo(new Turn.Granted());
  }

  @Test
  void a_clock_that_is_behind_opens_nothing() {
    assertThat(used(fresh(), Door.PREVIEW).take(MOSA, Door.PREVIEW, NOW.minusSeconds(60)))
        .isInstanceOf(Turn.Refused.class);
  }
}
