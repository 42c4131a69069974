package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.policy.world.World;

/**
 * All of conformance/policy, decided a few at a time: it judges the code of the policy when that is
 * changed in small ways (docs/mutants.md). In a build each case is a test of its own.
 *
 * <p>Requests and records are read anew for each few: what a change of the code spoiled must not
 * look as if they noticed the next one. Policy and worlds are read once: none of the code that is
 * judged by this has a part in that, and nobody can change them.
 */
class EveryCaseAndStory {
  /** Enough to be worth a test of their own, few enough to reach only some of its code. */
  private static final int FEW = 10;

  private interface Told {
    boolean isRed(CaseRun run, Shelf shelf) throws Exception;
  }

  /**
   * @param about which rule most of them are about
   */
  record Few(String about, List<Told> all) {
    @Override
    public String toString() {
      return about;
    }
  }

  private static final List<Few> ALL = asWritten();
  private static final Map<String, World> WORLDS = new HashMap<>();

  static List<Few> fewAtATime() {
    return ALL;
  }

  private static List<Few> asWritten() {
    Map<String, List<Told>> aboutOneRule = new LinkedHashMap<>();
    for (PolicyCase one : PolicyCase.all()) {
      aboutOneRule
          .computeIfAbsent(one.rules().getFirst(), first -> new ArrayList<>())
          .add((run, shelf) -> !run.differences(shelf.read(one)).isEmpty());
    }
    List<Few> all = new ArrayList<>();
    aboutOneRule.forEach((rule, cases) -> divide(rule, cases, all));
    divide("stories", stories(), all);
    return all;
  }

  private static List<Told> stories() {
    List<Told> all = new ArrayList<>();
    try {
      for (Vignette.Story story : Vignette.stories()) {
        all.add(
            (run, shelf) -> {
              Vignette one = story.read(shelf);
              return Score.of(one, run.decide(one.prepared())).isRed();
            });
      }
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return all;
  }

  private static void divide(String about, List<Told> some, List<Few> all) {
    for (int from = 0; from < some.size(); from += FEW) {
      int to = Math.min(from + FEW, some.size());
      all.add(new Few(about + " from " + from, List.copyOf(some.subList(from, to))));
    }
  }

  @ParameterizedTest
  @MethodSource("fewAtATime")
  void are_decided_as_they_are_written(Few few) throws Exception {
    CaseRun run = CaseRun.complete().with(RuleList.complete());
    Shelf shelf = new Shelf(run.version(), WORLDS);
    for (Told told : few.all()) {
      assertThat(told.isRed(run, shelf)).isFalse();
    }
  }
}
