package org.kinbridge.translate.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.Records.One;
import org.kinbridge.translate.source.SourceRefused;

/** A file of many records is read as one of few is, and what is broken stays where it is. */
class DelimitedRecordsTest {
  private static final DelimitedReader READER =
      new DelimitedReader(
          ";\t",
          List.of(Encoding.UTF_8, Encoding.WINDOWS_1251),
          List.of("Прізвище", "Стать"),
          Map.of());
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final String HEADER = "Прізвище;Стать\n";
  private static final String[] PIECES = {
    "a", "Ю", "\"", "\"\"", ";", "\t", "\n", "\r", "\r\n", "\"a\nb\"", "\"Ю;\"\"\";c\n", "x;y\n"
  };

  @Test
  void reads_each_record_by_the_line_in_which_it_begins() throws Exception {
    List<One> all = all(HEADER + "\nА;Ж\r\n\"Б\nБ\";Ч\n\nВ;Ж");

    assertThat(all).hasSize(3).allMatch(One.Read.class::isInstance);
    assertThat(all.stream().map(One::line)).containsExactly(3L, 4L, 7L);
    assertThat(all.stream().map(One::lastLine)).containsExactly(3L, 5L, 7L);
    assertThat(((One.Read) all.get(1)).source().root().at("/4/Прізвище").textValue())
        .isEqualTo("Б\nБ");
  }

  @Property(tries = 1_500)
  void reads_what_the_reader_of_a_whole_file_reads(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "").append(HEADER);
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] file = text.toString().getBytes(random.nextInt(5) == 0 ? CYRILLIC : UTF_8);
    Records records;
    try {
      records = DelimitedRecords.open(READER, new ByteArrayInputStream(file));
    } catch (SourceRefused refused) {
      assertThatThrownBy(() -> READER.read(file, OptionalInt.of(2)))
          .isInstanceOf(SourceRefused.class);
      return;
    }
    for (One one : drain(records)) {
      int line = Math.toIntExact(one.line());
      if (one instanceof One.Read read) {
        assertThat(wholeFile(file, line))
            .satisfiesAnyOf(
                root -> assertThat(root).contains(read.source().root().toString()),
                root -> assertThat(root).as("the file is broken behind it").isEmpty());
      } else {
        assertThat(wholeFile(file, line)).isEmpty();
      }
    }
  }

  private static Optional<String> wholeFile(byte[] file, int line) {
    try {
      return Optional.of(READER.read(file, OptionalInt.of(line)).root().toString());
    } catch (SourceRefused refused) {
      return Optional.empty();
    }
  }

  @Test
  void goes_on_behind_a_record_that_is_broken() throws Exception {
    List<One> all = all(HEADER + "А;Ж\n\"Б\"Б;Ч\nВ\nГ;Ж;Ж\n\u0007;Ж\nД;Ж\n");

    assertThat(all.stream().map(One::line)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(all.stream().map(One.Broken.class::isInstance))
        .containsExactly(false, true, true, true, true, false);
  }

  @Test
  void refuses_the_record_that_is_not_in_the_encoding_of_the_header() throws Exception {
    byte[] good = (HEADER + "А;Ж\n").getBytes(UTF_8);
    byte[] bad = "Б;Ч\n".getBytes(CYRILLIC);

    List<One> all =
        drain(open(new ByteArrayInputStream(concat(good, bad, "В;Ж\n".getBytes(UTF_8)))));

    assertThat(fault(all.get(1)).place()).isEqualTo("line 3");
    assertThat(all.get(2)).isInstanceOf(One.Read.class);
  }

  @Test
  void reads_a_register_in_the_encoding_that_its_header_shows() throws Exception {
    List<One> all = drain(open(new ByteArrayInputStream((HEADER + "А;Ж\n").getBytes(CYRILLIC))));

    assertThat(((One.Read) all.getFirst()).source().root().at("/2/Прізвище").textValue())
        .isEqualTo("А");
  }

  @Test
  void tells_how_many_lines_a_lone_quote_swallowed() throws Exception {
    List<One> all = all(HEADER + "А;Ж\nБ;\"Ч\nВ;Ж\nГ;\"Ж\"\nД;Ж\n");

    assertThat(all.get(1)).isInstanceOf(One.Broken.class);
    assertThat(List.of(all.get(1).line(), all.get(1).lastLine())).containsExactly(3L, 5L);
    assertThat(all.getLast()).isInstanceOf(One.Read.class);
  }

  @Test
  void stops_at_a_quote_that_is_not_closed() throws Exception {
    List<One> all = all(HEADER + "А;Ж\nБ;\"Ч\nВ;Ж\n");

    assertThat(all).hasSize(2).last().isInstanceOf(One.Lost.class);
    assertThat(List.of(all.getLast().line(), all.getLast().lastLine())).containsExactly(3L, 5L);
  }

  @Test
  void passes_over_a_line_of_a_gigabyte_and_stops_in_a_quote_of_one() throws Exception {
    long memory = Runtime.getRuntime().maxMemory();
    byte[] header = HEADER.getBytes(UTF_8);
    byte[] last = "\nВ;Ж\n".getBytes(UTF_8);

    List<One> line = drain(open(new Endless(header, 'x', 1L << 27, last)));
    List<One> quoted =
        drain(open(new Endless((HEADER + "А;\"").getBytes(UTF_8), 'x', memory, last)));

    assertThat(line).hasSize(2);
    assertThat(fault(line.getFirst()).reason().code()).isEqualTo("too-large");
    assertThat(line.getLast()).isInstanceOf(One.Read.class);
    assertThat(quoted).singleElement().isInstanceOf(One.Lost.class);
  }

  @Test
  void refuses_a_file_that_does_not_begin_with_the_header() {
    for (String file : List.of("", "\n\n", "Прізвище\nА\n", "\"Прізвище;Стать\n")) {
      assertThatThrownBy(() -> all(file)).isInstanceOf(SourceRefused.class);
    }
  }

  /** So many of one byte between a beginning and an end; none of it is kept. */
  private static final class Endless extends InputStream {
    private final InputStream beginning;
    private final InputStream end;
    private final int filling;
    private long left;

    Endless(byte[] beginning, int filling, long times, byte[] end) {
      this.beginning = new ByteArrayInputStream(beginning);
      this.end = new ByteArrayInputStream(end);
      this.filling = filling;
      this.left = times;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = beginning.read(into, from, length);
      if (read >= 0) {
        return read;
      }
      if (left == 0) {
        return end.read(into, from, length);
      }
      int filled = (int) Math.min(left, length);
      java.util.Arrays.fill(into, from, from + filled, (byte) filling);
      left -= filled;
      return filled;
    }
  }

  private static Fault fault(One one) {
    return ((One.Broken) one).fault();
  }

  private static List<One> all(String file) throws Exception {
    return drain(open(new ByteArrayInputStream(file.getBytes(UTF_8))));
  }

  private static Records open(InputStream file) throws Exception {
    return READER.records(file).orElseThrow();
  }

  private static List<One> drain(Records records) throws IOException {
    List<One> all = new ArrayList<>();
    Optional<One> next = records.next();
    while (next.isPresent()) {
      all.add(next.get());
      next = records.next();
    }
    return all;
  }

  private static byte[] concat(byte[]... parts) {
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
