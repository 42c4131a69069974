package org.kinbridge.conformance.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.kinbridge.conformance.AgencyClient;
import org.kinbridge.conformance.Installation;
import org.kinbridge.conformance.State;
import org.kinbridge.conformance.Wiretap;

/**
 * Three states that agreed to work together; Borvania's node stays off, its identity is lent to an
 * attacker.
 */
public final class World implements AutoCloseable {
  public static final String SYSTEM = "xc-primero";
  private static final String HOTLINE = "+999 555 0001";

  public final State cassar;
  public final State aldmark;
  public final State borvania;
  public final AgencyClient sender;
  public final AgencyClient receiver;
  public final Wiretap line;

  private enum Route {
    TAPPED,
    STRAIGHT
  }

  private World(Installation installation, Path folder, Route route) {
    cassar = new State(installation, folder, "XC");
    aldmark = new State(installation, folder, "XA");
    borvania = new State(installation, folder, "XB");
    int tapped = State.freePort();
    cassar.found(
        List.of(
            authority("xc-mosa", "Ministry of Social Affairs of Cassar", "child-welfare"),
            authority("xc-central-authority", "Central Authority of Cassar", "central-authority")),
        cassar.partnerPort());
    aldmark.found(
        List.of(
            authority("xa-casw", "Child and Social Welfare of Aldmark", "child-welfare"),
            authority("xa-central-authority", "Central Authority of Aldmark", "central-authority"),
            authority("xa-police", "Police of Aldmark", "police")),
        route == Route.TAPPED ? tapped : aldmark.partnerPort());
    borvania.found(
        List.of(
            authority(
                "xb-central-authority", "Central Authority of Borvania", "central-authority")),
        borvania.partnerPort());
    cassar.trust(aldmark);
    aldmark.trust(cassar);
    aldmark.trust(borvania);
    sender = new AgencyClient("xc-mosa-casework", "xc-mosa", SYSTEM, cassar.entity());
    receiver = new AgencyClient("xa-casw-casework", "xa-casw", "xa-casebook", aldmark.entity());
    cassar.register(sender);
    aldmark.register(receiver);
    line = new Wiretap(aldmark.tls(), cassar.tls(), tapped);
    line.forwardTo(aldmark.partnerPort());
  }

  public static World found(Installation installation, Path folder) {
    return new World(installation, folder, Route.TAPPED);
  }

  /** The same, but what is sent goes straight from node to node: for measuring. */
  public static World withoutTap(Installation installation, Path folder) {
    return new World(installation, folder, Route.STRAIGHT);
  }

  /** Starts both nodes at once: each needs seconds that the other need not wait for. */
  public void start() {
    CompletableFuture<?> other = CompletableFuture.runAsync(aldmark::start);
    cassar.start();
    other.join();
    sender.at(cassar.process().agencyPort());
    receiver.at(aldmark.process().agencyPort());
  }

  private static State.Authority authority(String id, String name, String role) {
    return new State.Authority(id, name, role, HOTLINE);
  }

  @Override
  public void close() {
    try (line;
        aldmark) {
      cassar.close();
    }
  }
}
