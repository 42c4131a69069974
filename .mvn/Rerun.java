import java.util.ArrayList;
import java.util.List;

/**
 * Starts the Maven command line of the parent process again on the JDK that runs this file.
 *
 * <p>Needed because Quarkus augments inside Maven's own JVM, so a toolchain alone does not help. Goes through {@code
 * bin/mvn} rather than the launcher class, which would skip {@code .mvn/jvm.config}.
 */
class Rerun {
  private static final String GUARD = "KINBRIDGE_RERUN";
  private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

  public static void main(String[] mavenHome) throws Exception {
    if (System.getenv(GUARD) != null) {
      fail("the restarted Maven did not run on the JDK 25 it was given; set JAVA_HOME to a JDK 25");
    }
    var maven = ProcessHandle.current().parent().orElseThrow();
    var commandLine = List.of(maven.info().arguments().orElseGet(() -> new String[0]));
    if (!commandLine.contains(LAUNCHER)) {
      fail("cannot read the command line of the running Maven; set JAVA_HOME to a JDK 25");
    }
    var command = new ArrayList<>(List.of(mavenHome[0] + "/bin/mvn"));
    command.addAll(commandLine.subList(commandLine.indexOf(LAUNCHER) + 1, commandLine.size()));

    var again = new ProcessBuilder(command).inheritIO();
    var javaHome = System.getProperty("java.home");
    again.environment().put(GUARD, "1");
    again.environment().put("JAVA_HOME", javaHome);
    again.environment().merge("PATH", javaHome + "/bin", (path, bin) -> bin + ":" + path);

    var child = again.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
    maven.onExit().thenRun(() -> stop(child));
    System.exit(child.waitFor());
  }

  /** SIGTERM to Maven and to what it runs (a test JVM, the demo), which Maven itself would leave behind. */
  private static void stop(Process child) {
    var running = child.children().toList();
    child.destroy();
    running.forEach(ProcessHandle::destroy);
    child.onExit().join();
  }

  private static void fail(String message) {
    System.err.println("Kinbridge: " + message);
    System.exit(1);
  }
}
