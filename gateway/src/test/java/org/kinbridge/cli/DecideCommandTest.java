package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecideCommandTest {
  private static final Path CASES =
      Path.of(System.getProperty("kinbridge.conformance", "../conformance"), "policy");
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new DecideCommand(PROFILES))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static String file(String name) {
    return CASES.resolve(name).toString();
  }

  private String written(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void prints_the_decision_and_what_would_leave() throws Exception {
    int status =
        run(
            "--world",
            file("worlds/cassar.yaml"),
            "--request",
            file("requests/consent-care.json"),
            "--record",
            file("records/liya.json"));
    assertThat(status).isZero();
    var answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.path("decision").asText()).isEqualTo("permit");
    assertThat(answer.path("bundle").path("resourceType").asText()).isEqualTo("Bundle");
    assertThat(answer.path("decisionDigest").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_refusal_is_a_decision_too() throws Exception {
    String world =
        Files.readString(CASES.resolve("worlds/cassar.yaml"))
            .replace("consents:", "agreements: []\nconsents:");
    assertThat(
            run(
                "--world",
                written("world.yaml", world),
                "--request",
                file("requests/consent-care.json"),
                "--record",
                file("records/liya.json")))
        .isZero();
    var answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.path("decision").asText()).isEqualTo("refuse");
    assertThat(answer.path("bundle").isNull()).isTrue();
  }

  @Test
  void refuses_a_request_that_is_none_with_every_fault() throws Exception {
    int status =
        run(
            "--world",
            file("worlds/cassar.yaml"),
            "--request",
            written("request.json", "{\"kind\":\"shout\"}"));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("/kind", "/to", "/record");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refuses_a_release_that_leads_nowhere_at_its_place() throws Exception {
    ObjectMapper json = new ObjectMapper();
    var request = (ObjectNode) json.readTree(CASES.resolve("requests/consent-care.json").toFile());
    request
        .withArray("releases")
        .addObject()
        .put("source", "/entry/0/resource/section/66/text/div")
        .put("releasedTo", request.at("/to/authority").textValue())
        .put("releasedBy", "u-17");
    int status =
        run(
            "--world",
            file("worlds/cassar.yaml"),
            "--request",
            written("request.json", request.toString()),
            "--record",
            file("records/liya.json"));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("/releases/0/source", "nothing at this pointer");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refuses_a_world_with_file_line_and_path() throws Exception {
    String world =
        Files.readString(CASES.resolve("worlds/cassar.yaml"))
            .replace("role: police", "role: sheriff");
    int status =
        run(
            "--world",
            written("world.yaml", world),
            "--request",
            file("requests/consent-care.json"),
            "--record",
            file("records/liya.json"));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("world.yaml:", "/authorities/XA/authorities/2/role");
  }

  @Test
  void refuses_a_record_that_is_none_and_repeats_nothing_of_it() throws Exception {
    String record =
        Files.readString(CASES.resolve("records/liya.json")).replace("\"female\"", "\"Mihret\"");
    int status =
        run(
            "--world",
            file("worlds/cassar.yaml"),
            "--request",
            file("requests/consent-care.json"),
            "--record",
            written("record.json", record));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("not-shared-record", "gender").doesNotContain("Mihret");
  }

  @Test
  void refuses_what_is_no_json_and_what_is_not_there() throws Exception {
    assertThat(
            run("--world", file("worlds/cassar.yaml"), "--request", written("request.json", "{")))
        .isEqualTo(2);
    assertThat(
            run(
                "--world",
                file("worlds/cassar.yaml"),
                "--request",
                directory.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(
            run(
                "--world",
                directory.resolve("none").toString(),
                "--request",
                file("requests/consent-care.json")))
        .isEqualTo(2);
  }
}
