package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.RequestRate;
import org.kinbridge.disclosure.Reason;

/** Counts a client's uses of a dear door, and says when to come back. */
@Singleton
public class Turnstile {
  private final Provider<RequestRate> rate;
  private final InstantSource clock;

  public Turnstile(Provider<RequestRate> rate, InstantSource clock) {
    this.rate = requireNonNull(rate, "rate is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Empty to go on. */
  Optional<Response> pass(Call call, AuthenticatedClient client, RequestRate.Door door) {
    return switch (rate.get().take(client.id(), door, clock.instant())) {
      case RequestRate.Turn.Granted() -> Optional.empty();
      case RequestRate.Turn.Refused(var wait) ->
          Optional.of(
              Response.fromResponse(
                      call.problem(
                          Problem.of(429, Reason.TOO_MANY_REQUESTS, "wait before you ask again")))
                  .header("Retry-After", Math.max(1, wait.toSeconds()))
                  .build());
    };
  }
}
