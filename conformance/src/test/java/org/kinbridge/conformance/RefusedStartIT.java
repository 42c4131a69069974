package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.AfterACrossing.Crossed;

/** A node that must not start ends, says in words why, and leaves nothing running. */
@ExtendWith(AfterACrossing.class)
class RefusedStartIT {
  @TempDir Path folder;
  private final Crossed crossed;
  private final State cassar;

  RefusedStartIT(Crossed crossed) {
    this.crossed = crossed;
    this.cassar = crossed.world().cassar;
  }

  private String refusal(Map<String, String> settings) {
    Installation.Finished end = crossed.installation().serveInVain(settings);
    assertThat(end.exit()).isEqualTo(1);
    assertThat(end.err()).as(end.out()).startsWith("the node does not start:\n  ");
    assertThat(end.out() + end.err()).doesNotContain("kinbridge ready", "\tat ", "Exception");
    return end.err();
  }

  @Test
  void without_settings_it_names_all_that_it_needs() {
    assertThat(refusal(Map.of()))
        .contains("kinbridge.node: must be set", "kinbridge.keystore: must be set");
  }

  @Test
  void without_the_keystore_a_copy_of_the_data_starts_nothing() throws IOException {
    Map<String, String> settings = new HashMap<>(cassar.settings(Map.of()));
    Path copy = Files.createDirectory(folder.resolve("data"));
    Folder.copy(cassar.data(), copy);
    settings.put("kinbridge.data", copy.toString());
    Path nothing =
        Files.createDirectory(
            folder.resolve("no-keystore"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    settings.put("kinbridge.keystore", nothing.toString());
    assertThat(refusal(settings)).contains("keystore", "keystore-malformed");
  }

  @Test
  void in_the_folder_of_a_running_node_it_leaves_that_node_alone() {
    assertThat(refusal(cassar.settings(Map.of()))).contains("kinbridge.data: another process");
    crossed.world().sender.get("/api/directory").orFail("directory", 200);
  }

  @Test
  void without_its_database_it_says_that_nobody_answers() {
    Map<String, String> settings =
        new HashMap<>(
            cassar.settings(
                Map.of("kinbridge.database.url", "jdbc:postgresql://127.0.0.1:1/kinbridge")));
    for (String role : List.of("owner", "application", "sequencer")) {
      settings.put("kinbridge.database." + role + ".user", role);
      settings.put("kinbridge.database." + role + ".password", "a-password-of-" + role);
    }
    assertThat(refusal(settings))
        .contains("database: couldn't ask PostgreSQL for its settings: 08001")
        .doesNotContain("a-password-of-");
  }

  @Test
  void on_a_port_in_use_it_stops_the_database_that_it_started() {
    Path data = crossed.folder().resolve("refused");
    Map<String, String> settings = new HashMap<>(cassar.settings(Map.of()));
    settings.put("kinbridge.data", data.toString());
    assertThat(refusal(settings)).contains("a port it was given is in use");
    assertThat(data.resolve("pg/PG_VERSION")).exists();
    assertThat(data.resolve("pg/postmaster.pid")).doesNotExist();
  }
}
