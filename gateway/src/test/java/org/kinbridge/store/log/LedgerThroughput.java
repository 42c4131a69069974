package org.kinbridge.store.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.SequencerLoop;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.EmbeddedDatabase;
import org.kinbridge.store.database.EmbeddedServer;
import org.kinbridge.store.database.Folders;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Vault;

/**
 * Measures, asserts nothing: entries per second with eight writers, one entry of one part a commit,
 * and how long until an entry is under a checkpoint. Arguments: seconds. Run by hand; the figures
 * of a run go into the closing note of a change.
 */
final class LedgerThroughput {
  private LedgerThroughput() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    SecureRandom random = new SecureRandom();
    Keystore keys = AnyKeystore.keystore();
    Path data = Path.of("target/throughput");
    Folders.delete(data);
    try (EmbeddedServer server = EmbeddedServer.open(data, TestDatabase.binaries(), random);
        Database database = Database.open(EmbeddedDatabase.on(server, random))) {
      Vault vault = new Vault(new SqlChildKeys(), keys, random);
      Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
      AtomicLong appended = new AtomicLong();
      AtomicLong covered = new AtomicLong();
      AtomicBoolean stop = new AtomicBoolean();
      Map<Long, Long> published = new ConcurrentHashMap<>();
      Sequencer sequencer =
          new Sequencer(
              new SqlLogWriter(database), vault, keys, random, listener(covered, published));
      List<Long> waits = Collections.synchronizedList(new ArrayList<>());
      long start = System.nanoTime();
      try (SequencerLoop loop = SequencerLoop.start(sequencer, Duration.ofMillis(20));
          var threads = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 8; i++) {
          threads.execute(
              () -> {
                while (!stop.get()) {
                  ChildRef child = new ChildRef(UUID.randomUUID());
                  database.run(
                      tx ->
                          ledger.append(
                              tx,
                              Entry.of(EntryKind.ACCESS, AnyKeystore.NOW)
                                  .about(
                                      child,
                                      JsonNodeFactory.instance
                                          .objectNode()
                                          .put("released", "x".repeat(800)))));
                  long mine = appended.incrementAndGet();
                  long then = System.nanoTime();
                  if (mine % 50 == 0) {
                    while (covered.get() < mine && !stop.get()) {
                      Thread.onSpinWait();
                      java.util.concurrent.locks.LockSupport.parkNanos(500_000);
                    }
                    waits.add(System.nanoTime() - then);
                  }
                }
              });
        }
        Thread.sleep(Duration.ofSeconds(seconds));
        long done = covered.get();
        double took = (System.nanoTime() - start) / 1e9;
        Duration cpu = cpu(server.cluster());
        stop.set(true);
        System.out.printf(
            "CPU of node and PostgreSQL together: %.2f ms an entry%n", cpu.toNanos() / 1e6 / done);
        Collections.sort(waits);
        System.out.printf(
            "appended %d, under a checkpoint %d: %.0f/s in %d checkpoints; waits p50 %.0f ms p95"
                + " %.0f ms%n",
            appended.get(),
            done,
            done / took,
            published.size(),
            waits.get(waits.size() / 2) / 1e6,
            waits.get((int) (waits.size() * 0.95)) / 1e6);
      }
    }
    Folders.delete(data);
  }

  /** Of this process and of every process that works in the cluster's folder. */
  private static Duration cpu(Path cluster) {
    Duration sum = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      try {
        if (Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), cluster)) {
          sum = sum.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        }
      } catch (IOException gone) {
        continue;
      }
    }
    return sum;
  }

  private static Sequencer.Listener listener(AtomicLong covered, Map<Long, Long> published) {
    return new Sequencer.Listener() {
      @Override
      public void published(Checkpoint checkpoint) {
        covered.set(checkpoint.head().size());
        published.put(checkpoint.head().size(), System.nanoTime());
      }

      @Override
      public void forged(EntryId entry) {
        throw new AssertionError("nobody forged " + entry);
      }
    };
  }
}
