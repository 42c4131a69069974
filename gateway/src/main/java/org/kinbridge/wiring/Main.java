package org.kinbridge.wiring;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line without a server: {@code kinbridge <command>}. */
@Command(
    name = "kinbridge",
    version = "kinbridge 0.1.0",
    mixinStandardHelpOptions = true,
    description = "Gateway for cross-border child protection disclosures.")
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
