package org.kinbridge.wiring;

import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the ledger numbers entries and the delivery works: a node whose log broke is not. */
@Readiness
@Singleton
@UnlessBuildProfile("test")
public class NodeHealth implements HealthCheck {
  private final Running running;

  NodeHealth(Running running) {
    this.running = running;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("node").status(running.node().healthy()).build();
  }
}
