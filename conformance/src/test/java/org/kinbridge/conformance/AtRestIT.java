package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.AfterACrossing.Crossed;

/** After a crossing: what a thief of the disk and a reader of the logs learn about the child. */
@ExtendWith(AfterACrossing.class)
class AtRestIT {
  private static final String CONTROL = "Quillon Sandervaart";

  @TempDir Path stolen;
  private final Crossed crossed;

  AtRestIT(Crossed crossed) {
    this.crossed = crossed;
  }

  @Test
  void a_copy_of_either_data_directory_shows_nothing_of_the_child() throws IOException {
    for (State state : List.of(crossed.world().cassar, crossed.world().aldmark)) {
      Path copy = copyOf(state);
      assertThat(found(copy, canaries())).as("in the data of " + state.node()).isEmpty();
    }
  }

  /** What the search is worth: it finds a name that somebody wrote down in clear. */
  @Test
  void the_search_finds_what_was_written_in_clear() throws IOException {
    try (StateDatabase database = StateDatabase.of(crossed.world().cassar)) {
      database.execute("CREATE TABLE left_open (name text)");
      database.execute("INSERT INTO left_open VALUES ('" + CONTROL + "')");
      assertThat(found(copyOf(crossed.world().cassar), List.of(CONTROL))).isNotEmpty();
      database.execute("DROP TABLE left_open");
    }
  }

  @Test
  void no_log_line_of_either_node_shows_anything_of_the_child() {
    for (State state : List.of(crossed.world().cassar, crossed.world().aldmark)) {
      assertThat(state.logs()).isNotBlank();
      for (String canary : canaries()) {
        assertThat(state.logs()).as("the log of " + state.node()).doesNotContain(canary);
      }
    }
  }

  @Test
  void no_metric_of_either_node_shows_anything_of_the_child() {
    for (State state : List.of(crossed.world().cassar, crossed.world().aldmark)) {
      String metrics = state.metrics();
      assertThat(metrics).contains("kinbridge_recalls_overdue", "http_server_requests");
      assertThat(metrics).doesNotContain(crossed.message()).doesNotContain("case-1");
      for (String canary : canaries()) {
        assertThat(metrics).as("the metrics of " + state.node()).doesNotContain(canary);
      }
    }
  }

  @Test
  void the_message_id_stands_in_both_nodes_logs() {
    assertThat(crossed.message()).isNotBlank();
    assertThat(crossed.world().cassar.logs()).contains(crossed.message());
    assertThat(crossed.world().aldmark.logs()).contains(crossed.message());
  }

  private List<String> canaries() {
    JsonNode data = crossed.record().path("data");
    Stream<String> ofTheRecord =
        Stream.of(
                "name_first",
                "name_last",
                "name_other",
                "address_current",
                "telephone_current",
                "current_name_caregiver",
                "unhcr_id_no",
                "child_own_words_3fa91c2")
            .map(field -> data.path(field).asText());
    return Stream.concat(ofTheRecord, Stream.of(CourtOrder.ADDRESS))
        .peek(value -> assertThat(value).isNotBlank())
        .toList();
  }

  private Path copyOf(State state) throws IOException {
    Path copy = Files.createDirectory(stolen.resolve("data-" + System.nanoTime()));
    Folder.copy(state.data(), copy);
    return copy;
  }

  /** Which file holds which value, in any form. */
  private static List<String> found(Path folder, List<String> values) throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).filter(AtRestIT::isData).toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
    for (Path file : files) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (String value : values) {
        for (String form : forms(value)) {
          if (bytes.contains(form)) {
            found.add(folder.relativize(file) + " holds a canary of length " + value.length());
          }
        }
      }
    }
    return found;
  }

  /** The programs of PostgreSQL lie beside the data; nothing is ever written there. */
  private static boolean isData(Path file) {
    return !file.toString().contains("/postgresql/");
  }

  private static List<String> forms(String value) {
    List<String> forms = new ArrayList<>();
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      byte[] bytes = value.getBytes(charset);
      forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
      forms.add(HexFormat.of().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        forms.add(inBase64(bytes, shift));
      }
    }
    return forms;
  }

  /** The letters that stand for these bytes in base64 whatever comes before and after. */
  private static String inBase64(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int whole = (shift + bytes.length) / 3 * 4;
    return text.substring(shift == 0 ? 0 : 4, whole);
  }
}
