package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private static final Path PROFILES = Path.of("../profiles");
  private static final Path EXAMPLE = PROFILES.resolve("shared/examples/cp-case-document.json");
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(Path file, String... more) {
    CommandLine line = new CommandLine(new CheckCommand(PROFILES));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[more.length + 1];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = file.toString();
    return line.execute(all);
  }

  private Path written(String content) throws IOException {
    return Files.writeString(folder.resolve("document.json"), content);
  }

  @Test
  void a_shared_record_says_nothing_and_exits_0() {
    assertThat(check(EXAMPLE)).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void every_violation_is_a_line_with_place_and_constraint() throws IOException {
    String broken =
        Files.readString(EXAMPLE)
            .replace(
                "\"gender\": \"female\",",
                "\"gender\": \"girl\", \"photo\": [{\"title\": \"secret\"}],");
    assertThat(check(written(broken))).isEqualTo(2);
    assertThat(out.toString())
        .contains("Bundle.entry[1].resource.gender\tbinding\t")
        .contains("Bundle.entry[1].resource.photo\tclosed\t");
    assertThat(err.toString()).contains("\"reason\":\"profile-violation\"", "\"violations\":[");
  }

  @Test
  void no_value_of_the_document_is_printed() throws IOException {
    String broken =
        Files.readString(EXAMPLE)
            .replace(
                "\"gender\": \"female\",", "\"gender\": \"Selam\", \"Selam Kidane\": \"Selam\",");
    assertThat(check(written(broken))).isEqualTo(2);
    assertThat(out.toString() + err).doesNotContain("Selam");
  }

  @Test
  void what_is_not_json_is_a_problem_with_its_place() throws IOException {
    assertThat(check(written("{\"a\":1,\"a\":2}"))).isEqualTo(2);
    assertThat(err.toString()).contains("duplicate-member");
    assertThat(check(written("[".repeat(100_000)))).isEqualTo(2);
    assertThat(err.toString()).contains("too-deep");
  }

  @Test
  void a_missing_file_is_a_problem() {
    assertThat(check(folder.resolve("none.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
  }

  @Test
  void profiles_may_be_elsewhere() {
    assertThat(check(EXAMPLE, "--profiles", PROFILES.toString())).isZero();
    assertThat(check(EXAMPLE, "--profiles", folder.toString())).isEqualTo(1);
  }
}
