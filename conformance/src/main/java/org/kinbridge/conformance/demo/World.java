package org.kinbridge.conformance.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    inParallel(
        () -> foundCassar(cassar.partnerPort()),
        () -> foundAldmark(route == Route.TAPPED ? tapped : aldmark.partnerPort()),
        () -> foundBorvania(borvania.partnerPort()));
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

  private void foundCassar(int messages) {
    cassar.found(
        List.of(
            authority("xc-mosa", "Ministry of Social Affairs of Cassar", "child-welfare"),
            authority("xc-central-authority", "Central Authority of Cassar", "central-authority")),
        messages);
  }

  private void foundAldmark(int messages) {
    aldmark.found(
        List.of(
            authority("xa-casw", "Child and Social Welfare of Aldmark", "child-welfare"),
            authority("xa-central-authority", "Central Authority of Aldmark", "central-authority"),
            authority("xa-police", "Police of Aldmark", "police")),
        messages);
  }

  private void foundBorvania(int messages) {
    borvania.found(
        List.of(
            authority(
                "xb-central-authority", "Central Authority of Borvania", "central-authority")),
        messages);
  }

  /** None of them needs what another does, and each waits for a process of its own. */
  private static void inParallel(Runnable... works) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              Arrays.stream(works)
                  .map(work -> CompletableFuture.runAsync(work, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  public static World found(Installation installation, Path folder) {
    return new World(installation, folder, Route.TAPPED);
  }

  /** The same, but what is sent goes straight from node to node: for measuring. */
  public static World withoutTap(Installation installation, Path folder) {
    return new World(installation, folder, Route.STRAIGHT);
  }

  /** Starts both nodes. */
  public void start() {
    inParallel(cassar::start, aldmark::start);
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
