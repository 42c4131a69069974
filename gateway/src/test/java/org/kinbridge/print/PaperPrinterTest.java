package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the process that prints does, the node goes on and prints the next paper. */
class PaperPrinterTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final byte[] PAPER = Papers.page(Papers.TEXT);

  @Test
  void a_paper_is_printed_in_another_process_as_in_this_one() throws Exception {
    List<byte[]> pages = new PaperPrinter(JAVA, LONG).pages(PAPER).orElseThrow();
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst()).isEqualTo(Pages.of(PAPER).getFirst());
  }

  @Test
  void few_bytes_that_unpack_to_more_than_its_memory_end_it_and_not_the_node() {
    PaperPrinter printer = new PaperPrinter(JAVA, LONG);
    byte[] bomb = Papers.bomb(400);
    assertThat(bomb.length).isLessThan(512 * 1024);
    assertThat(printer.pages(bomb)).isEmpty();
  }

  @Test
  void a_page_without_end_ends() {
    assertThat(new PaperPrinter(JAVA, SHORT).pages(Papers.endless())).isEmpty();
  }

  /** For this one the node's own watch never rings. */
  @Test
  void a_process_that_nobody_waits_for_ends_by_itself() throws Exception {
    List<String> command = PaperPrinter.command(JAVA, Duration.ofMillis(1));
    assertThat(new PaperPrinter(command, LONG).pages(Papers.endless())).isEmpty();
  }

  private static byte[] frames(byte[]... pages) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.write(List.of(pages), out);
    return out.toByteArray();
  }

  private static List<String> saying(Path folder, byte[] answer, String then) throws Exception {
    Path file = Files.write(folder.resolve("answer"), answer);
    return List.of("/bin/sh", "-c", "/bin/cat '" + file + "'; " + then);
  }

  @Test
  void what_it_says_counts_when_it_ended_well(@TempDir Path folder) throws Exception {
    byte[] whole = frames(new byte[] {1, 2}, new byte[] {3});
    assertThat(new PaperPrinter(saying(folder, whole, "exit 0"), LONG).pages(PAPER).orElseThrow())
        .containsExactly(new byte[] {1, 2}, new byte[] {3});
    for (String end : List.of("exit 1", "kill -9 $$")) {
      assertThat(new PaperPrinter(saying(folder, whole, end), LONG).pages(PAPER)).isEmpty();
    }
  }

  @Test
  void an_answer_cut_anywhere_or_with_more_behind_it_is_none(@TempDir Path folder)
      throws Exception {
    byte[] whole = frames(new byte[] {1, 2});
    for (int i = 0; i <= whole.length + 1; i++) {
      if (i != whole.length) {
        byte[] other = Arrays.copyOf(whole, i);
        assertThat(new PaperPrinter(saying(folder, other, "exit 0"), LONG).pages(PAPER)).isEmpty();
      }
    }
  }

  @Test
  void an_answer_larger_than_an_envelope_is_none(@TempDir Path folder) throws Exception {
    byte[] large = frames(new byte[Limits.MOST_BYTES / 2 + 1], new byte[Limits.MOST_BYTES / 2]);
    assertThat(new PaperPrinter(saying(folder, large, "exit 0"), LONG).pages(PAPER)).isEmpty();
    byte[][] many = new byte[Limits.MOST_PAGES + 1][1];
    assertThat(new PaperPrinter(saying(folder, frames(many), "exit 0"), LONG).pages(PAPER))
        .isEmpty();
    assertThat(new PaperPrinter(saying(folder, frames(), "exit 0"), LONG).pages(PAPER)).isEmpty();
    assertThat(new PaperPrinter(saying(folder, frames(new byte[0]), "exit 0"), LONG).pages(PAPER))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "exit 3",
        "exec /bin/cat",
        "exec /bin/cat /dev/zero",
        "exec /bin/sleep 600",
        "exec 0<&-; exec /bin/sleep 600"
      })
  void a_process_that_says_nothing_or_anything_is_ended(String doing) {
    PaperPrinter printer =
        new PaperPrinter(List.of("/bin/sh", "-c", doing), Duration.ofMillis(300));
    byte[] large = new byte[1 << 19];
    assertThat(printer.pages(large)).isEmpty();
    assertThat(printer.pages(large)).isEmpty();
  }

  @Test
  void where_no_process_can_be_started_nothing_is_printed() {
    PaperPrinter printer = new PaperPrinter(Path.of("/nowhere/java"), LONG);
    assertThat(printer.pages(PAPER)).isEmpty();
    assertThat(printer.pages(PAPER)).isEmpty();
  }

  @Test
  void it_starts_with_no_environment(@TempDir Path folder) {
    Path seen = folder.resolve("seen");
    new PaperPrinter(List.of("/bin/sh", "-c", "/usr/bin/env > '" + seen + "'"), LONG).pages(PAPER);
    assertThat(seen).content().doesNotContain("HOME=").doesNotContain("KINBRIDGE");
  }
}
