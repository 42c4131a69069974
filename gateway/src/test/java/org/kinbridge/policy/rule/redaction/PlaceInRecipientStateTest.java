package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.rule.Marked;

/** Of the child's places the recipient is told those in its own state. */
class PlaceInRecipientStateTest {
  private static final String ADDRESSES = "/entry/1/resource/address/-";

  /** A place of the child, secret as all of them. */
  static String place(String text, String more) {
    return """
    {'extension': [{
       'url': 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
       'valueCoding': {'system': 'https://kinbridge.example/fhir/CodeSystem/cp-sensitivity',
                       'code': 'cp-whereabouts-child'}}],
     'text': '%s'%s}
    """
        .formatted(text, more);
  }

  private static Retold withPlaces(Retold story) {
    return story
        .record(ADDRESSES, place("Platform 2, Tollen bus yard", ", 'country': 'XA'"))
        .record(ADDRESSES, place("By the river", ""));
  }

  @Test
  void a_place_elsewhere_or_nobody_knows_where_is_told_to_be_withheld() throws Exception {
    Marked marked = Marked.by(new PlaceInRecipientState(), withPlaces(Retold.danger()));
    assertThat(marked.withheld())
        .containsExactly("entry[1].resource.address[0]", "entry[1].resource.address[2]");
    assertThat(marked.ways())
        .containsExactly("Withheld[by=R07, reason=NOT_IN_WHITELIST, notice=ANNOUNCED]");
  }

  @Test
  void where_no_place_is_granted_there_is_none_to_choose() throws Exception {
    assertThat(Marked.by(new PlaceInRecipientState(), withPlaces(Retold.care())).ways()).isEmpty();
  }

  @Test
  void only_a_rescue_that_is_granted_places_has_places_of_rescue() throws Exception {
    assertThat(PlaceInRecipientState.rescuePlaces(withPlaces(Retold.danger()).situation()))
        .extracting(Element::path)
        .containsExactly("Bundle.entry[1].resource.address[1]");
    Retold ungranted = withPlaces(Retold.danger()).request("/legalBasis", "'consent'");
    assertThat(PlaceInRecipientState.rescuePlaces(ungranted.situation())).isEmpty();
    Retold routine = withPlaces(Retold.of("31c-address.json", "selam.json"));
    assertThat(PlaceInRecipientState.rescuePlaces(routine.situation())).isEmpty();
  }
}
