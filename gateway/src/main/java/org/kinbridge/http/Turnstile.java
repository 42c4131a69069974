package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/** Counts somebody's uses of a dear door, and says when to come back. */
@Singleton
public class Turnstile {
  private final Provider<RequestRate> rate;
  private final InstantSource clock;

  public Turnstile(Provider<RequestRate> rate, InstantSource clock) {
    this.rate = requireNonNull(rate, "rate is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Empty to go on. */
  public Optional<Response> pass(Call call, AuthenticatedClient client, RequestRate.Door door) {
    return pass(call, client.id().value(), door);
  }

  /** The same for a person, whose name the count does not keep. */
  public Optional<Response> pass(Call call, AuthenticatedPerson person, RequestRate.Door door) {
    String name = person.name().issuer() + "#" + person.name().subject();
    return pass(call, "person:" + Sha256.of(name).hex(), door);
  }

  private Optional<Response> pass(Call call, String caller, RequestRate.Door door) {
    return switch (rate.get().take(caller, door, clock.instant())) {
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
