package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.policy.residual.Scalars.Shapes;

/** A form explains the few values that it gives, where it gives them, and nothing else. */
class FormedTest {
  private static final String RELATIVE = "Bundle.entry[0].resource.";

  private final Shapes shapes = new Shapes();
  private final Explained explained = new Explained();

  private Formed formed(String profile, String members, Map<String, String> forms)
      throws Exception {
    return formed(Given.bundle(profile, members), forms);
  }

  private Formed formed(String record, Map<String, String> forms) throws Exception {
    Evidence evidence = Given.nothingReleased(record, forms);
    Scalars scalars = Scalars.of(evidence.record(), shapes);
    return new Formed(evidence, scalars, explained);
  }

  private boolean has(String profile, String text, String... path) {
    Shape shape = shapes.top(profile);
    for (String member : path) {
      shape = shape.below(member);
    }
    return explained.has(shape, TextNode.valueOf(text));
  }

  @Test
  void a_year_is_that_of_the_date_and_nothing_more_of_it() throws Exception {
    formed(
        "cp-related-person",
        "\"birthDate\":\"2004-06-07\",\"deceased\":\"2010-01-01\"",
        Map.of(RELATIVE + "birthDate", "year"));
    assertThat(has("cp-related-person", "2004", "birthDate")).isTrue();
    assertThat(has("cp-related-person", "2004-06-07", "birthDate")).isFalse();
    assertThat(has("cp-related-person", "2010", "deceased")).isFalse();
  }

  @Test
  void of_an_address_its_state_and_its_labels_are_explained() throws Exception {
    formed(
        "cp-related-person",
        "\"address\":[{\"extension\":[{\"url\":\"label\"}],\"text\":\"9 Tanner"
            + " Street\",\"country\":\"XA\"}]",
        Map.of(RELATIVE + "address[0]", "country"));
    assertThat(has("cp-related-person", "XA", "address", "country")).isTrue();
    assertThat(has("cp-related-person", "label", "address", "extension", "url")).isTrue();
    assertThat(has("cp-related-person", "9 Tanner Street", "address", "text")).isFalse();
  }

  @Test
  void another_address_is_not_explained() throws Exception {
    formed(
        "cp-related-person",
        "\"address\":[{\"country\":\"XA\"},{\"country\":\"XB\"}]",
        Map.of(RELATIVE + "address[0]", "country"));
    assertThat(has("cp-related-person", "XA", "address", "country")).isTrue();
    assertThat(has("cp-related-person", "XB", "address", "country")).isFalse();
  }

  private Formed band() throws Exception {
    return formed(
        """
        {"resourceType":"Bundle","entry":[
         {"resource":{"resourceType":"Composition","meta":{"profile":["x/cp-case-summary"]},
           "date":"2026-04-10T09:03:00Z"}},
         {"resource":{"resourceType":"RelatedPerson","meta":{"profile":["x/cp-related-person"]},
           "birthDate":"2004-06-07"}}]}
        """,
        Map.of("Bundle.entry[1].resource.birthDate", "age-band"));
  }

  @ParameterizedTest
  @CsvSource({
    "extension.url, https://kinbridge.example/fhir/StructureDefinition/cp-age-estimate",
    "extension.extension.url, lowAge",
    "extension.extension.url, highAge",
    "extension.extension.url, basis",
    "extension.extension.url, asOf",
    "extension.extension.valueAge.value, 0",
    "extension.extension.valueAge.value, 17",
    "extension.extension.valueAge.value, 120",
    "extension.extension.valueAge.unit, a",
    "extension.extension.valueAge.code, a",
    "extension.extension.valueAge.system, http://unitsofmeasure.org",
    "extension.extension.valueDate, 2026-04-10",
    "extension.extension.valueCodeableConcept.coding.system,"
        + " https://kinbridge.example/fhir/CodeSystem/cp-age-basis",
    "extension.extension.valueCodeableConcept.coding.code, unknown"
  })
  void of_an_age_the_band_is_explained(String shape, String text) throws Exception {
    Formed formed = band();
    assertThat(formed.explains("cp-related-person." + shape, text)).isTrue();
    assertThat(formed.explains("cp-child." + shape, text)).isFalse();
    assertThat(formed.explains("cp-related-person." + shape, text + "1")).isFalse();
  }

  @Test
  void of_an_age_no_other_number_and_not_the_day_of_birth_is_explained() throws Exception {
    Formed formed = band();
    assertThat(formed.explains("cp-related-person.extension.extension.valueAge.value", "21"))
        .isFalse();
    assertThat(formed.explains("cp-related-person.birthDate", "2004-06-07")).isFalse();
    assertThat(has("cp-related-person", "2004-06-07", "birthDate")).isFalse();
  }

  private static final String STATE = "cp-legal-measure.legalState.coding.";
  private static final String EXPIRED = RELATIVE + "legalState";

  @Test
  void a_measure_is_shown_as_expired_from_the_day_after_it_ended() throws Exception {
    Formed ended = measure("\"applies\":{\"end\":\"2026-05-09\"}");
    assertThat(ended.explains(STATE + "code", "expired")).isTrue();
    assertThat(
            ended.explains(
                STATE + "system", "https://kinbridge.example/fhir/CodeSystem/cp-legal-state"))
        .isTrue();
    assertThat(ended.explains(STATE + "code", "enforceable")).isFalse();
    assertThat(measure("\"applies\":{\"end\":\"2026-05-10\"}").explains(STATE + "code", "expired"))
        .isFalse();
    assertThat(
            measure("\"applies\":{\"start\":\"2026-01-01\"}").explains(STATE + "code", "expired"))
        .isFalse();
  }

  private Formed measure(String members) throws Exception {
    return formed("cp-legal-measure", members, Map.of(EXPIRED, "expired"));
  }

  @Test
  void a_review_is_overdue_from_the_day_after_it_was_due() throws Exception {
    Map<String, String> overdue = Map.of("Bundle.entry[0].resource", "review-overdue");
    Formed formed =
        formed(
            "cp-legal-measure",
            "\"extension\":[{\"url\":\"u\",\"valueDate\":\"2026-05-09\"},{\"valueDate\":\"2026-05-10\"}],"
                + "\"applies\":{\"start\":\"2026-01-01\"}",
            overdue);
    assertThat(
            formed.explains(
                "cp-legal-measure.extension.url",
                "https://kinbridge.example/fhir/StructureDefinition/cp-review-overdue-since"))
        .isTrue();
    assertThat(has("cp-legal-measure", "2026-05-09", "extension", "valueDate")).isTrue();
    assertThat(has("cp-legal-measure", "2026-05-10", "extension", "valueDate")).isFalse();
    assertThat(has("cp-legal-measure", "2026-01-01", "applies", "start")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "resourceType, Flag",
    "meta.profile, https://kinbridge.example/fhir/StructureDefinition/cp-alert",
    "status, active",
    "category.coding.system, https://kinbridge.example/fhir/CodeSystem/cp-alert-category",
    "category.coding.code, safety",
    "code.coding.system, https://kinbridge.example/fhir/CodeSystem/cp-alert",
    "code.coding.code, concern-under-enquiry",
    "period.start, 2026-04-10"
  })
  void of_an_enquiry_the_flag_alone_is_explained(String shape, String text) throws Exception {
    Formed formed =
        formed(
            "cp-case-summary",
            "\"date\":\"2026-04-10T09:03:00Z\"",
            Map.of("Bundle.entry[0].resource", "under-enquiry"));
    assertThat(formed.explains("cp-alert." + shape, text)).isTrue();
    assertThat(formed.explains("cp-alert." + shape, "imminent-danger")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"masked", "pairwise-id", "label"})
  void a_form_that_the_pass_does_not_know_explains_nothing(String form) throws Exception {
    Formed formed =
        formed(
            "cp-related-person",
            "\"birthDate\":\"2004-06-07\"",
            Map.of(RELATIVE + "birthDate", form));
    assertThat(formed.explains("cp-related-person.birthDate", "2004-06-07")).isFalse();
    assertThat(has("cp-related-person", "2004", "birthDate")).isFalse();
    assertThat(formed.explains("cp-alert.status", "active")).isFalse();
  }
}
