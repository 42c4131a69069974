package org.kinbridge.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;

/**
 * HAPI's instance validator over our package, made once per JVM: slow, thorough, and only in tests.
 *
 * <p>For each document it reads a registry of object identifiers from the class path, two thirds of
 * its time, and our profiles have none: {@code oidregistry.csv} among the test resources, a heading
 * and no rows, stands before it.
 */
final class Oracle {
  static final Path SHARED = Path.of("../profiles/shared");

  private static final class Holder {
    static final Oracle ONE = new Oracle();
  }

  final FhirContext context = FhirContext.forR4Cached();
  final DefaultProfileValidationSupport core = new DefaultProfileValidationSupport(context);
  final ValidationSupportChain support;
  final Map<String, StructureDefinition> profiles = new LinkedHashMap<>();
  final Map<String, ValueSet> valueSets = new LinkedHashMap<>();
  private final FhirValidator validator;

  static Oracle get() {
    return Holder.ONE;
  }

  private Oracle() {
    PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
    for (Path file : files("structures", "terminology")) {
      MetadataResource resource =
          (MetadataResource) context.newJsonParser().parseResource(read(file));
      switch (resource) {
        case StructureDefinition s -> profiles.put(s.getUrl(), s);
        case ValueSet v -> valueSets.put(v.getUrl(), v);
        case CodeSystem c -> {}
        default -> throw new IllegalStateException("not part of a profile package: " + file);
      }
      ours.addResource(resource);
    }
    ours.addCodeSystem(StatesAndLanguages.states());
    support =
        new ValidationSupportChain(
            ours,
            core,
            new StatesAndLanguages(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context));
    makeSnapshots();
    FhirInstanceValidator module = new FhirInstanceValidator(support);
    module.setAnyExtensionsAllowed(false);
    module.setErrorForUnknownProfiles(true);
    module.setNoExtensibleWarnings(true);
    validator = context.newValidator().registerValidatorModule(module);
  }

  /** One thing the validator calls an error. */
  record Complaint(String location, String id, String message) {}

  List<Complaint> complaints(String json) {
    return complaints(json, new ValidationOptions());
  }

  /** Judged by a profile, whatever it says of itself. */
  List<Complaint> complaints(String json, String profile) {
    return complaints(json, new ValidationOptions().addProfile(profile));
  }

  private List<Complaint> complaints(String json, ValidationOptions options) {
    try {
      return complaints(validator.validateWithResult(json, options));
    } catch (ClassCastException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | DataFormatException choked) {
      return List.of(new Complaint("", "choked", "the validator fell over this input"));
    }
  }

  private static List<Complaint> complaints(ValidationResult result) {
    List<Complaint> found = new ArrayList<>();
    for (SingleValidationMessage m : result.getMessages()) {
      if (m.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()) {
        found.add(
            new Complaint(
                String.valueOf(m.getLocationString()),
                String.valueOf(m.getMessageId()),
                m.getMessage()));
      }
    }
    return found;
  }

  /**
   * Data types first, then extensions: each snapshot is made once, and those that use it find it
   * made.
   */
  private void makeSnapshots() {
    List<StructureDefinition> inOrder = new ArrayList<>(profiles.values());
    inOrder.sort(Comparator.comparingInt(Oracle::rank));
    var worker = new WorkerContextValidationSupportAdapter(support);
    for (StructureDefinition one : inOrder) {
      var derived =
          (org.hl7.fhir.r5.model.StructureDefinition)
              VersionConvertorFactory_40_50.convertResource(one);
      var base =
          worker.fetchResource(
              org.hl7.fhir.r5.model.StructureDefinition.class, one.getBaseDefinition());
      new ProfileUtilities(worker, new ArrayList<>(), null)
          .generateSnapshot(base, derived, one.getUrl(), "", one.getName());
      one.setSnapshot(
          ((StructureDefinition) VersionConvertorFactory_40_50.convertResource(derived))
              .getSnapshot());
    }
  }

  private static int rank(StructureDefinition definition) {
    return switch (definition.getType()) {
      case "Coding" -> 0;
      case "Extension" -> definition.getDifferential().getElement().size() > 5 ? 3 : 2;
      default -> definition.getKind() == StructureDefinitionKind.RESOURCE ? 4 : 1;
    };
  }

  StructureDefinition snapshot(String url) {
    StructureDefinition known = (StructureDefinition) support.fetchStructureDefinition(url);
    if (known == null) {
      throw new IllegalStateException("no definition of " + url);
    }
    return known;
  }

  static List<Path> files(String... directories) {
    List<Path> all = new ArrayList<>();
    for (String directory : directories) {
      try (Stream<Path> files = Files.list(SHARED.resolve(directory))) {
        files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(all::add);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return all;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
