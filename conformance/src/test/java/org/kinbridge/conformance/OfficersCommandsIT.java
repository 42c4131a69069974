package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.AfterACrossing.Crossed;

/** What an officer runs beside a node that serves, as a process of its own. */
@ExtendWith(AfterACrossing.class)
class OfficersCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ASKER =
      List.of("--who", "officer 7", "--why", "order 12/2026", "--for", "court of Tollen");

  @TempDir Path folder;
  private final Crossed crossed;
  private final State cassar;

  OfficersCommandsIT(Crossed crossed) {
    this.crossed = crossed;
    this.cassar = crossed.world().cassar;
  }

  private Installation.Finished withheld(String what, List<String> more) {
    List<String> command = new ArrayList<>(List.of("proof", "withheld", what, "--demo"));
    command.addAll(List.of("--data", cassar.data().toString()));
    command.addAll(List.of("--keystore", cassar.keystore().toString()));
    command.addAll(List.of("--message", crossed.message()));
    command.addAll(ASKER);
    command.addAll(more);
    return crossed.installation().run(command);
  }

  @Test
  void one_withheld_element_is_listed_opened_and_shown_to_a_stranger() throws IOException {
    long before = cassar.verifyLedger().count("export");
    List<String> list =
        withheld("list", List.of()).orFail("proof withheld list").out().lines().toList();
    assertThat(list)
        .isNotEmpty()
        .allMatch(line -> line.matches("(announced|silent) [A-Za-z0-9-]+ [A-Za-z0-9.()\\[\\]_-]+"));
    String element = list.getFirst().split(" ")[2];
    String opened =
        withheld("open", List.of("--element", element)).orFail("proof withheld open").out();
    assertThat(cassar.verifyLedger().count("export")).isEqualTo(before + 1);
    assertThat(check(opened).orFail("proof withheld check").out()).contains(element);
    String other = opened.replaceFirst("\"rule\" ?: ?\"", "$0X");
    assertThat(other).isNotEqualTo(opened);
    Installation.Finished refused = check(other);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("withheld-root");
  }

  private Installation.Finished check(String opening) throws IOException {
    Path file = Files.writeString(folder.resolve("opening.json"), opening);
    String published = cassar.keystore().resolve("public").toString();
    return crossed
        .installation()
        .run(
            List.of(
                "proof", "withheld", "check", "--demo", file.toString(), "--published", published));
  }

  @Test
  void a_database_that_does_not_answer_is_told_in_a_line() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "a-password");
    Installation.Finished end =
        crossed
            .installation()
            .run(
                List.of(
                    "ledger",
                    "verify",
                    "--demo",
                    "--keystore",
                    cassar.keystore().toString(),
                    "--url",
                    "jdbc:postgresql://127.0.0.1:1/kinbridge",
                    "--user",
                    "officer",
                    "--password-file",
                    password.toString()));
    assertThat(end.exit()).isEqualTo(1);
    assertThat(end.err().lines())
        .singleElement()
        .asString()
        .startsWith("kinbridge: the database: couldn't")
        .endsWith("SQL state 08001");
  }

  @Test
  void the_policy_in_force_decides_the_last_disclosures_as_it_did() throws IOException {
    long before = cassar.verifyLedger().count("access");
    Path proposed = crossed.installation().profiles();
    Installation.Finished replayed =
        crossed
            .installation()
            .run(
                cassar.settings(Map.of()),
                List.of(
                    "policy",
                    "replay",
                    proposed.toString(),
                    "--last",
                    "10",
                    "--who",
                    "officer 7",
                    "--why",
                    "review"));
    JsonNode told = JSON.readTree(replayed.orFail("policy replay").out());
    assertThat(told.findValue("unchanged").asInt()).isPositive();
    assertThat(told.findValue("movedSince").asInt()).isZero();
    assertThat(cassar.verifyLedger().count("access")).isGreaterThan(before);
  }
}
