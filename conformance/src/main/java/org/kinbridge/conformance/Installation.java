package org.kinbridge.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A packaged gateway on this machine: the application folder and the Java that runs it.
 *
 * @param application the folder that holds {@code quarkus-run.jar}
 * @param profiles the folder of shared profiles, national maps and policies
 */
public record Installation(Path application, Path profiles) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> COMMAND_LINE_JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  public Installation {
    if (!Files.isRegularFile(application.resolve("quarkus-run.jar"))) {
      throw new IllegalStateException(
          "the gateway is not built: no quarkus-run.jar in its application folder");
    }
  }

  /** The one that the build names in the properties kinbridge.application and .profiles. */
  public static Installation named() {
    return new Installation(
        path(System.getProperty("kinbridge.application")),
        path(System.getProperty("kinbridge.profiles")));
  }

  private static Path path(String property) {
    return Path.of(property).toAbsolutePath().normalize();
  }

  /** What a finished command said. */
  public record Finished(int exit, String out, String err) {
    public Finished orFail(String step) {
      if (exit != 0) {
        throw new IllegalStateException(step + " failed with exit " + exit + ": " + err.strip());
      }
      return this;
    }
  }

  /** Runs an operator command to its end. */
  public Finished run(List<String> arguments) {
    return finish(command(arguments), arguments.getFirst());
  }

  /** The same with the settings of a node, for a command that works on its rows. */
  public Finished run(Map<String, String> settings, List<String> arguments) {
    List<String> command = command(arguments);
    int options = command.indexOf("-cp");
    settings.forEach((name, value) -> command.add(options, "-D" + name + "=" + value));
    return finish(command, arguments.getFirst());
  }

  /** Starts an operator command, for a test that does not let it come to its end. */
  public Process start(List<String> arguments, Path output) {
    try {
      return new ProcessBuilder(command(arguments))
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException("couldn't start '" + arguments.getFirst() + "'", e);
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(COMMAND_LINE_JVM);
    command.add("-Dkinbridge.profiles=" + profiles);
    command.addAll(List.of("-cp", classPath(), "org.kinbridge.wiring.Main"));
    command.addAll(arguments);
    return command;
  }

  private static Finished finish(List<String> command, String name) {
    try {
      Path out = Files.createTempFile("kinbridge", ".out");
      Path err = Files.createTempFile("kinbridge", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(variable -> variable.startsWith("KINBRIDGE_"));
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("'" + name + "' did not end in time");
      }
      Finished finished =
          new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return finished;
    } catch (IOException e) {
      throw new IllegalStateException("couldn't run '" + name + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running '" + name + "'", e);
    }
  }

  /** Starts {@code serve} where it must refuse to start, and waits for its end. */
  public Finished serveInVain(Map<String, String> settings) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(NodeProcess.QUICK_START);
    command.add("--enable-native-access=ALL-UNNAMED");
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
    return finish(command, "serve");
  }

  String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String classPath() {
    return String.join(
        java.io.File.pathSeparator,
        application.resolve("app").toString() + "/*",
        application.resolve("lib/main").toString() + "/*",
        application.resolve("lib/boot").toString() + "/*");
  }
}
