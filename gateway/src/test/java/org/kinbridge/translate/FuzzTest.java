package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each parser under damaged samples: a moment in every build, ten minutes with {@code -Ddeep=true}.
 * A seed that once made a test fail stands in {@code fuzz-seeds.txt} and is tried for ever.
 */
class FuzzTest {
  private static final int TRIES = 200;

  /** All parsers together; {@code -Dfuzz.minutes} for longer. */
  private static final Duration DEEP = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 10));

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void json_is_translated_or_refused(@ForAll long seed) {
    Fuzz.JSON.survives(seed);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void a_delimited_file_is_translated_or_refused(@ForAll long seed) {
    Fuzz.CSV.survives(seed);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void a_document_is_translated_or_refused(@ForAll long seed) {
    Fuzz.XML.survives(seed);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void a_message_is_translated_or_refused(@ForAll long seed) {
    Fuzz.HL7.survives(seed);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void a_bundle_is_translated_or_refused(@ForAll long seed) {
    Fuzz.FHIR.survives(seed);
  }

  static Stream<String> kept() throws IOException {
    try (InputStream file = FuzzTest.class.getResourceAsStream("fuzz-seeds.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void what_once_failed_does_not_fail_again(String kept) {
    String[] parts = kept.split(" ");
    Fuzz.valueOf(parts[0]).survives(Long.parseLong(parts[1]));
  }

  @Test
  void a_seed_makes_one_input_and_another_another() {
    for (Fuzz parser : Fuzz.values()) {
      byte[] seventh = parser.input(7);
      assertThat(parser.input(7)).isEqualTo(seventh).isNotEqualTo(parser.input(8));
    }
  }

  @ParameterizedTest
  @EnumSource(Fuzz.class)
  @EnabledIfSystemProperty(named = "deep", matches = "true")
  void survives_for_minutes(Fuzz parser) {
    Random seeds = new Random();
    List<String> failed = new ArrayList<>();
    long end = System.nanoTime() + DEEP.dividedBy(Fuzz.values().length).toNanos();
    long tried = 0;
    while (System.nanoTime() < end) {
      long seed = seeds.nextLong();
      tried++;
      try {
        parser.survives(seed);
      } catch (Throwable outcome) { // every one is told, with the seed that makes it again
        failed.add(parser + " " + seed + " # " + outcome.toString().lines().findFirst().orElse(""));
      }
    }
    System.out.println("fuzz " + parser + ": " + tried + " inputs, failed " + failed.size());
    assertThat(failed).isEmpty();
  }
}
