package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.cli.bulk.Streams;
import picocli.CommandLine;

class TranslateCommandTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
  private static final String SAMPLE =
      PROFILES.resolve("national/primero-v2/sample-case.json").toString();
  private static final String CONCERN = "--resolve=/data/protection_concerns/0=trafficking";
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void prints_the_shared_record_and_writes_the_report() throws IOException {
    Path report = folder.resolve("report.json");

    int exit = run("", "--format=primero-v2", CONCERN, "--report=" + report, SAMPLE);

    assertThat(exit).isZero();
    assertThat(json(out.toString()).path("resourceType").asText()).isEqualTo("Bundle");
    assertThat(json(Files.readString(report)).path("format").asText()).isEqualTo("primero-v2");
    assertThat(err.toString()).contains("withholding-instruction").doesNotContain("ambiguous-code");
  }

  @Test
  void reads_standard_input() throws IOException {
    String record = Files.readString(Path.of(SAMPLE));

    assertThat(run(record, "--format=primero-v2", CONCERN, "-")).isZero();
  }

  @Test
  void translates_a_message_and_a_bundle_of_a_hospital_by_one_name() throws IOException {
    Path samples = PROFILES.resolve("national/aldmark-hospital/samples");

    assertThat(run("", "--format=aldmark-hospital", samples.resolve("admission.hl7").toString()))
        .isZero();
    assertThat(json(out.toString()).path("resourceType").asText()).isEqualTo("Bundle");
    assertThat(run("", "--format=aldmark-hospital", samples.resolve("collection.json").toString()))
        .isZero();
  }

  @Test
  void names_segment_and_field_of_a_message_that_cannot_be_read() {
    String sample =
        PROFILES.resolve("national/aldmark-hospital/samples/refused-escape.hl7").toString();

    assertThat(run("", "--format=aldmark-hospital", sample)).isEqualTo(2);
    assertThat(err.toString()).contains("/PID[1]/5[1]/2").doesNotContain("Okoye", "at org.");
  }

  @Test
  void names_every_fault_with_its_place_and_no_value() {
    String record = "{\"data\":{\"name\":\"Zephyrine\",\"age\":\"Quillon\",\"sex\":7}}";

    int exit = run(record, "--format=primero-v2", "-");

    assertThat(exit).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("/data/age", "/data/sex", "/data/status", "/data/registration_date")
        .doesNotContain("Zephyrine", "Quillon");
  }

  @Test
  void leaves_out_what_waits_for_an_answer_and_names_its_candidates() throws IOException {
    int exit = run("", "--format=primero-v2", SAMPLE);

    assertThat(exit).isZero();
    JsonNode unfinished = json(out.toString());
    assertThat(unfinished.path("resourceType").asText()).isEqualTo("Bundle");
    assertThat(unfinished.findValuesAsText("code")).doesNotContain("trafficking", "smuggling");
    assertThat(err.toString())
        .contains("ambiguous-code", "/data/protection_concerns/0", "smuggling", "both");
  }

  @Test
  void translates_the_line_of_a_register_that_is_meant_and_refuses_to_choose_one() {
    String register = PROFILES.resolve("national/borvania-register/sample-register.csv").toString();

    assertThat(run("", "--format=borvania-register", "--line=2", register)).isZero();
    assertThat(run("", "--format=borvania-register", "--line=5", register)).isEqualTo(2);
    assertThat(run("", "--format=borvania-register", "--line=7", register)).isEqualTo(2);
    assertThat(run("", "--format=borvania-register", register)).isEqualTo(2);
    assertThat(err.toString())
        .contains("\"line 5\"", "\"line 7, column 7: Дата народж.\"", "\"line 3\"");
  }

  @Test
  void reads_of_a_line_without_end_no_more_than_refuses_it() {
    InputStream endless = new SequenceInputStream(repeating());
    CommandLine command =
        new CommandLine(
            new TranslateCommand(
                InstantSource.fixed(Instant.parse("2026-04-12T10:00:00Z")), streams(endless)));
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    int exit = command.execute("--format=borvania-register", "--profiles=" + PROFILES, "-");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("too-large");
  }

  /** A gigabyte, and another one: whoever reads to the end does not come back. */
  private static Enumeration<InputStream> repeating() {
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return true;
      }

      @Override
      public InputStream nextElement() {
        return new ByteArrayInputStream("x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  @Test
  void translates_a_whole_register_and_tells_how_many_records_are_not_shared() throws IOException {
    String register = PROFILES.resolve("national/borvania-register/sample-register.csv").toString();
    String shared = folder.resolve("shared").toString();

    assertThat(run("", "--format=borvania-register", "--bulk", "--out=" + shared, register))
        .isEqualTo(2);
    long records = Files.lines(Path.of(shared)).count();
    assertThat(json(err.toString()).path("translated").asLong()).isEqualTo(records).isPositive();
    assertThat(Files.readString(folder.resolve("shared.refused")))
        .contains("\"line\":7", "line 7, column 7: Дата народж.");
  }

  @Test
  void begins_no_run_over_a_file_that_is_there_and_says_so() throws IOException {
    Path shared = Files.writeString(folder.resolve("shared"), "theirs");

    assertThat(run("", "--format=borvania-register", "--bulk", "--out=" + shared, "-"))
        .isEqualTo(2);

    assertThat(json(err.toString()).path("title").asText()).isEqualTo("the run does not begin");
    assertThat(json(err.toString()).at("/faults/0/place").asText()).isEqualTo("--out");
    assertThat(shared).hasContent("theirs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--line=2", "--report=r", "--resolve=/2=x", "--node=elsewhere"})
  void begins_no_run_with_options_that_it_cannot_have(String option) throws IOException {
    assertThat(run("", "--format=borvania-register", "--bulk", option, "-")).isEqualTo(2);

    assertThat(json(err.toString()).path("title").asText()).isEqualTo("the run does not begin");
    assertThat(json(err.toString()).at("/faults/0/place").asText())
        .contains(option.substring(0, option.indexOf('=')));
  }

  @Test
  void writes_no_files_for_one_record_and_does_not_say_that_it_is_at_fault() throws IOException {
    assertThat(run("{}", "--format=primero-v2", "--out=" + folder.resolve("o"), "-")).isEqualTo(2);

    assertThat(folder.resolve("o")).doesNotExist();
    assertThat(json(err.toString()).path("title").asText())
        .isEqualTo("the options cannot be used so");
  }

  @Test
  void translates_a_court_order() throws IOException {
    String order = PROFILES.resolve("national/aldmark-court/sample-order.xml").toString();

    assertThat(run("", "--format=aldmark-court", order)).isZero();
    assertThat(json(out.toString()).path("resourceType").asText()).isEqualTo("Bundle");
  }

  @Test
  void refuses_a_format_nobody_installed() {
    assertThat(run("{}", "--format=registry-of-nowhere", "-")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown-format");
  }

  @Test
  void refuses_a_file_that_is_not_there_and_an_authority_that_cannot_be() {
    assertThat(run("", "--format=primero-v2", folder.resolve("none.json").toString())).isEqualTo(2);
    assertThat(run("{}", "--format=primero-v2", "--role=nobody", "-")).isEqualTo(2);
    assertThat(run("{}", "--format=primero-v2", "--node=elsewhere", "-")).isEqualTo(2);
  }

  private int run(String input, String... arguments) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-12T10:00:00Z"));
    var stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    CommandLine command = new CommandLine(new TranslateCommand(clock, streams(stdin)));
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--profiles=" + PROFILES;
    return command.execute(all);
  }

  private static Streams streams(InputStream input) {
    return new Streams(input, OutputStream.nullOutputStream(), System.err, Streams.Watched.NOT);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
