package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/**
 * The laws of a map that goes both ways, over random records of a format: putting back what a
 * record said changes nothing that it says, what was put is read again, a second time changes
 * nothing, and the text of it all is the record.
 */
abstract class LensLaws {
  private static final int TRIES = 15;

  /** A record that is translated without a question. */
  abstract NationalRecord record(Random random);

  abstract Origin origin();

  /** Members that no row names, as they stand in the text of a record. */
  abstract List<String> ours();

  @Property(tries = TRIES)
  void what_a_record_says_itself_changes_nothing_that_it_says(@ForAll long seed) {
    NationalRecord local = record(new Random(seed));
    JsonNode document = shared(local);

    Back.Given once = put(document, local);

    NationalRecord whole = whole(once, local);
    assertThat(said(shared(whole))).isEqualTo(said(document));
    assertThat(once.report().approximated()).isEmpty();
    assertThat(put(document, whole).patch()).isEmpty();
  }

  @Property(tries = TRIES)
  void what_was_written_into_another_record_is_read_again(@ForAll long one, @ForAll long other) {
    JsonNode document = shared(record(new Random(one)));
    NationalRecord local = record(new Random(other));

    Back.Given given = put(document, local);

    Set<String> read = LensTest.says(shared(whole(given, local)), Set.of());
    assertThat(read).containsAll(LensTest.says(document, carried(given)));
  }

  @Property(tries = TRIES)
  void putting_twice_is_putting_once(@ForAll long one, @ForAll long other) {
    JsonNode document = shared(record(new Random(one)));
    NationalRecord local = record(new Random(other));
    NationalRecord once = whole(put(document, local), local);

    assertThat(put(document, once).patch()).isEmpty();
  }

  @Property(tries = TRIES)
  void what_no_row_knows_comes_back_as_it_stood(@ForAll long one, @ForAll long other) {
    NationalRecord local = record(new Random(other));

    String whole = put(shared(record(new Random(one))), local).texts().whole();

    ours().forEach(text -> assertThat(whole).contains(text));
    assertThat(put(shared(local), whole(put(shared(local), local), local)).whole())
        .isEqualTo(put(shared(local), local).whole());
  }

  private static NationalRecord whole(Back.Given given, NationalRecord local) {
    return new NationalRecord(
        local.format(), given.texts().whole().getBytes(StandardCharsets.UTF_8));
  }

  private static Back.Given put(JsonNode document, NationalRecord local) {
    Back back = Samples.TRANSLATOR.back(document, local);
    if (back instanceof Back.Given given) {
      return given;
    }
    throw new AssertionError(back);
  }

  private JsonNode shared(NationalRecord record) {
    Translation translation = Samples.TRANSLATOR.translate(record, List.of(), origin());
    if (translation instanceof Translated whole) {
      return whole.draft().tree();
    }
    throw new AssertionError(
        Samples.faults(translation)
            + " "
            + Samples.questions(translation)
            + new String(record.content(), StandardCharsets.UTF_8));
  }

  private static Set<String> carried(Back.Given given) {
    Set<String> carried = new HashSet<>(given.report().said());
    given.report().written().forEach(one -> carried.add(one.path()));
    carried.removeIf(path -> path.contains(".identifier"));
    return carried;
  }

  /** Without the addresses, which are of the bytes. */
  private static Set<String> said(JsonNode document) {
    return LensTest.says(document, Set.of()).stream()
        .filter(one -> !one.contains("urn:uuid:") && !one.contains(".identifier.value="))
        .collect(Collectors.toSet());
  }

  static String one(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }
}
