package org.kinbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.SpentAssertions.Use;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;

/** What every implementation of the port keeps. */
public abstract class SpentAssertionsContract {
  private static final ClientId MOSA = new ClientId("xc-mosa-casework");
  private static final ClientId POLICE = new ClientId("xc-police-desk");
  private static final Instant SOON = Instant.parse("2026-11-22T10:05:00Z");

  /** Without any use. */
  protected abstract SpentAssertions fresh();

  @Test
  void an_assertion_is_good_once() {
    SpentAssertions spent = fresh();
    assertThat(spent.spend(MOSA, Sha256.of("a"), SOON)).isEqualTo(Use.FIRST);
    assertThat(spent.spend(MOSA, Sha256.of("a"), SOON)).isEqualTo(Use.REPEATED);
    assertThat(spent.spend(MOSA, Sha256.of("a"), SOON.plusSeconds(60))).isEqualTo(Use.REPEATED);
  }

  @Test
  void another_id_and_another_client_are_other_assertions() {
    SpentAssertions spent = fresh();
    spent.spend(MOSA, Sha256.of("a"), SOON);
    assertThat(spent.spend(MOSA, Sha256.of("b"), SOON)).isEqualTo(Use.FIRST);
    assertThat(spent.spend(POLICE, Sha256.of("a"), SOON)).isEqualTo(Use.FIRST);
  }

  @Test
  void of_many_at_once_one_is_the_first() throws InterruptedException {
    SpentAssertions spent = fresh();
    Callable<Use> use = () -> spent.spend(MOSA, Sha256.of("raced"), SOON);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var uses = threads.invokeAll(List.of(use, use, use, use, use, use, use, use));
      assertThat(uses.stream().filter(future -> future.resultNow() == Use.FIRST)).hasSize(1);
    }
  }
}
