package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.pack.ElementClass;

/** What a row grants where it rests on several orders of courts. */
class PermissionTest {
  private static String order(String id, String classes, String labels, String until) {
    return """
    {'id': '%s', 'document': '%s', 'issuer': 'xc-court', 'classes': [%s], 'labels': [%s],
     'to': {'node': 'XA', 'authority': 'xa-court'}, 'from': '2026-04-01', 'until': '%s',
     'check': 'entered'}
    """
        .formatted(id, "a".repeat(64), classes, labels, until);
  }

  private static Retold ordered() {
    return Retold.of("ordered.json", "selam.json")
        .request("/basis/evidence/-", "{'type': 'court-order', 'reference': 'o-2'}");
  }

  private static Situation under(String... orders) throws Exception {
    return ordered().world("/orders", "[" + String.join(",", orders) + "]").situation();
  }

  @Test
  void an_order_that_is_over_adds_nothing_to_one_in_force() throws Exception {
    Situation situation =
        under(
            order("o-1", "'identity'", "", "2026-05-01"),
            order("o-2", "'health', 'narrative'", "'cp-witness'", "2026-04-09"));
    assertThat(Permission.classes(situation))
        .extracting(ElementClass::within)
        .isNotEmpty()
        .containsOnly("identity");
    assertThat(Permission.allowsNarrative(situation)).isFalse();
    assertThat(Permission.lifted(situation)).isEmpty();
  }

  @Test
  void two_orders_in_force_add_up() throws Exception {
    Situation situation =
        under(
            order("o-1", "'identity'", "", "2026-05-01"),
            order("o-2", "'health', 'narrative'", "'cp-witness'", "2026-04-10"));
    assertThat(Permission.classes(situation))
        .extracting(ElementClass::within)
        .contains("identity", "health");
    assertThat(Permission.allowsNarrative(situation)).isTrue();
    assertThat(Permission.lifted(situation)).containsExactly("cp-witness");
  }

  @Test
  void only_an_order_that_names_a_reporter_or_a_witness_lifts_that_wall() throws Exception {
    Situation situation =
        under(
            order("o-1", "'identity'", "'cp-whereabouts-child'", "2026-05-01"),
            order("o-2", "'identity'", "'cp-witness', 'cp-csam-evidence'", "2026-05-01"));
    assertThat(Permission.lifting(situation)).extracting(Order::id).containsExactly("o-2");
    assertThat(Permission.lifted(situation)).containsExactly("cp-witness");
  }

  @Test
  void where_no_row_fits_nothing_is_granted() throws Exception {
    Situation situation = Retold.care().request("/purpose", "'CPAUDIT'").situation();
    assertThat(situation.row()).isEmpty();
    assertThat(Permission.classes(situation)).isEmpty();
    assertThat(Permission.allowsNarrative(situation)).isFalse();
    assertThat(Permission.showsConsent(situation)).isFalse();
  }
}
