package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.profile.FhirPackage;
import picocli.CommandLine;

class PackageCommandTest {
  private static final Path PROFILES = Path.of("../profiles");
  @TempDir Path folder;

  @Test
  void writes_the_package_where_it_is_told_and_says_where() throws Exception {
    StringWriter out = new StringWriter();
    Path there = folder.resolve("new/fhir");
    int code =
        new CommandLine(new PackageCommand(PROFILES))
            .setOut(new PrintWriter(out))
            .execute(there.toString());
    Path file = there.resolve(FhirPackage.fileName());
    assertThat(code).isZero();
    assertThat(out.toString().strip()).isEqualTo(file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(FhirPackage.of(PROFILES));
  }
}
