package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    for (PolicyCase one : PolicyCase.all()) {
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

  /** What noticed one change of a class may notice the next one: it is asked first. */
  @Test
  void is_decided_as_it_is_written() throws Exception {
    CaseRun run = CaseRun.anew();
    Shelf shelf = new Shelf(run.version());
    for (int at = 0; at < ALL.size(); at++) {
      Told told = ALL.remove(at);
      ALL.addFirst(told);
      assertThat(told.isRed(run, shelf)).isFalse();
    }
  }
}
