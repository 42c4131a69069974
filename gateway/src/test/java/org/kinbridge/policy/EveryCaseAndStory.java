package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * All of conformance/policy, decided in one go: it judges the code of the policy when that is
 * changed in small ways (docs/mutants.md). In a build each case is a test of its own.
 *
 * <p>Everything that the policy reads is read anew for each change of its code: what a change
 * spoiled must not look as if the cases noticed the next one.
 */
class EveryCaseAndStory {
  private interface Told {
    boolean isRed(CaseRun run, Shelf shelf) throws Exception;
  }

  private static final List<Told> ALL = asWritten();

  private static List<Told> asWritten() {
    List<Told> all = new ArrayList<>();
    for (PolicyCase one : oneOfEachRuleFirst()) {
      all.add((run, shelf) -> !run.differences(shelf.read(one)).isEmpty());
    }
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

  /** Whatever rule was changed, one that is about it comes soon. */
  private static List<PolicyCase> oneOfEachRuleFirst() {
    Map<String, Integer> seen = new HashMap<>();
    Map<Integer, List<PolicyCase>> rounds = new TreeMap<>();
    for (PolicyCase one : PolicyCase.all()) {
      int round = seen.merge(one.rules().toString(), 1, Integer::sum);
      rounds.computeIfAbsent(round, first -> new ArrayList<>()).add(one);
    }
    return rounds.values().stream().flatMap(List::stream).toList();
  }

  /** What noticed one change of a class may notice the next one: it is asked first. */
  @Test
  void is_decided_as_it_is_written() throws Exception {
    CaseRun run = CaseRun.anew();
    Shelf shelf = new Shelf(run.version());
    for (Told told : List.copyOf(ALL)) {
      assertThat(isRed(told, run, shelf)).isFalse();
    }
  }

  private static boolean isRed(Told told, CaseRun run, Shelf shelf) throws Exception {
    boolean red = true;
    try {
      red = told.isRed(run, shelf);
      return red;
    } finally {
      if (red) {
        ALL.remove(told);
        ALL.addFirst(told);
      }
    }
  }
}
