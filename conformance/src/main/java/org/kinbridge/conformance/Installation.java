package org.kinbridge.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A packaged gateway on this machine: the application folder and the Java that runs it.
 *
 * @param application the folder that holds {@code quarkus-run.jar}
 * @param profiles the folder of shared profiles, national maps and policies
 */
public record Installation(Path application, Path profiles) {
  private static final List<String> COMMAND_LINE_JVM =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  public Installation {
    if (!Files.isRegularFile(application.resolve("quarkus-run.jar"))) {
      throw new IllegalStateException("the gateway is not built: no quarkus-run.jar in its application folder");
    }
  }

  /** The installation that the build made, found from the project's folder. */
  public static Installation built(Path project) {
    Path application = project.resolve("gateway/target/quarkus-app").toAbsolutePath().normalize();
    return new Installation(application, application.resolve("profiles"));
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

  /** Runs an operator command to its end, at most a minute. */
  public Finished run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(COMMAND_LINE_JVM);
    command.add("-Dkinbridge.profiles=" + profiles);
    command.addAll(List.of("-cp", classPath(), "org.kinbridge.wiring.Main"));
    command.addAll(arguments);
    try {
      Path out = Files.createTempFile("kinbridge", ".out");
      Path err = Files.createTempFile("kinbridge", ".err");
      Process process =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("command '" + arguments.getFirst() + "' did not end within a minute");
      }
      Finished finished = new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return finished;
    } catch (IOException e) {
      throw new IllegalStateException("couldn't run '" + arguments.getFirst() + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running '" + arguments.getFirst() + "'", e);
    }
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
