package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;

class FhirPackageTest {
  private static final Path PROFILES = Path.of("../profiles");
  private static final List<String> JUDGED =
      List.of("cp-child", "cp-legal-measure", "cp-disclosure-audit", "cp-statistics", "cp-notice");

  private static NpmPackage installed() throws IOException {
    return NpmPackage.fromPackage(new ByteArrayInputStream(FhirPackage.of(PROFILES)));
  }

  @Test
  void the_same_files_make_the_same_bytes() throws IOException {
    assertThat(FhirPackage.of(PROFILES)).isEqualTo(FhirPackage.of(PROFILES));
  }

  @Test
  void says_what_it_is_and_what_it_needs() throws IOException {
    NpmPackage read = installed();
    assertThat(read.name()).isEqualTo(FhirPackage.NAME);
    assertThat(read.fhirVersion()).isEqualTo("4.0.1");
    assertThat(read.canonical()).isEqualTo("https://kinbridge.example/fhir");
    assertThat(read.dependencies()).containsExactly("hl7.fhir.r4.core#4.0.1");
    assertThat(FhirPackage.fileName()).isEqualTo(read.name() + "-" + read.version() + ".tgz");
  }

  @Test
  void holds_every_definition_under_the_name_of_its_index_and_nothing_else() throws IOException {
    NpmPackage read = installed();
    Set<String> expected = new TreeSet<>();
    for (Path file : Oracle.files("structures", "terminology", "search")) {
      JsonNode resource = ExamplesTest.read(file);
      expected.add(
          resource.path("resourceType").asText() + "-" + resource.path("id").asText() + ".json");
    }
    Set<String> indexed = new TreeSet<>();
    JsonNode index = ExamplesTest.parse(new String(bytes(read, ".index.json")));
    index.path("files").forEach(file -> indexed.add(file.path("filename").asText()));
    assertThat(indexed).isEqualTo(expected);
    for (String name : expected) {
      assertThat(bytes(read, name)).as(name).isNotEmpty();
    }
    assertThat(read.list("package")).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static byte[] bytes(NpmPackage read, String name) throws IOException {
    return read.load("package", name).readAllBytes();
  }

  @Test
  void another_tool_that_has_only_the_package_judges_as_we_do() throws Exception {
    FhirValidator validator = validator();
    for (String name : JUDGED) {
      assertThat(complaints(validator, "examples/" + name + ".json")).as(name).isEmpty();
      for (Path fault : Oracle.files("examples/invalid")) {
        if (fault.getFileName().toString().startsWith(name + "--")) {
          assertThat(complaints(validator, "examples/invalid/" + fault.getFileName()))
              .as(fault.toString())
              .isNotEmpty();
        }
      }
    }
  }

  private static List<String> complaints(FhirValidator validator, String file) {
    return validator
        .validateWithResult(Oracle.read(Oracle.SHARED.resolve(file)))
        .getMessages()
        .stream()
        .filter(m -> m.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
        .map(m -> m.getLocationString() + " " + m.getMessage())
        .toList();
  }

  private static FhirValidator validator() throws Exception {
    Oracle oracle = Oracle.get();
    PrePopulatedValidationSupport states = new PrePopulatedValidationSupport(oracle.context);
    states.addCodeSystem(StatesAndLanguages.states());
    ValidationSupportChain chain =
        new ValidationSupportChain(
            loaded(oracle),
            states,
            oracle.core,
            new StatesAndLanguages(oracle.context),
            new CommonCodeSystemsTerminologyService(oracle.context),
            new InMemoryTerminologyServerValidationSupport(oracle.context),
            new SnapshotGeneratingValidationSupport(oracle.context));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setAnyExtensionsAllowed(false);
    module.setErrorForUnknownProfiles(true);
    return oracle.context.newValidator().registerValidatorModule(module);
  }

  /** HAPI loads packages from the class path only, so that is where this puts it for a moment. */
  private static NpmPackageValidationSupport loaded(Oracle oracle) throws Exception {
    Path classes =
        Path.of(FhirPackageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path file = classes.resolve(FhirPackage.fileName());
    Files.write(file, FhirPackage.of(PROFILES));
    try {
      NpmPackageValidationSupport support = new NpmPackageValidationSupport(oracle.context);
      support.loadPackageFromClasspath("classpath:" + file.getFileName());
      return support;
    } finally {
      Files.delete(file);
    }
  }
}
