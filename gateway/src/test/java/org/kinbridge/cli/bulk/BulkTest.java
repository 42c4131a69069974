package org.kinbridge.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.translate.map.Origin;

/** A whole register: what comes out, what is refused, and how a run goes on that was cut off. */
class BulkTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
  private static final Instant NOW = Instant.parse("2026-04-12T10:00:00Z");
  private static final int CHILDREN = 120;
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void makes_a_shared_record_of_each_child_and_says_why_not_of_the_others() throws IOException {
    Bulk.Result result = run(Registers.bytes(CHILDREN), NOW);

    assertThat(result).isEqualTo(new Bulk.Result.Done(CHILDREN - 2, 2));
    List<JsonNode> shared = lines(folder.resolve("out"));
    assertThat(shared).hasSize(CHILDREN - 2);
    assertThat(shared).allMatch(one -> one.path("resourceType").asText().equals("Bundle"));
    List<JsonNode> refused = lines(folder.resolve("out.refused"));
    assertThat(refused.stream().map(one -> one.path("line").asInt())).containsExactly(51, 101);
    assertThat(refused.getFirst().path("place").asText())
        .isEqualTo("line 51, column 7: Дата народж.");
    assertThat(refused.getFirst().path("reason").asText()).isEqualTo("malformed-record");
    assertThat(folder.resolve("out.checkpoint")).doesNotExist();
  }

  @Test
  void names_no_value_of_a_record_that_is_refused() throws IOException {
    String child = Registers.child(1).replace("БОР", "Quillon").replace("Ж", "Quillon");

    run((Registers.HEADER + child + "\"Quillon\"Quillon\n").getBytes(StandardCharsets.UTF_8), NOW);

    assertThat(Files.readString(folder.resolve("out.refused")))
        .isNotEmpty()
        .doesNotContain("Quillon");
  }

  @Test
  void refuses_an_empty_register_for_its_header() throws IOException {
    for (String empty : List.of("", "\n\n", "\uFEFF", "no header")) {
      assertThat(run(empty.getBytes(StandardCharsets.UTF_8), NOW))
          .isInstanceOfSatisfying(
              Bulk.Result.Not.class, not -> assertThat(not.fault().place()).isEqualTo("line 1"));
    }
  }

  @Test
  void hands_on_no_record_that_asks_something() throws IOException {
    String asking = Registers.child(1).strip() + "не повідомляти\n";

    Bulk.Result result = run((Registers.HEADER + asking).getBytes(StandardCharsets.UTF_8), NOW);

    assertThat(result).isEqualTo(new Bulk.Result.Done(0, 1));
    assertThat(Files.size(folder.resolve("out"))).isZero();
    assertThat(lines(folder.resolve("out.refused")).getFirst().path("reason").asText())
        .isEqualTo("withholding-instruction");
  }

  @Test
  void prints_records_and_refusals_where_no_file_is_named() throws IOException {
    BulkRequest request = request(Optional.empty(), NOW);

    bulk(new ByteArrayInputStream(Registers.bytes(CHILDREN)), NOW).translate(request);

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(CHILDREN - 2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  void reads_one_json_record_a_line() throws IOException {
    String record =
        "{\"name_first\":\"Lio\",\"sex\":\"male\",\"status\":\"open\",\"registration_date\":\"2026-01-15\"}";
    byte[] file = (record + "\n\n{\"sex\":\n" + record + "\n").getBytes(StandardCharsets.UTF_8);
    BulkRequest request =
        new BulkRequest(
            "primero-v2",
            PROFILES,
            Optional.empty(),
            Optional.of(folder.resolve("out")),
            Optional.empty(),
            origin(NOW));

    Bulk.Result result = bulk(new ByteArrayInputStream(file), NOW).translate(request);

    assertThat(result).isEqualTo(new Bulk.Result.Done(2, 1));
    assertThat(lines(folder.resolve("out.refused")).getFirst().path("line").asInt()).isEqualTo(3);
    assertThat(lines(folder.resolve("out"))).doesNotHaveDuplicates();
  }

  @Test
  void goes_on_where_a_run_was_cut_off_and_writes_the_same_bytes() throws IOException {
    byte[] register = Registers.bytes(2 * BulkRun.EVERY + 300);
    run(register, NOW);
    byte[] whole = Files.readAllBytes(folder.resolve("out"));
    byte[] refused = Files.readAllBytes(folder.resolve("out.refused"));
    clear();

    cutOff(register, register.length * 2 / 3);
    assertThat(folder.resolve("out.checkpoint")).exists();
    Files.writeString(folder.resolve("out"), "half a rec", java.nio.file.StandardOpenOption.APPEND);
    Bulk.Result result = run(register, NOW.plusSeconds(3_600));

    assertThat(result).isInstanceOf(Bulk.Result.Done.class);
    assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(whole);
    assertThat(Files.readAllBytes(folder.resolve("out.refused"))).isEqualTo(refused);
  }

  @Test
  void does_not_go_on_with_another_input_another_authority_or_another_output() throws IOException {
    byte[] register = Registers.bytes(BulkRun.EVERY + 100);
    cutOff(register, register.length - 100);
    byte[] other = register.clone();
    other[register.length / 2] ^= 1;

    assertThat(fault(run(other, NOW)).place()).isEqualTo("FILE");
    assertThat(fault(run(new byte[0], NOW)).place()).isNotEmpty();
    Files.write(folder.resolve("out"), new byte[0]);
    assertThat(fault(run(register, NOW)).place()).isEqualTo("--out");
    Files.writeString(folder.resolve("out.checkpoint"), "{}");
    assertThat(fault(run(register, NOW)).place()).isEqualTo("--out");
  }

  @Test
  void writes_over_nothing_that_is_there() throws IOException {
    Files.writeString(folder.resolve("out"), "somebody's");

    assertThat(fault(run(Registers.bytes(1), NOW)).place()).isEqualTo("--out");
    assertThat(Files.readString(folder.resolve("out"))).isEqualTo("somebody's");
  }

  @Test
  void keeps_what_it_writes_for_its_owner() throws IOException {
    run(Registers.bytes(1), NOW);

    for (String file : List.of("out", "out.refused")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void refuses_a_format_of_one_record_and_one_that_nobody_installed() throws IOException {
    for (String format : List.of("aldmark-court", "nowhere")) {
      BulkRequest request =
          new BulkRequest(
              format, PROFILES, Optional.empty(), Optional.empty(), Optional.empty(), origin(NOW));

      assertThat(bulk(InputStream.nullInputStream(), NOW).translate(request))
          .isInstanceOf(Bulk.Result.Not.class);
    }
  }

  private Bulk.Result run(byte[] register, Instant now) throws IOException {
    return bulk(new ByteArrayInputStream(register), now)
        .translate(request(Optional.of(folder.resolve("out")), now));
  }

  /** A run whose input breaks off: what it leaves is what a kill at that moment leaves. */
  private void cutOff(byte[] register, int at) {
    InputStream broken =
        new InputStream() {
          private final InputStream good = new ByteArrayInputStream(register, 0, at);

          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            int read = good.read(into, from, length);
            if (read < 0) {
              throw new IOException("the line is cut");
            }
            return read;
          }
        };
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> bulk(broken, NOW).translate(request(Optional.of(folder.resolve("out")), NOW)))
        .isInstanceOf(IOException.class);
  }

  private void clear() throws IOException {
    Files.delete(folder.resolve("out"));
    Files.delete(folder.resolve("out.refused"));
  }

  private Bulk bulk(InputStream input, Instant now) {
    return new Bulk(
        InstantSource.fixed(now),
        new Streams(input, out, new PrintStream(err), Streams.Watched.NOT));
  }

  private BulkRequest request(Optional<Path> file, Instant now) {
    return new BulkRequest(
        "borvania-register", PROFILES, Optional.empty(), file, Optional.empty(), origin(now));
  }

  private static Origin origin(Instant now) {
    return new Origin(
        new NodeId("XB"),
        new AuthorityId("xb-children"),
        "Borvania Register of Children",
        AuthorityRole.CHILD_WELFARE,
        new Moment(now, Moment.zone("UTC")));
  }

  private static org.kinbridge.disclosure.Fault fault(Bulk.Result result) {
    return ((Bulk.Result.Not) result).fault();
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return Files.readAllLines(file).stream()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException malformed) {
                throw new AssertionError(malformed);
              }
            })
        .toList();
  }
}
