package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/**
 * Damaged samples of one syntax, made by a seed. Whatever comes, a record is translated, asked
 * about or refused; no exception comes out, and no input makes more of itself than it may.
 */
enum Fuzz {
  JSON(
      "primero-v2",
      "samples/",
      ".json",
      "{",
      "}",
      "[",
      "\":",
      "\\u0000",
      "\\ud800",
      "1e999999999",
      "null",
      "\"data\":"),
  CSV(
      "borvania-register",
      "",
      ".csv",
      ";",
      "\"",
      "\"\"",
      "\r\n",
      "\t",
      "бл. ",
      "00.00.",
      "безстр.",
      "\uFEFF",
      "«",
      "\u202E"),
  XML(
      "aldmark-court",
      "",
      ".xml",
      "<",
      ">",
      "&",
      "&amp;",
      "&#0;",
      "<!DOCTYPE a [",
      "<!ENTITY x \"y\">",
      "&x;",
      "<![CDATA[",
      "<?x?>",
      " xmlns='u'",
      "NO_CONTACT_"),
  HL7(
      "aldmark-hospital",
      "samples/",
      ".hl7",
      "|",
      "^",
      "~",
      "\\",
      "&",
      "\r",
      "\n",
      "\\X0D\\",
      "\\Z1\\",
      "MSH|^~\\&|",
      "PID|",
      "\"\"",
      "ZZZ|"),
  FHIR(
      "aldmark-hospital",
      "samples/",
      ".json",
      "{",
      "\"contained\":[",
      "\"div\":\"<script>\"",
      "\"resourceType\":",
      "]",
      "\"modifierExtension\":",
      "\\n");

  /**
   * Far more than a record of 64 KiB needs, far less than an input that multiplies itself takes.
   */
  private static final long MOST_ALLOCATED = 256L << 20;

  private static final int LARGEST = 64 << 10;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String format;
  private final List<byte[]> samples;
  private final List<byte[]> words;

  Fuzz(String format, String folder, String ending, String... words) {
    this.format = format;
    this.samples = samples(Samples.NATIONAL.resolve(format).resolve(folder), ending);
    this.words = Arrays.stream(words).map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> samples(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(Fuzz::bytes)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The input that a seed makes. */
  byte[] input(long seed) {
    Random random = new Random(seed);
    byte[] input = samples.get(random.nextInt(samples.size()));
    for (int i = 0; i <= random.nextInt(6); i++) {
      input = damaged(input, random);
    }
    return input;
  }

  private byte[] damaged(byte[] input, Random random) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + random.nextInt(1 + random.nextInt(200)));
    return switch (random.nextInt(6)) {
      case 0 -> spliced(input, at, end, new byte[0]);
      case 1 -> spliced(input, at, at, words.get(random.nextInt(words.size())));
      case 2 -> spliced(input, at, at, repeated(Arrays.copyOfRange(input, at, end), random));
      case 3 -> spliced(input, at, end, words.get(random.nextInt(words.size())));
      case 4 -> spliced(input, at, Math.min(input.length, at + 1), anyByte(random));
      default -> {
        byte[] other = samples.get(random.nextInt(samples.size()));
        yield spliced(input, at, end, Arrays.copyOf(other, random.nextInt(other.length)));
      }
    };
  }

  private static byte[] anyByte(Random random) {
    byte[] one = new byte[1];
    random.nextBytes(one);
    return one;
  }

  private static byte[] repeated(byte[] part, Random random) {
    int times = part.length == 0 ? 0 : Math.min(LARGEST / part.length, 1 << random.nextInt(12));
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    byte[] all = Arrays.copyOf(input, from + middle.length + input.length - to);
    System.arraycopy(middle, 0, all, from, middle.length);
    System.arraycopy(input, to, all, from + middle.length, input.length - to);
    return all.length > LARGEST ? Arrays.copyOf(all, LARGEST) : all;
  }

  /** Translates what the seed makes and, where it is a record, writes it back into itself. */
  void survives(long seed) {
    byte[] input = input(seed);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    OptionalInt line = this == CSV && (seed & 1) == 0 ? OptionalInt.of(2) : OptionalInt.empty();
    NationalRecord record = new NationalRecord(format, input, line);
    Translation translation = Samples.TRANSLATOR.translate(record, List.of(), Samples.HOSPITAL);
    if (translation instanceof Translated whole) {
      putIntoItself(whole.draft().tree(), record);
    }
    assertThat(translation).isNotNull();
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated for %s bytes of input", input.length)
        .isLessThan(MOST_ALLOCATED);
  }

  private void putIntoItself(JsonNode document, NationalRecord record) {
    if (Samples.TRANSLATOR.back(document, record) instanceof Back.Given given) {
      NationalRecord whole =
          new NationalRecord(format, given.texts().whole().getBytes(StandardCharsets.UTF_8));
      assertThat(Samples.TRANSLATOR.back(document, whole)).isInstanceOf(Back.Given.class);
    }
  }
}
