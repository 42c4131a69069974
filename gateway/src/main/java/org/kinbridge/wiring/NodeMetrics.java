package org.kinbridge.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** What a watcher of the node counts: numbers of things, never whose. */
@Singleton
@UnlessBuildProfile("test")
public class NodeMetrics implements MeterBinder {
  /** Asked at each look and not before: the node starts when its server says so. */
  private final Instance<Running> running;

  NodeMetrics(Instance<Running> running) {
    this.running = running;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("kinbridge.recalls.overdue", running, at -> at.get().node().overdueRecalls())
        .description("recalls without a receipt an hour after they were ordered")
        .register(registry);
  }
}
