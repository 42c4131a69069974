package org.kinbridge.access;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;

/** The in-memory port: right for one process. */
public final class RememberedAssertions implements SpentAssertions {
  private record Spent(ClientId client, Sha256 jti) {}

  private final Set<Spent> spent = new HashSet<>();

  @Override
  public synchronized Use spend(ClientId client, Sha256 jti, Instant until) {
    return spent.add(new Spent(client, jti)) ? Use.FIRST : Use.REPEATED;
  }
}
