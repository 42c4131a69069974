package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinbridge.conformance.demo.Demo;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/**
 * Disclosures a second between two packaged nodes, and what one costs: {@code Load [warm-up]
 * [measured]}. docs/performance.md says how to run it and what it gave.
 */
public final class Load {
  private static final int CONCURRENCY = 4;
  private static final int CHILDREN = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final World world;
  private final List<ObjectNode> requests = new ArrayList<>();
  private int sent;

  private Load(World world) {
    this.world = world;
  }

  public static void main(String[] arguments) throws IOException {
    int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    int measured = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    Installation installation = Installation.named();
    Path folder = Files.createTempDirectory("kinbridge-load");
    try (World world = World.withoutTap(installation, folder)) {
      world.cassar.on(List.of("-Xmx512m"));
      world.aldmark.on(List.of("-Xmx512m"));
      world.start();
      Load load = new Load(world);
      load.consent(Demo.sample(installation));
      load.run(warmUp);
      load.measure(measured);
    }
    Folder.delete(folder);
  }

  /** One record under many case numbers: a lock on one child must not be what is measured. */
  private void consent(JsonNode record) {
    for (int i = 0; i < CHILDREN; i++) {
      Requests one = new Requests(record, "load-" + i);
      JsonNode consent =
          world.sender.post("/api/consents", one.consent()).orFail("consent", 201).body();
      requests.add(one.considered(consent.path("id").asText()));
    }
  }

  private void measure(int measured) {
    double cassar = Processor.seconds(world.cassar.process().pid());
    double aldmark = Processor.seconds(world.aldmark.process().pid());
    long start = System.nanoTime();
    double[] answers = run(measured);
    double seconds = (System.nanoTime() - start) / 1e9;
    say("disclosures          %d at concurrency %d", measured, CONCURRENCY);
    say("disclosures/second   %.1f (request to receipt, all of them)", measured / seconds);
    say(
        "CPU ms/disclosure    %.1f sender + %.1f receiver (Java only, without PostgreSQL)",
        1000 * (Processor.seconds(world.cassar.process().pid()) - cassar) / measured,
        1000 * (Processor.seconds(world.aldmark.process().pid()) - aldmark) / measured);
    say("answer of the door   p50 %.1f ms, p99 %.1f ms", at(answers, 0.5), at(answers, 0.99));
    try (StateDatabase database = StateDatabase.of(world.cassar)) {
      say(
          "request to receipt   p50 %d ms, p99 %d ms",
          database.number(latency(0.5, measured)), database.number(latency(0.99, measured)));
    }
    say(
        "resident memory      %d MiB sender, %d MiB receiver",
        residentMegabytes(world.cassar.process().pid()),
        residentMegabytes(world.aldmark.process().pid()));
  }

  private static String latency(double part, int last) {
    return String.format(
        Locale.ROOT,
        "SELECT (1000 * percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM"
            + " took)))::bigint FROM (SELECT o.changed_at - d.created_at AS took FROM outbox o JOIN"
            + " disclosure d ON d.id = o.disclosure ORDER BY d.created_at DESC LIMIT %d) AS latest",
        part,
        last);
  }

  /** Sends that many and waits until each is received. @return what each request took, in ms */
  private double[] run(int count) {
    double[] took = new double[count];
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService clients = Executors.newFixedThreadPool(CONCURRENCY)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CONCURRENCY; i++) {
        all.add(clients.submit(() -> client(next, took)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    }
    sent += count;
    try (StateDatabase database = StateDatabase.of(world.cassar)) {
      Await.until(
          PATIENCE,
          () -> database.number("SELECT count(*) FROM outbox WHERE state = 'received'"),
          received -> received == sent);
    }
    return took;
  }

  private void client(AtomicInteger next, double[] took) {
    for (int i = next.getAndIncrement(); i < took.length; i = next.getAndIncrement()) {
      long start = System.nanoTime();
      ObjectNode request = requests.get(i % requests.size());
      world.sender.put("/api/disclosures/" + UUID.randomUUID(), request).orFail("load", 202);
      took[i] = (System.nanoTime() - start) / 1e6;
    }
  }

  private static double at(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
  }

  private static long residentMegabytes(long pid) {
    return read("/proc/" + pid + "/status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalStateException("couldn't read what the system says of a process", e);
    }
  }

  private static void say(String line, Object... values) {
    System.out.printf(Locale.ROOT, line + "%n", values);
  }
}
