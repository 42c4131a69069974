package org.kinbridge.lawless.flow;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Personal;

/** Takes time, chance and environment from the air, and opens what is personal. */
class Lawless {
  List<Object> facts(Personal<String> name) {
    return List.of(
        (Supplier<Instant>) Instant::now,
        Clock.systemUTC(),
        UUID.randomUUID(),
        System.getenv("HOME"),
        new SecureRandom(),
        name.reveal("for the log"));
  }
}
