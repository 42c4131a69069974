package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.circumstance.Restriction.Standing;
import org.kinbridge.policy.element.Resource;

/** Who is who around the child: Mihret is its sister, Zahra cares for it, Goitom is its uncle. */
class PeopleTest {
  private static final String SISTER = "urn:uuid:bb000000-0000-4000-8000-000000000003";
  private static final String RELATION = "/entry/3/resource/relationship/0/coding/0/code";

  private static Resource person(String name, Situation situation) {
    return situation.document().resources("cp-related-person").stream()
        .filter(one -> SamePerson.names(one).contains(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> carers(Retold story) throws Exception {
    Situation situation = story.situation();
    return situation.document().resources("cp-related-person").stream()
        .filter(one -> People.isCarer(one, situation))
        .map(one -> SamePerson.names(one).getFirst())
        .toList();
  }

  private static Retold unrelated(String code) {
    return Retold.care()
        .record(
            "/entry/3/resource/relationship/0/coding/0/system",
            "'http://terminology.hl7.org/CodeSystem/v3-RoleCode'")
        .record(RELATION, "'" + code + "'");
  }

  @Test
  void who_is_called_a_carer_is_one() throws Exception {
    Retold nobodyElse = Retold.care().without("record", "/entry/9/resource/focus");
    assertThat(carers(nobodyElse)).containsExactly("Zahra Benali");
  }

  @Test
  void whom_only_the_arrangement_of_care_names_is_one() throws Exception {
    Retold aunt = unrelated("AUNT");
    assertThat(carers(aunt)).containsExactly("Zahra Benali");
    assertThat(carers(aunt.record("/entry/9/resource/focus/0/reference", "'" + SISTER + "'")))
        .containsExactly("Mihret Haddis");
  }

  @Test
  void with_whom_only_a_measure_places_the_child_is_one() throws Exception {
    String uncle = "urn:uuid:cc000000-0000-4000-8000-000000000005";
    String term =
        """
        {'type': {'coding': [{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-measure-type',
                              'code': 'hc96-3e-placement'}]},
         'offer': {'party': [{'reference': [{'reference': '%s'}],
           'role': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-RoleClass',
                                'code': 'CAREGIVER'}]}}]}}
        """;
    Retold care = Retold.of("selam-care.json", "selam.json");
    assertThat(carers(care)).containsExactly("Nadia Oumarou");
    assertThat(carers(care.record("/entry/14/resource/term/-", term.formatted(uncle))))
        .containsExactly("Nadia Oumarou", "Bereket Alem");
  }

  private static Retold registered(String name) {
    return Retold.care()
        .world(
            "/restrictions/-",
            """
            {'id': 'r1', 'kind': 'no-contact', 'reachableThrough': ['XB'], 'elsewhere': 'no',
             'person': {'names': ['%s']}}
            """
                .formatted(name));
  }

  private static Standing standing(Retold story) throws Exception {
    return People.restrictions(story.situation()).getFirst().standing();
  }

  @Test
  void whom_the_register_restricts_holds_rights_only_if_the_record_gives_them_to_that_person()
      throws Exception {
    String father = "/entry/4/resource/relationship/0/coding/0/code";
    assertThat(standing(registered("Goitom Desta"))).isEqualTo(Standing.NONE_KNOWN);
    assertThat(standing(registered("Goitom Desta").record(father, "'FTH'")))
        .isEqualTo(Standing.PARTY_OR_HOLDER);
    assertThat(standing(registered("Mihret Haddis").record(father, "'FTH'")))
        .as("another one holds them")
        .isEqualTo(Standing.NONE_KNOWN);
  }

  private static Retold stated(int entry) {
    return Retold.care()
        .request("/case/subjects/-", "{'id': '#feared', 'at': '/entry/" + entry + "/resource'}")
        .request(
            "/restrictions/-",
            """
            {'person': '#feared', 'kind': 'no-location-disclosure', 'reachableThrough': ['XB'],
             'elsewhere': 'no', 'basis': 'child-fear'}
            """);
  }

  private static Restriction restricted(Retold story) throws Exception {
    List<Restriction> stated = People.stated(story.situation());
    assertThat(stated).hasSize(1);
    return stated.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "temporary-carer,NONE_KNOWN",
    "guardian,PARTY_OR_HOLDER",
    "parental-responsibility,PARTY_OR_HOLDER"
  })
  void who_has_authority_by_law_holds_rights(String authority, Standing standing) throws Exception {
    String code = "/entry/3/resource/extension/0/valueCodeableConcept/coding/0/code";
    assertThat(restricted(stated(3).record(code, "'" + authority + "'")).standing())
        .isEqualTo(standing);
  }

  @Test
  void whom_a_request_restricts_is_that_person_of_the_record_with_name_and_birth()
      throws Exception {
    assertThat(restricted(stated(3)).person())
        .contains(RestrictedPerson.named(List.of("Zahra Benali"), Optional.of("1985-02")));
    assertThat(restricted(stated(4)).person())
        .contains(RestrictedPerson.named(List.of("Goitom Desta"), Optional.empty()));
  }

  @Test
  void a_registered_handle_means_whom_the_request_restricts_by_it_again() throws Exception {
    Retold known =
        Retold.care()
            .world(
                "/restrictions/-",
                """
                {'id': 'r1', 'kind': 'no-contact', 'reachableThrough': ['XB'], 'elsewhere': 'no',
                 'person': {'handle': '#feared'}}
                """)
            .request("/case/subjects/-", "{'id': '#feared', 'at': '/entry/4/resource'}")
            .request("/case/subjects/-", "{'id': '#other', 'at': '/entry/2/resource'}");
    String barrier =
        """
        {'person': '%s', 'kind': 'no-contact', 'reachableThrough': ['XB'], 'elsewhere': 'no',
         'basis': 'child-fear'}
        """;
    Situation again = known.request("/restrictions/-", barrier.formatted("#feared")).situation();
    Restriction registered = Registered.restrictions(again).getFirst();
    assertThat(Registered.means(registered, person("Goitom Desta", again), again)).isTrue();
    assertThat(Registered.means(registered, person("Mihret Haddis", again), again)).isFalse();
    Situation another = known.request("/restrictions/-", barrier.formatted("#other")).situation();
    assertThat(Registered.means(registered, person("Goitom Desta", another), another)).isFalse();
    assertThat(Registered.mayMean(registered, person("Goitom Desta", another), another)).isTrue();
  }

  @Test
  void a_restriction_on_nobody_named_may_mean_anybody() throws Exception {
    Situation situation = registered("Goitom Desta").situation();
    Restriction named = Registered.restrictions(situation).getFirst();
    Restriction nobody =
        new Restriction(
            "r2",
            named.child(),
            named.kind(),
            named.reachableThrough(),
            named.elsewhere(),
            named.standing(),
            Optional.empty());
    for (Resource person : situation.document().resources("cp-related-person")) {
      assertThat(Registered.mayMean(nobody, person, situation)).isTrue();
      assertThat(Registered.means(nobody, person, situation)).isFalse();
    }
  }
}
