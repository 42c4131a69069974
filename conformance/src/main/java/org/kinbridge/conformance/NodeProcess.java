package org.kinbridge.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One running node: a process of its own, over its own database, with its output kept in a file.
 */
public final class NodeProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile(
          "kinbridge ready node=([A-Z]{2}) agency=(\\d+) partner=(\\d+) management=(\\d+)");

  /** Short work, many starts: what the demo and most tests want. */
  public static final List<String> QUICK_START =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Lifeline lifeline;
  private final Path log;
  private final int agencyPort;
  private final int partnerPort;
  private final int managementPort;

  private NodeProcess(Process process, Lifeline lifeline, Path log, Matcher ready) {
    this.process = process;
    this.lifeline = lifeline;
    this.log = log;
    this.agencyPort = Integer.parseInt(ready.group(2));
    this.partnerPort = Integer.parseInt(ready.group(3));
    this.managementPort = Integer.parseInt(ready.group(4));
  }

  /** Starts {@code serve} with these settings and waits until the node says that it is ready. */
  public static NodeProcess start(
      Installation installation, List<String> jvm, Map<String, String> settings, Path log) {
    List<String> command = new ArrayList<>(List.of(installation.java()));
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of("-jar", installation.application().resolve("quarkus-run.jar").toString()));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("KINBRIDGE_"));
      Process process = builder.start();
      process.getOutputStream().close();
      Lifeline lifeline = Lifeline.to(process);
      return new NodeProcess(process, lifeline, log, awaitReady(process, log));
    } catch (IOException e) {
      throw new IllegalStateException("couldn't start a node", e);
    }
  }

  private static Matcher awaitReady(Process process, Path log) {
    CountDownLatch decided = new CountDownLatch(1);
    Matcher[] ready = new Matcher[1];
    Thread.ofPlatform()
        .daemon()
        .name("node output")
        .start(() -> copy(process, log, ready, decided));
    try {
      boolean inTime = decided.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!inTime || ready[0] == null) {
        destroyTree(process);
        throw new IllegalStateException(
            "the node did not become ready; it said last: " + lastLines(log));
      }
      return ready[0];
    } catch (InterruptedException e) {
      destroyTree(process);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a node started", e);
    }
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log).stream()
              .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
              .toList();
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    } catch (IOException e) {
      return "nothing that can be read";
    }
  }

  private static void copy(Process process, Path log, Matcher[] ready, CountDownLatch decided) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Writer file = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line);
        file.write('\n');
        file.flush();
        Matcher matcher = READY.matcher(line);
        if (ready[0] == null && matcher.find()) {
          ready[0] = matcher;
          decided.countDown();
        }
      }
    } catch (IOException closed) {
      // The stream ends with the process, however it ended; what was written stands in the file.
    } finally {
      decided.countDown();
    }
  }

  public int agencyPort() {
    return agencyPort;
  }

  public int partnerPort() {
    return partnerPort;
  }

  public int managementPort() {
    return managementPort;
  }

  public long pid() {
    return process.pid();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException("couldn't read a node's output", e);
    }
  }

  /** kill -9: nothing is asked, nothing is closed. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks the node to stop and waits; what does not stop in time is killed and reported. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        destroyTree(process);
        throw new IllegalStateException("a node did not stop in time");
      }
      lifeline.release();
    } catch (InterruptedException e) {
      destroyTree(process);
      Thread.currentThread().interrupt();
    }
  }

  private static void destroyTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
