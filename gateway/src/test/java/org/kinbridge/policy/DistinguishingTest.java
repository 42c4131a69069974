package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.policy.Worlds.World;

/**
 * Two worlds that differ in nothing but what is withheld without a trace: a secret and none, or one
 * secret and another. Each is decided, signed and sealed; whoever has both messages, opened, cannot
 * tell which is which. A classifier trained on such pairs shows it, and shows on messages that leak
 * that it would have found it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads every case once
class DistinguishingTest {
  private static final int FEW = 32;

  /** In some worlds other rules hide the same: a few pairs would not tell. */
  private static final int OFTEN = 16;

  private static final int MORE = Boolean.getBoolean("deep") ? 1_100 : 0;

  /** Which worlds are held against each other: with the first, and with the second or none. */
  private record Kind(Hidden one, Optional<Hidden> other) {
    static Kind of(Hidden one) {
      return new Kind(one, Optional.empty());
    }

    static Kind of(Hidden one, Hidden other) {
      return new Kind(one, Optional.of(other));
    }
  }

  private static final List<Kind> PRESENT_OR_ABSENT =
      List.of(Hidden.values()).stream().map(Kind::of).toList();
  private static final List<Kind> ONE_OR_ANOTHER =
      List.of(
          Kind.of(Hidden.LONG, Hidden.SHELTER),
          Kind.of(Hidden.SHELTER, Hidden.ASYLUM),
          Kind.of(Hidden.REPORTER, Hidden.TWIN));

  private static final List<Kind> KINDS =
      Stream.concat(PRESENT_OR_ABSENT.stream(), ONE_OR_ANOTHER.stream()).toList();

  /** One message, and what only its sender knows. */
  private record Posted(Sight sight, Stayed stayed) {}

  private record Couple(Kind kind, Posted one, Posted other) {}

  private final CaseRun run;
  private final Policy policy;
  private final Worlds worlds;
  private final Posting posting = new Posting(17);
  private final List<World> few;
  private final List<Couple> couples;

  DistinguishingTest() throws Exception {
    run = CaseRun.complete();
    policy = new Policy(run.version(), run.profile());
    worlds = new Worlds(run, policy, 11);
    few = Stream.generate(worlds::next).limit(FEW).toList();
    couples = few.stream().flatMap(world -> couples(world, policy, KINDS)).toList();
  }

  private Stream<Couple> couples(World world, Policy decides, List<Kind> kinds) {
    Decision plain = world.plain().decided(decides);
    Map<Hidden, Decision> hiding = new EnumMap<>(Hidden.class);
    world.hiding().forEach((hidden, asked) -> hiding.put(hidden, asked.decided(decides)));
    return kinds.stream()
        .map(
            kind ->
                new Couple(
                    kind,
                    posted(hiding.get(kind.one())),
                    posted(kind.other().map(hiding::get).orElse(plain))));
  }

  private Posted posted(Decision decision) {
    return decision instanceof Permitted permitted
        ? new Posted(posting.post(permitted), permitted.stayed())
        : new Posted(Sight.NOTHING, new Stayed(List.of(), List.of()));
  }

  /** Pairs in an order that a coin decides. */
  private static final class Looks {
    private final Distinguisher distinguisher = new Distinguisher();
    private final SplittableRandom coin = new SplittableRandom(13);
    private int differ;

    void at(Sight one, Sight other) {
      boolean first = coin.nextBoolean();
      Sight left = first ? one : other;
      Sight right = first ? other : one;
      distinguisher.add(left.features(), right.features(), first);
      differ += one.isLike(other) ? 0 : 1;
    }
  }

  @Test
  void nobody_can_tell_which_of_two_messages_hides_something() {
    Looks looks = new Looks();
    Stream<Couple> more =
        Stream.generate(worlds::next).limit(MORE).flatMap(world -> couples(world, policy, KINDS));
    Stream.concat(couples.stream(), more)
        .forEach(couple -> looks.at(couple.one().sight(), couple.other().sight()));
    Distinguisher.Score score = looks.distinguisher.score();
    assertThat(looks.differ).as("pairs that differ in more than what must look random").isZero();
    assertThat(score.tells()).as(score.toString()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Leak.class)
  void a_message_that_leaks_would_be_found(Leak leak) {
    Looks looks = new Looks();
    couples.stream()
        .filter(couple -> couple.kind().other().isEmpty())
        .forEach(
            couple ->
                looks.at(
                    leak.of(couple.one().sight(), couple.one().stayed()),
                    leak.of(couple.other().sight(), couple.other().stayed())));
    Distinguisher.Score score = looks.distinguisher.score();
    assertThat(score.tells()).as(score.toString()).isTrue();
  }

  /** Where the secret is the only one of its kind: among several it hides by itself. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"R11, SHELTER", "R14, REPORTER"})
  void a_policy_without_that_wall_would_be_found(String rule, Hidden hidden) {
    Policy leaking = new Policy(run.version(), run.profile(), CaseRun.rulesWithout(rule));
    Looks looks = new Looks();
    few.stream()
        .filter(World::lone)
        .flatMap(world -> couples(world, leaking, Collections.nCopies(OFTEN, Kind.of(hidden))))
        .forEach(couple -> looks.at(couple.one().sight(), couple.other().sight()));
    Distinguisher.Score score = looks.distinguisher.score();
    assertThat(score.tells()).as(score.toString()).isTrue();
  }
}
