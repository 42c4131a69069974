package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All of conformance/policy, decided in one go: it judges the code of the rules when that is
 * changed in small ways (docs/mutants.md). In a build each case is a test of its own.
 *
 * <p>WARNING: cases are read once and kept. So this judges no code that reads them: a change that
 * spoiled the reading would look as if every case noticed it, and so would all changes after it.
 */
class EveryCaseAndStory {
  private interface Told {
    boolean isRed();
  }

  private static final List<Told> ALL = read();

  private static List<Told> read() {
    CaseRun run = CaseRun.complete();
    List<Told> all = new ArrayList<>();
    try {
      for (Prepared one : Prepared.all(run.version())) {
        all.add(() -> !run.differences(one).isEmpty());
      }
      for (Vignette one : Vignette.all(run.version())) {
        all.add(() -> Score.of(one, run.decide(one.prepared())).isRed());
      }
    } catch (Exception unreadable) {
      throw new AssertionError(unreadable);
    }
    return all;
  }

  /** What noticed one change of a class may notice the next one: it is asked first. */
  @Test
  void is_decided_as_it_is_written() {
    for (int at = 0; at < ALL.size(); at++) {
      Told told = ALL.remove(at);
      ALL.addFirst(told);
      assertThat(told.isRed()).isFalse();
    }
  }
}
