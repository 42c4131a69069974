package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.Variations.Variation;

/**
 * Two sides, judged by HAPI and by the compiled check. {@link Constraints} breaks each constraint
 * of each snapshot: what HAPI refuses at a place, we refuse at that place. {@link Variations} takes
 * every example one step further: what HAPI accepts, we accept. The few places where we are
 * stricter are listed in {@link Stricter}; where HAPI tells a fault at another place, in {@link
 * Elsewhere}.
 *
 * <p>A build judges every invariant and a fixed share of the rest, the same in every build; {@code
 * -Dwhole=true} all of it, {@code -Ddeep=true} with many more mutants of each constraint, {@code
 * -Donly=…} with any of them those that this regular expression finds.
 */
class DifferentialTest {
  private static final boolean DEEP = Boolean.getBoolean("deep");
  private static final boolean WHOLE = DEEP || Boolean.getBoolean("whole");
  private static final int MUTANTS = Integer.getInteger("mutants", DEEP ? 40 : 3);
  private static final Constraints.HowMany HOW_MANY =
      new Constraints.HowMany(MUTANTS, WHOLE ? MUTANTS : 1);
  private static final Pattern ONLY = Pattern.compile(System.getProperty("only", ""));
  private static final int CONSTRAINTS = 12;
  private static final int VARIATIONS = 48;

  private static boolean broken(String constraint) {
    boolean invariant = !constraint.contains("#");
    boolean share = WHOLE || invariant || Math.floorMod(constraint.hashCode(), CONSTRAINTS) == 0;
    return share && ONLY.matcher(constraint).find();
  }

  private static boolean varied(Variation variation) {
    String name = variation.example() + " " + variation.what();
    boolean share = WHOLE || Math.floorMod(name.hashCode(), VARIATIONS) == 0;
    return share && ONLY.matcher(name).find();
  }

  @Test
  void what_the_oracle_refuses_is_refused_and_what_it_accepts_is_accepted() throws Exception {
    SnapshotTree trees = new SnapshotTree(Oracle.get());
    Examples examples = new Examples(trees);
    Verdicts verdicts = new Verdicts(Oracle.get(), DifferentialTest::broken);
    try (verdicts) {
      new Constraints(trees, examples, verdicts, HOW_MANY).breakAll();
      for (String example : examples.trees().keySet()) {
        String profile = examples.profile(example);
        Variations.of(examples, example).stream()
            .filter(DifferentialTest::varied)
            .forEach(one -> verdicts.judge(one, profile));
      }
      verdicts.await();
    }
    System.out.println(verdicts.report());
    if (WHOLE) {
      verdicts.few().forEach(constraint -> System.out.println("few mutants: " + constraint));
    }
    assertThat(verdicts.disagreements()).as("disagreements").isEmpty();
    assertThat(verdicts.idle()).as("constraints that no mutant exercised").isEmpty();
    assertThat(verdicts.accepted()).as("variations that both accept").isPositive();
  }
}
