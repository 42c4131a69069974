package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.wiring.Main;
import picocli.CommandLine;

/** A file that cannot be used is refused by status 2, in words, and never as a bug. */
class UnusableFileTest {
  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    Files.createDirectory(folder.resolve("dir"));
    Files.writeString(folder.resolve("some.json"), "{}");
  }

  private int run(String line) {
    String national = Path.of(System.getProperty("kinbridge.profiles"), "national").toString();
    String[] words =
        line.replace("MAPS", national).replace("@", folder.toString() + "/").split(" ");
    return Main.line()
        .setErr(new PrintWriter(errors))
        .setOut(new PrintWriter(new StringWriter()))
        .execute(words);
  }

  private void isRefusedInWords() {
    assertThat(errors.toString())
        .contains("\"reason\"")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "translate --format primero-v2 @dir",
        "translate --format primero-v2 @none",
        "translate --format primero-v2 --profiles @none @some.json",
        "translate --format primero-v2 --report @dir MAPS/primero-v2/sample-case.json",
        "translate --format primero-v2 --report @none/x MAPS/primero-v2/sample-case.json",
        "translate --bulk --format borvania-register @dir",
        "translate --bulk --format primero-v2 --out @none/x @some.json",
        "check @dir",
        "check @none",
        "decide --request @dir --world @some.json",
        "decide --request @some.json --world @dir",
        "map try MAPS/primero-v2 @dir",
        "map try MAPS/primero-v2 @none",
        "map check MAPS/primero-v2 --profiles @none",
        "map workbook MAPS/primero-v2 --out @none/x.xlsx",
        "map draft primero --forms @none --lookups @none --out @draft",
        "map draft primero --forms @dir --lookups @dir --out @draft"
      })
  void is_refused(String line) {
    assertThat(run(line)).isEqualTo(2);
    isRefusedInWords();
  }

  @Test
  void a_missing_one_is_named_as_it_was_typed() {
    run("map draft primero --forms @none --lookups @some.json --out @draft");
    assertThat(errors.toString())
        .contains(folder.resolve("none").toString())
        .contains("there is no such file or directory");
  }

  @Test
  void anything_else_stays_a_bug() {
    CommandLine broken =
        new CommandLine(new Broken())
            .setErr(new PrintWriter(errors))
            .setExecutionExceptionHandler(new UnusableFile());
    assertThat(broken.execute()).isEqualTo(1);
    assertThat(errors.toString()).contains("IllegalStateException");
  }

  @CommandLine.Command
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a bug");
    }
  }
}
