package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kinbridge.profile.FhirPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge package DIR}: the shared profiles as a package that other FHIR tools install.
 */
@Command(
    name = "package",
    description = "Write the shared profiles as a FHIR package and print its path.",
    mixinStandardHelpOptions = true)
public final class PackageCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "where to write it")
  private Path directory = Path.of("");

  @Option(
      names = "--profiles",
      description = "the directory of profiles (default: ${DEFAULT-VALUE})")
  private Path profiles;

  /**
   * @param profiles where the profiles are unless the command line says otherwise
   */
  public PackageCommand(Path profiles) {
    this.profiles = requireNonNull(profiles, "profiles is null");
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FhirPackage.fileName());
    Files.write(file, FhirPackage.of(profiles));
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
