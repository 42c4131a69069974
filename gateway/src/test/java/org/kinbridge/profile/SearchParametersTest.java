package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be searched inside a node beyond FHIR's own parameters, and what each finds. */
class SearchParametersTest {
  private static final Oracle ORACLE = Oracle.get();
  private static final Map<String, SearchParameter> PARAMETERS = parameters();

  private static Map<String, SearchParameter> parameters() {
    Map<String, SearchParameter> all = new TreeMap<>();
    for (Path file : Oracle.files("search")) {
      SearchParameter one =
          ORACLE.context.newJsonParser().parseResource(SearchParameter.class, Oracle.read(file));
      all.put(one.getBase().getFirst().getCode() + "-" + one.getCode(), one);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "Task-due, cp-task, 2026-04-15",
    "Flag-status, cp-alert, active",
    "Flag-code, cp-alert-under-enquiry, concern-under-enquiry",
    "Contract-type, cp-legal-measure, hc96-3c-guardianship",
    "Contract-review-due, cp-legal-measure, 2026-07-01",
    "Contract-review-due, cp-agreement, 2027-01-01",
    "Patient-nationality, cp-child, ER",
    "RelatedPerson-contact-restriction, cp-related-person-restricted, no-location-disclosure",
    "EpisodeOfCare-responsible-state, cp-case, XC",
    "AuditEvent-purpose, cp-disclosure-audit, CPREUNIF",
    "AuditEvent-legal-basis, cp-disclosure-audit, consent"
  })
  void finds(String parameter, String example, String value) {
    SearchParameter one = PARAMETERS.get(parameter);
    IBaseResource resource =
        ORACLE
            .context
            .newJsonParser()
            .parseResource(Oracle.read(Oracle.SHARED.resolve("examples/" + example + ".json")));
    List<IBase> found =
        ORACLE.context.newFhirPath().evaluate(resource, one.getExpression(), IBase.class);
    assertThat(found.stream().map(SearchParametersTest::text)).anyMatch(t -> t.startsWith(value));
  }

  private static String text(IBase found) {
    return switch (found) {
      case CodeableConcept concept -> concept.getCodingFirstRep().getCode();
      case Period period -> period.getEndElement().getValueAsString();
      case PrimitiveType<?> primitive -> primitive.getValueAsString();
      default -> throw new IllegalStateException("cannot be searched: " + found);
    };
  }

  @Test
  void each_is_a_sound_definition_and_has_an_expectation_above() {
    List<String> sorted = PARAMETERS.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    assertThat(sorted)
        .containsExactly(
            "AuditEvent-legal-basis",
            "AuditEvent-purpose",
            "Contract-review-due",
            "Contract-type",
            "EpisodeOfCare-responsible-state",
            "Flag-code",
            "Flag-status",
            "Patient-nationality",
            "RelatedPerson-contact-restriction",
            "Task-due");
    for (Path file : Oracle.files("search")) {
      assertThat(ORACLE.complaints(Oracle.read(file))).as(file.toString()).isEmpty();
    }
  }
}
