package org.kinbridge.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.Agreement;

class AgreementsTest {
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId BORVANIA = new NodeId("XB");
  private static final NodeId CASSAR = new NodeId("XC");
  private Agreement shipped;

  @BeforeEach
  void read() throws Exception {
    Path profiles = Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
    shipped = PolicyVersion.load(profiles).agreements().getFirst();
  }

  private Agreement of(String id, NodeId one, NodeId other) {
    return new Agreement(
        id,
        Map.of(one, Set.of(new AuthorityId("one")), other, Set.of(new AuthorityId("other"))),
        shipped.roles(),
        shipped.purposes(),
        shipped.bases(),
        shipped.instruments(),
        shipped.dataClasses(),
        shipped.terms(),
        shipped.validity(),
        shipped.standing());
  }

  private static NodeId state(int number) {
    return new NodeId("" + (char) ('A' + number / 26) + (char) ('A' + number % 26));
  }

  @Test
  void two_states_find_theirs_in_the_order_of_the_files_whoever_asks() {
    Agreement first = of("first", ALDMARK, BORVANIA);
    Agreement second = of("second", BORVANIA, ALDMARK);
    Agreements agreements = new Agreements(List.of(first, of("x", ALDMARK, CASSAR), second));

    assertThat(agreements.between(ALDMARK, BORVANIA)).containsExactly(first, second);
    assertThat(agreements.between(BORVANIA, ALDMARK)).containsExactly(first, second);
    assertThat(agreements.between(BORVANIA, CASSAR)).isEmpty();
    assertThat(agreements.between(ALDMARK, ALDMARK)).isEmpty();
  }

  @Test
  void among_ten_thousand_a_decision_is_given_its_own_alone() {
    List<Agreement> all = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(
            one ->
                IntStream.range(100, 200)
                    .forEach(other -> all.add(of(one + "-" + other, state(one), state(other)))));
    Agreements agreements = new Agreements(all);

    assertThat(agreements.all()).hasSize(10_000);
    assertThat(agreements.between(state(7), state(142)))
        .extracting(Agreement::id)
        .containsExactly("7-142");
  }
}
