package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The policy sees a record that is a text in the request as it sees one that is JSON. */
class TextRecordDecisionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASES =
      Path.of(System.getProperty("kinbridge.conformance", "../conformance"), "policy");
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));

  @TempDir Path folder;

  @Test
  void a_no_in_the_register_blocks_consent() throws IOException {
    JsonNode decision = decide(request("consent-care", 4));

    assertThat(decision.path("decision").asText()).isEqualTo("refuse");
    assertThat(decision.path("factsUsed").toString()).contains("blocks the consent tier");
    assertThat(decision.path("bundle").isNull()).isTrue();
  }

  @Test
  void a_state_of_nationality_does_not_see_who_asks_nor_the_nationality() throws IOException {
    JsonNode decision = decide(request("duty-36", 4));

    assertThat(decision.path("asRecipientSees").path("sender").asText())
        .isEqualTo("xc-central-authority");
    assertThat(decision.path("bundle").toString())
        .isNotEmpty()
        .doesNotContain("patient-nationality", "xc-mosa");
    assertThat(decide(request("duty-36", 10)).path("asRecipientSees").path("sender").asText())
        .isEqualTo("xc-mosa");
  }

  @Test
  void what_stays_in_the_register_is_found_in_a_statement_that_repeats_it() throws IOException {
    ObjectNode request = request("treaty-32a", 10);
    JsonNode statement =
        JSON.readTree(
            """
            {"section":"situation","language":"en","text":"Our file is 2026/00085.",
             "writtenFor":"xa-central-authority","releasedBy":"u-17"}
            """);
    request.putArray("statements").add(statement);
    JsonNode decision = decide(request);

    assertThat(decision.path("reason").asText()).isEqualTo("residual-match");
    assertThat(decision.path("missing").toString()).contains("/3/№ справи");
  }

  /** A request about one line of the sample register, three lines down in its text. */
  private static ObjectNode request(String name, int line) throws IOException {
    String register =
        Files.readString(PROFILES.resolve("national/borvania-register/sample-register.csv"))
            .substring(1);
    List<String> lines = register.lines().toList();
    String record = lines.get(line - 1) + (line == 4 ? "\n" + lines.get(line) : "");
    ObjectNode request =
        (ObjectNode) JSON.readTree(Files.readString(CASES.resolve("requests/" + name + ".json")));
    request
        .putObject("record")
        .put("format", "borvania-register")
        .put("content", lines.getFirst() + "\n\n" + record);
    ((ObjectNode) request.path("case").path("subjects").get(0)).put("at", "/3");
    if (line == 4) {
      request
          .putArray("resolutions")
          .addObject()
          .put("source", "/3/Примітки")
          .put("dismissed", true)
          .put("reason", "read, nothing to withhold")
          .put("by", "u-17");
    }
    return request;
  }

  private JsonNode decide(JsonNode request) throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), request.toString());
    StringWriter out = new StringWriter();
    new CommandLine(new DecideCommand(PROFILES))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(
            "--world",
            CASES.resolve("worlds/cassar.yaml").toString(),
            "--request",
            file.toString());
    return JSON.readTree(out.toString());
  }
}
