package org.kinbridge.wiring;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Starts the running node with the web server, says when it is ready, and stops it in order. Tests
 * of the doors bring a node of their own.
 */
@Singleton
@UnlessBuildProfile("test")
public class Server {
  private static final Logger LOG = Logger.getLogger(Server.class);

  private final Running running;
  private final Settings settings;

  Server(Running running, Settings settings) {
    this.running = running;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    running.openPartnerDoor();
  }

  /** The last door is open: whoever started us may go on. */
  void ready(@ObservesAsync HttpsServerStart start) {
    System.out.println(
        "kinbridge ready node="
            + settings.node()
            + " agency="
            + start.options().getPort()
            + " partner="
            + running.partnerPort()
            + " management="
            + settings.ports().management());
    System.out.flush();
  }

  void stop(@Observes ShutdownEvent event) {
    LOG.info("the node stops");
    running.close();
  }
}
