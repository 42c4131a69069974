package org.kinbridge.profile.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.profile.frozen.Names.Room;

/** What is kept of names is found again by whoever has the same, and is bounded. */
class NamesTest {
  private static final int MEMBERS_OF_A_HUGE_OBJECT = 10_000;
  private final Names none = Names.none(new Room(1_000));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8, 9, 63, 64, 65, 1_000, MEMBERS_OF_A_HUGE_OBJECT})
  void each_name_is_found_where_it_stands_and_no_other(int many) {
    Names names = Names.of(numbered(many));

    assertThat(names.size()).isEqualTo(many);
    for (int i = 0; i < many; i++) {
      assertThat(names.at(new String("m" + i))).isEqualTo(i);
      assertThat(names.name(i)).isEqualTo("m" + i);
    }
    assertThat(names.has("m" + many)).isFalse();
    assertThat(names.at(null)).isNegative();
    assertThat(names.at(7)).isNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 9, 64, 65, MEMBERS_OF_A_HUGE_OBJECT})
  void a_name_that_stands_twice_is_refused_wherever_it_stands(int many) {
    for (int twice : new int[] {0, many / 2 - 1, many - 2}) {
      String[] all = numbered(many);
      all[many - 1] = new String(all[twice]);

      assertThatThrownBy(() -> Names.of(all)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void names_with_one_hash_are_told_apart() {
    String[] all = colliding(6); // 64 of them
    Names names = Names.of(all.clone());
    names.keep(none);

    assertThat(IntStream.range(0, all.length).map(i -> names.at(all[i])))
        .isEqualTo(IntStream.range(0, all.length).boxed().toList());
    for (String first : all) {
      Names.of(new String[] {first}).keep(none);
      assertThat(none.and(first).name(0)).isEqualTo(first);
    }
    assertThat(names.has(colliding(7)[0])).isFalse();
  }

  @Test
  void only_what_was_kept_is_found_and_whatever_begins_like_it() {
    Names names = Names.of(new String[] {"system", "code"});
    assertThat(none.and("system")).isSameAs(Names.OTHERS);

    names.keep(none);

    Names found = none.and(new String("system")).and(new String("code"));
    assertThat(found.areKept()).isTrue();
    assertThat(names.areKept()).isFalse();
    assertThat(names.kept()).isSameAs(found);
    assertThat(none.and("code")).isSameAs(Names.OTHERS);
    assertThat(found.and("code")).isSameAs(Names.OTHERS);
    assertThat(Names.OTHERS.and("system")).isSameAs(Names.OTHERS);
  }

  @Test
  void no_more_is_kept_than_there_is_room_for_and_what_was_kept_stays() {
    Names few = Names.none(new Room(10));
    List<String> all = new ArrayList<>(List.of(numbered(9)));
    Random random = new Random(1);
    Names first = Names.of(numbered(5));
    first.keep(few);

    for (int i = 0; i < 20_000; i++) {
      Collections.shuffle(all, random);
      Names.of(all.toArray(String[]::new)).keep(few);
    }

    assertThat(kept(few, numbered(9))).isEqualTo(10);
    assertThat(first.kept().areKept()).isTrue();
    Names late = Names.of(new String[] {"late"});
    late.keep(few);
    assertThat(late.kept()).isSameAs(late);
  }

  @Test
  void more_names_than_an_object_of_the_profiles_has_are_not_kept() {
    Names.of(numbered(65)).keep(none);

    assertThat(none.and("m0")).isSameAs(Names.OTHERS);
  }

  @Test
  void threads_that_keep_at_once_keep_each_list_once() throws Exception {
    List<String> all = List.of(numbered(6));
    List<Future<List<Names>>> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        found.add(threads.submit(() -> shuffledAndKept(all)));
      }
    }

    for (Future<List<Names>> one : found) {
      assertThat(one.get()).containsExactlyElementsOf(found.getFirst().get());
    }
    assertThat(found.getFirst().get()).allMatch(Names::areKept);
  }

  private List<Names> shuffledAndKept(List<String> all) {
    Random random = new Random(7);
    List<String> order = new ArrayList<>(all);
    List<Names> kept = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Collections.shuffle(order, random);
      Names names = Names.of(order.toArray(String[]::new));
      names.keep(none);
      kept.add(names.kept());
    }
    return kept;
  }

  private static int kept(Names from, String[] names) {
    return Arrays.stream(names)
        .map(from::and)
        .filter(one -> one != Names.OTHERS)
        .mapToInt(one -> 1 + kept(one, names))
        .sum();
  }

  private static String[] numbered(int many) {
    return IntStream.range(0, many).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  /** Two to the power of that many names, all with one hash. */
  private static String[] colliding(int pairs) {
    return IntStream.range(0, 1 << pairs)
        .mapToObj(
            bits ->
                IntStream.range(0, pairs)
                    .mapToObj(i -> (bits >> i & 1) == 0 ? "Aa" : "BB")
                    .reduce("", String::concat))
        .toArray(String[]::new);
  }
}
