package org.kinbridge.flow.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.policy.circumstance.Scale;

/** Faults of a request are looked for when it is asked. */
class OccasionTest {
  private static final Instant ASKED = Instant.parse("2026-04-10T09:00:00Z");

  private static Occasion at(Instant now) {
    return new Occasion(
        new Asker(new ClientId("mosa"), new SystemId("primero"), new AuthorityId("xc-mosa")),
        Optional.empty(),
        ASKED,
        now,
        Occasion.Holding.SHARED,
        Scale.ONE,
        List.of());
  }

  @Test
  void is_the_first_one_as_it_is_asked_and_not_again() {
    assertThat(at(ASKED).isFirst()).isTrue();
    assertThat(at(ASKED.plusMillis(1)).isFirst()).isFalse();
  }
}
