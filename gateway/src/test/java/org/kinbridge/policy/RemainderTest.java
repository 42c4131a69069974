package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;

/** What is left is about a child: a document that may not say about whom is none. */
class RemainderTest {
  private static final String ORDER =
      """
      [{'id': 'o-1', 'document': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        'issuer': 'xc-court', 'classes': [%s], 'labels': [],
        'to': {'node': 'XA', 'authority': 'xa-court'}, 'from': '2026-04-01', 'until': '2026-05-01',
        'check': 'entered'}]
      """;

  private static final String AGREEMENT =
      """
      [{'id': 'xa-xc', 'version': 2, 'authorities': {'XA': ['xa-casw'], 'XC': ['xc-mosa']},
        'roles': ['child-welfare'], 'purposes': ['CPCARE'], 'bases': ['consent'],
        'instruments': ['HCCH-1996'], 'dataClasses': ['case', 'consent'],
        'clocks': {'acknowledgeMinutes': 15}, 'retention': {'daysAfterClosure': 30},
        'onward': 'never', 'from': '2026-01-01', 'review': '2026-12-31'}]
      """;

  private static Retold ordered(String classes) {
    return Retold.of("ordered.json", "selam.json").world("/orders", ORDER.formatted(classes));
  }

  private static void saysNothingOfTheChild(Retold told) throws Exception {
    Decision decision = told.decision();
    assertThat(decision).isInstanceOf(Refused.class);
    assertThat(((Refused) decision).reason()).isEqualTo(Reason.NOT_IN_WHITELIST);
    assertThat(decision.explanation().missing())
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.code()).isEqualTo(Reason.NOT_IN_WHITELIST);
              assertThat(why.pointer()).isEqualTo("Bundle.entry[1].resource");
            });
  }

  @Test
  void an_order_that_does_not_name_who_the_child_is_sends_nothing_and_says_why() throws Exception {
    saysNothingOfTheChild(ordered("'education', 'health'"));
  }

  @Test
  void nor_does_an_agreement_that_does_not_cover_it() throws Exception {
    saysNothingOfTheChild(Retold.care().world("/agreements", AGREEMENT));
  }

  @Test
  void one_that_names_it_sends_what_it_names() throws Exception {
    assertThat(ordered("'identity', 'education'").decision()).isInstanceOf(Permitted.class);
  }
}
