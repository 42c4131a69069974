package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.conformance.Installation;

/** The demo run once, as a process. @param folder where it made its world */
record DemoRun(int exit, String out, Path folder) {

  static DemoRun once(Installation installation, Path folder) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + folder,
            "-Dkinbridge.application=" + installation.application(),
            "-Dkinbridge.profiles=" + installation.profiles(),
            "-classpath",
            System.getProperty("java.class.path"),
            "org.kinbridge.conformance.demo.Demo");
    try {
      Path out = folder.resolve("demo.out");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
      builder.environment().put("KINBRIDGE_DEMO", "once");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(4, TimeUnit.MINUTES)) {
        process.destroy();
        throw new AssertionError("the demo did not end:\n" + Files.readString(out));
      }
      return new DemoRun(process.exitValue(), Files.readString(out), folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode lastLine() {
    String last = out.lines().toList().getLast();
    if (!last.startsWith("demo: ")) {
      throw new AssertionError("the last line is: " + last);
    }
    try {
      return new ObjectMapper().readTree(last.substring("demo: ".length()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int number(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out);
    if (!matcher.find()) {
      throw new AssertionError("nothing like '" + pattern + "' in:\n" + out);
    }
    return Integer.parseInt(matcher.group(1));
  }

  int sum(String pattern) {
    return Pattern.compile(pattern)
        .matcher(out)
        .results()
        .mapToInt(result -> Integer.parseInt(result.group(1)))
        .sum();
  }

  long times(String pattern) {
    return Pattern.compile(pattern).matcher(out).results().count();
  }

  /** Whatever still runs on the demo's folder. */
  List<String> leftovers() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }
}
