package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.support.Await;

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

  /** With less memory than it has, so that the test is short. */
  @Test
  void few_bytes_that_unpack_to_more_than_its_memory_end_it_and_not_the_node() {
    List<String> small =
        PaperPrinter.command(JAVA, LONG).stream()
            .map(word -> word.equals("-Xmx384m") ? "-Xmx40m" : word)
            .toList();
    assertThat(small).contains("-Xmx40m");
    PaperPrinter printer = new PaperPrinter(small, LONG);
    byte[] bomb = Papers.bomb(50);
    assertThat(bomb.length).isLessThan(80 * 1024);
    assertThat(printer.pages(bomb)).isEmpty();
    assertThat(printer.pages(PAPER)).as("the next one").isPresent();
    assertThat(new PaperPrinter(JAVA, LONG).pages(bomb)).as("with more memory").isPresent();
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
  void papers_are_printed_one_after_the_other(@TempDir Path folder) throws Exception {
    String alone = "mkdir '%1$s/lock' || touch '%1$s/two'; sleep 0.1; rmdir '%1$s/lock'";
    PaperPrinter printer =
        new PaperPrinter(List.of("/bin/sh", "-c", alone.formatted(folder)), LONG);
    try (ExecutorService many = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        many.execute(() -> printer.pages(PAPER));
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoever_waits_too_long_gets_no_print(@TempDir Path folder) throws Exception {
    String busy = "touch '%1$s/busy'; while [ ! -e '%1$s/end' ]; do sleep 0.05; done";
    List<String> command = List.of("/bin/sh", "-c", busy.formatted(folder));
    PaperPrinter printer = new PaperPrinter(command, LONG, Duration.ofMillis(1));
    Thread first = Thread.ofPlatform().start(() -> printer.pages(PAPER));
    Await.until(() -> Files.exists(folder.resolve("busy")));
    assertThat(printer.pages(PAPER)).isEmpty();
    assertThat(first.isAlive()).as("it did not wait for it").isTrue();
    Files.createFile(folder.resolve("end"));
    first.join();
  }

  /** Where no file can be written: its folder for files that go away is none. */
  @Test
  void a_photograph_is_drawn_without_a_file_beside_it() throws Exception {
    assertThat(PaperPrinter.command(JAVA, LONG)).contains("-Djava.io.tmpdir=/dev/null");
    assertThat(new PaperPrinter(JAVA, LONG).pages(WholeTest.photograph())).isPresent();
  }

  @Test
  void it_starts_with_no_environment(@TempDir Path folder) {
    Path seen = folder.resolve("seen");
    new PaperPrinter(List.of("/bin/sh", "-c", "/usr/bin/env > '" + seen + "'"), LONG).pages(PAPER);
    assertThat(seen).content().doesNotContain("HOME=").doesNotContain("KINBRIDGE");
  }
}
