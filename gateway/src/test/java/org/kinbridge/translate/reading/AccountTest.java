package org.kinbridge.translate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.HospitalRecords;
import org.kinbridge.translate.Samples;
import org.kinbridge.translate.hl7.Hl7Reader;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.Pointer;
import org.kinbridge.translate.source.SourceRefused;

/** Nothing is dropped silently and nothing comes from nowhere. */
public class AccountTest {
  private static final JsonNode SAMPLE = Samples.json(Samples.file("sample-case.json"));

  @Test
  void every_member_of_the_sample_ends_in_exactly_one_list() {
    assertPartition(SAMPLE);
    assertPartition(SAMPLE, Samples.choose("/data/protection_concerns/0", "both"));
    assertPartition(SAMPLE, Samples.dismiss("/data/disclosure_deny_details"));
  }

  @TestFactory
  Stream<DynamicTest> every_member_of_every_sample_ends_in_exactly_one_list() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, Origin> format : Samples.ORIGINS.entrySet()) {
      Path folder = Samples.NATIONAL.resolve(format.getKey()).resolve("samples");
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          tests.add(
              DynamicTest.dynamicTest(
                  format.getKey() + "/" + file.getFileName(),
                  () -> assertPartition(format.getKey(), content, format.getValue())));
        }
      }
    }
    return tests.stream();
  }

  private static void assertPartition(String format, byte[] content, Origin origin)
      throws SourceRefused {
    Translation translation =
        Samples.TRANSLATOR.translate(new NationalRecord(format, content), List.of(), origin);
    if (!(translation instanceof Refused)) {
      boolean json = content[0] == '{';
      assertAccounted(
          json ? Samples.json(content) : new Hl7Reader().read(content, OptionalInt.empty()).root(),
          translation.report());
    }
  }

  @Property(tries = 300)
  void every_member_of_a_random_bundle_ends_in_exactly_one_list(@ForAll long seed)
      throws IOException {
    JsonNode bundle = mutatedBundle(new Random(seed));
    Translation translation = translate(bundle);
    if (!(translation instanceof Refused)) {
      assertAccounted(bundle, translation.report());
    }
  }

  private static Translation translate(JsonNode bundle) {
    return HospitalRecords.translate(bundle.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode mutatedBundle(Random random) throws IOException {
    Path samples = Samples.NATIONAL.resolve("aldmark-hospital/samples");
    String name = random.nextBoolean() ? "collection.json" : "collection-traps.json";
    JsonNode bundle = Samples.json(Files.readAllBytes(samples.resolve(name)));
    mutate((ObjectNode) bundle.at("/entry/0/resource"), random);
    mutate((ObjectNode) bundle.at("/entry/2/resource"), random);
    return bundle;
  }

  @Property(tries = 400)
  void every_member_of_a_random_record_ends_in_exactly_one_list(@ForAll long seed) {
    assertPartition(mutated(new Random(seed)));
  }

  @Test
  void every_scalar_of_the_draft_names_where_it_comes_from() {
    assertSourced(SAMPLE);
  }

  @Property(tries = 300)
  void every_scalar_of_a_random_draft_names_where_it_comes_from(@ForAll long seed) {
    assertSourced(mutated(new Random(seed)));
  }

  /** As many members as rows are left out, emptied, renamed, given odd codes or odd types. */
  private static JsonNode mutated(Random random) {
    ObjectNode copy = SAMPLE.deepCopy();
    mutate((ObjectNode) copy.get("data"), random);
    return copy;
  }

  private static void mutate(ObjectNode object, Random random) {
    for (String name : List.copyOf(names(object))) {
      JsonNode value = object.get(name);
      switch (random.nextInt(14)) {
        case 0 -> object.remove(name);
        case 1 -> object.putNull(name);
        case 2 -> {
          object.remove(name);
          object.set(name + "_" + Integer.toHexString(random.nextInt(0xFFFFF)), value);
        }
        case 3 -> object.put(name, value.isTextual() ? "odd_" + random.nextInt(99) : "odd");
        default -> inside(value, random);
      }
    }
  }

  private static void inside(JsonNode value, Random random) {
    if (value instanceof ObjectNode object) {
      mutate(object, random);
    } else if (value instanceof ArrayNode array) {
      if (random.nextInt(6) == 0) {
        array.removeAll();
      } else if (random.nextInt(6) == 0 && !array.isEmpty()) {
        array.add(array.get(0).deepCopy());
      }
      array.forEach(element -> inside(element, random));
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void assertPartition(JsonNode record, Resolution... resolutions) {
    Translation translation = Samples.translate(record, resolutions);
    if (translation instanceof Refused refused) {
      assertThat(refused.faults()).isNotEmpty();
      return;
    }
    assertAccounted(record, translation.report());
  }

  public static void assertAccounted(JsonNode record, Report report) {
    Map<String, TreeSet<String>> lists = new TreeMap<>();
    for (String leaf : leaves(record, "")) {
      lists.put(leaf, new TreeSet<>());
    }
    report.mapped().forEach(one -> cover(lists, one.source(), "mapped"));
    report.approximated().forEach(one -> cover(lists, one.source(), "approximated"));
    report.stayedHome().forEach(one -> cover(lists, one.source(), "stayedHome " + one.source()));
    report.asked().forEach(one -> cover(lists, one, "asked " + one));
    report.resolved().forEach(one -> cover(lists, one.source(), "resolved"));
    assertThat(lists).allSatisfy((leaf, in) -> assertThat(in).as(leaf).hasSize(1));
  }

  private static void cover(Map<String, TreeSet<String>> lists, String source, String list) {
    long covered =
        lists.entrySet().stream()
            .filter(leaf -> leaf.getKey().equals(source) || leaf.getKey().startsWith(source + "/"))
            .peek(leaf -> leaf.getValue().add(list))
            .count();
    assertThat(covered).as("%s in %s is a member of the record", source, list).isPositive();
  }

  private static void assertSourced(JsonNode record) {
    Resolution both = Samples.choose("/data/protection_concerns/0", "both");
    if (Samples.translate(record, both) instanceof Translated whole) {
      Map<String, List<String>> sources = whole.draft().sources().byElement();
      for (String path : scalars(whole.draft().tree(), "Bundle")) {
        assertThat(sources.getOrDefault(path, List.of())).as(path).isNotEmpty();
        assertThat(sources.get(path)).as(path).allSatisfy(source -> assertExists(source, record));
      }
    }
  }

  /** A pointer into the record leads somewhere; a pseudo-pointer says what it is. */
  private static void assertExists(String source, JsonNode record) {
    if (source.startsWith("/")) {
      assertThat(record.at(source).isMissingNode()).as(source).isFalse();
    } else {
      assertThat(source).matches("map:/(shapes|make)/.+|origin:/[a-zA-Z]+");
    }
  }

  private static List<String> leaves(JsonNode node, String pointer) {
    List<String> leaves = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  leaves.addAll(
                      leaves(member.getValue(), pointer + "/" + Pointer.escape(member.getKey()))));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves.addAll(leaves(node.get(i), pointer + "/" + i));
      }
    } else if (At.stated(node)) {
      leaves.add(pointer);
    }
    return leaves;
  }

  private static List<String> scalars(JsonNode node, String path) {
    List<String> scalars = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              member -> scalars.addAll(scalars(member.getValue(), path + "." + member.getKey())));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        scalars.addAll(scalars(node.get(i), path + "[" + i + "]"));
      }
    } else {
      scalars.add(path);
    }
    return scalars;
  }

  @Test
  void the_factory_of_these_tests_makes_records_of_every_outcome() throws IOException {
    TreeSet<String> outcomes = new TreeSet<>();
    TreeSet<String> ofBundles = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      outcomes.add(Samples.translate(mutated(new Random(seed))).getClass().getSimpleName());
      ofBundles.add(translate(mutatedBundle(new Random(seed))).getClass().getSimpleName());
    }
    assertThat(ofBundles).contains("Translated", "Incomplete", "Refused");
    assertThat(outcomes).contains("Incomplete", "Refused");
  }
}
