package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/**
 * What passed somewhere and stands in many documents passes nowhere else for it: as another
 * element, in another document, by other profiles, or seen by several threads.
 */
class GraftedPartsTest {
  private static final Profile PROFILE = ExamplesTest.PROFILE;
  private static final List<JsonNode> DOCUMENTS =
      ExamplesTest.good()
          .map(ExamplesTest::read)
          .filter(tree -> tree.path("resourceType").asText().equals("Bundle"))
          .toList();

  /** By the name of the member: parts that passed where they were, and since then wherever. */
  private static final Map<String, List<JsonNode>> PARTS = parts();

  private static Map<String, List<JsonNode>> parts() {
    Map<String, List<JsonNode>> parts = new TreeMap<>();
    for (JsonNode document : DOCUMENTS) {
      JsonNode standing = standing(document);
      assertThat(violations(PROFILE, standing)).isEmpty();
      gather("", standing, parts);
    }
    return parts;
  }

  private static void gather(String name, JsonNode node, Map<String, List<JsonNode>> parts) {
    if (node.isContainerNode()) {
      parts.computeIfAbsent(name, n -> new ArrayList<>()).add(node);
      node.properties().forEach(member -> gather(member.getKey(), member.getValue(), parts));
      if (node.isArray()) {
        node.forEach(element -> gather(name, element, parts));
      }
    }
  }

  @Property(tries = 1_000)
  void a_document_of_grafted_parts_is_judged_as_one_of_its_own(@ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode grafted = DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).deepCopy();
    for (int i = random.nextInt(3); i >= 0; i--) {
      graft(grafted, random);
    }
    List<Violation> expected = violations(PROFILE, grafted.deepCopy());

    assertThat(violations(PROFILE, grafted)).isEqualTo(expected);
    assertThat(violations(PROFILE, grafted)).isEqualTo(expected);
  }

  private static void graft(ObjectNode document, Random random) {
    List<Runnable> spots = new ArrayList<>();
    spots(document, random, spots);
    spots.get(random.nextInt(spots.size())).run();
  }

  private static void spots(JsonNode holder, Random random, List<Runnable> spots) {
    if (holder instanceof ObjectNode object && !(holder instanceof FrozenObject)) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String name = member.getKey();
        spots.add(() -> object.set(name, part(name, random)));
        if (member.getValue() instanceof ArrayNode list && !list.isEmpty()) {
          spots.add(() -> object.set(name, within(list, part(name, random), random)));
        }
        spots(member.getValue(), random, spots);
      }
    } else if (holder.isArray()) {
      holder.forEach(element -> spots(element, random, spots));
    }
  }

  /** The same list, one of its elements another. */
  private static JsonNode within(ArrayNode list, JsonNode element, Random random) {
    ArrayNode other = JsonNodeFactory.instance.arrayNode().addAll(list);
    return other.set(random.nextInt(list.size()), element);
  }

  /** More often than not of another element of that name: one that may well pass. */
  private static JsonNode part(String name, Random random) {
    List<String> names = List.copyOf(PARTS.keySet());
    boolean alike = random.nextInt(4) > 0 && PARTS.containsKey(name);
    List<JsonNode> parts =
        PARTS.getOrDefault(alike ? name : names.get(random.nextInt(names.size())), List.of());
    return parts.get(random.nextInt(parts.size()));
  }

  @Test
  void what_passed_by_one_set_of_profiles_is_judged_anew_by_another(@TempDir Path folder) {
    Profile strict = stricter(folder);
    for (JsonNode document : DOCUMENTS) {
      JsonNode standing = standing(document);
      List<Violation> refused = violations(strict, document);
      assertThat(refused).extracting(Violation::constraint).contains("binding");

      for (int i = 0; i < 3; i++) {
        assertThat(violations(PROFILE, standing)).isEmpty();
        assertThat(violations(strict, standing)).isEqualTo(refused);
      }
    }
  }

  @Test
  void threads_that_check_the_same_parts_by_two_sets_of_profiles_all_find_the_same(
      @TempDir Path folder) throws Exception {
    List<Profile> profiles = List.of(PROFILE, stricter(folder));
    List<JsonNode> standing = DOCUMENTS.stream().map(GraftedPartsTest::standing).toList();
    List<Callable<List<List<Violation>>>> each =
        Collections.nCopies(4, () -> verdicts(profiles, standing));

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<List<Violation>>> found : threads.invokeAll(each)) {
        assertThat(found.get()).isEqualTo(verdicts(profiles, DOCUMENTS));
      }
    }
  }

  private static List<List<Violation>> verdicts(List<Profile> profiles, List<JsonNode> documents) {
    List<List<Violation>> verdicts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (JsonNode document : documents) {
        profiles.forEach(profile -> verdicts.add(violations(profile, document)));
      }
    }
    return verdicts;
  }

  /** The profiles as they are, but for one code of each set: the first of every system is gone. */
  private static Profile stricter(Path folder) {
    Path compiled = folder.resolve("shared/compiled");
    try {
      Files.createDirectories(compiled);
      for (Path file : Oracle.files("compiled")) {
        JsonNode content = ExamplesTest.read(file);
        if (file.endsWith("value-sets.json")) {
          content.forEach(GraftedPartsTest::loseFirst);
        }
        Files.writeString(compiled.resolve(file.getFileName().toString()), content.toString());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Profile.load(folder);
  }

  private static void loseFirst(JsonNode systems) {
    systems.forEach(codes -> ((ArrayNode) codes).remove(0));
  }

  private static List<Violation> violations(Profile profile, JsonNode tree) {
    return switch (profile.check(new Draft(tree, Sources.none()))) {
      case Checked.Conforming conforming -> List.of();
      case Checked.Violated(List<Violation> violations) -> violations;
    };
  }

  private static JsonNode standing(JsonNode document) {
    return FrozenTree.forMany((FrozenObject) FrozenTree.copyOf((ContainerNode<?>) document));
  }
}
