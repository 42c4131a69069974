package org.kinbridge.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge serve}, as the command line explains it: the node itself is the web server's
 * process, which {@code bin/kinbridge} starts.
 */
@Command(
    name = "serve",
    description = {
      "Run the node until it is told to stop (SIGTERM).",
      "",
      "It is set up by KINBRIDGE_… in the environment, or by -Dkinbridge.… in KINBRIDGE_JVM:"
          + " docs/configuration.md lists every setting, docs/operating.md the first start. It"
          + " says 'kinbridge ready node=… agency=… partner=… management=…' when its doors are"
          + " open."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:it was told to stop",
      "1:settings, keys, partners, clients or policy are refused, each fault said; or our fault"
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("a node is started by bin/kinbridge serve");
    spec.commandLine().getErr().flush();
    return 1;
  }
}
