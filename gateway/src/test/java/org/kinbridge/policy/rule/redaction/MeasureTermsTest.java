package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Situation;

/** What one rule takes of a measure, whatever others take of it as well. */
class MeasureTermsTest {
  private static final String PERSON = "urn:uuid:cc000000-0000-4000-8000-00000000000";
  private static final String CHILD = PERSON + "2";
  private static final String SISTER = PERSON + "3";
  private static final String CARER = PERSON + "4";
  private static final String UNCLE = PERSON + "5";

  private static String party(String who) {
    return """
    {'reference': [{'reference': '%s'}],
     'role': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
                          'code': 'FAMMEMB'}]}}
    """
        .formatted(who);
  }

  private static Retold binding(Retold story, String one, String other) {
    return story.record(
        "/entry/14/resource/term/-",
        """
        {'type': {'coding': [{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-measure-type',
                              'code': 'hc96-3b-custody-access'}]},
         'offer': {'party': [%s, %s]}}
        """
            .formatted(party(one), party(other)));
  }

  private static Retold care() {
    return Retold.of("selam-care.json", "selam.json");
  }

  private static Marks after(Situation situation, Redaction... rules) {
    Marks marks = new Marks(situation.document());
    for (Redaction rule : rules) {
      rule.mark(situation, marks);
    }
    return marks;
  }

  private static Element lastTerm(Situation situation) {
    return situation
        .document()
        .resources("cp-legal-measure")
        .getFirst()
        .root()
        .children("term")
        .getLast();
  }

  private static List<Optional<String>> partiesWithheldBy(Situation situation, Marks marks) {
    return lastTerm(situation).children("offer").getFirst().children("party").stream()
        .map(party -> by(party, marks))
        .toList();
  }

  private static Optional<String> by(Element element, Marks marks) {
    return marks.of(element).orElse(null) instanceof Marks.Mark.Withheld withheld
        ? Optional.of(withheld.by())
        : Optional.empty();
  }

  @Test
  void of_a_term_that_binds_two_the_one_who_stays_is_left_out() throws Exception {
    Situation situation = binding(care(), CARER, UNCLE).situation();
    Marks marks = after(situation, new MinimumNecessary(), new MeasureParties());
    assertThat(partiesWithheldBy(situation, marks))
        .containsExactly(Optional.empty(), Optional.of("R08-parties"));
    assertThat(by(lastTerm(situation), marks)).isEmpty();
  }

  private static Retold withSister(Retold story) {
    return story.world("/children/-", "'#sister'");
  }

  @Test
  void of_a_term_that_binds_two_children_the_other_is_left_out() throws Exception {
    Situation situation = withSister(binding(care(), CHILD, SISTER)).situation();
    Marks marks = after(situation, new OtherChildren());
    assertThat(partiesWithheldBy(situation, marks))
        .containsExactly(Optional.empty(), Optional.of("R25"));
    assertThat(by(lastTerm(situation), marks)).isEmpty();
    Situation theirs = withSister(binding(care(), UNCLE, SISTER)).situation();
    assertThat(by(lastTerm(theirs), after(theirs, new OtherChildren()))).contains("R25");
  }

  @Test
  void that_a_child_is_a_twin_is_kept_where_the_other_is_of_the_document() throws Exception {
    Retold twin = care().record("/entry/1/resource/multipleBirthBoolean", "true");
    Situation both = withSister(twin).situation();
    Situation alone = twin.situation();
    assertThat(birth(both)).contains("R25");
    assertThat(birth(alone)).isEmpty();
  }

  private static Optional<String> birth(Situation situation) {
    Element told = situation.document().child().root().children("multipleBirthBoolean").getFirst();
    return by(told, after(situation, new OtherChildren()));
  }
}
