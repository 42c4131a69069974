package org.kinbridge.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * Two places where HAPI's built-in terminology is narrower than the standards: ISO 3166 keeps XA to
 * XZ for its users (the demo states), and BCP 47 knows more languages than the short list of FHIR's
 * "common languages".
 */
final class StatesAndLanguages implements IValidationSupport {
  private static final String STATES = "urn:iso:std:iso:3166";
  private static final String LANGUAGES = "urn:ietf:bcp:47";
  private static final String COMMON_LANGUAGES = "http://hl7.org/fhir/ValueSet/languages";
  private static final Set<String> KNOWN_STATES =
      new HashSet<>(Arrays.asList(Locale.getISOCountries()));
  private static final Set<String> KNOWN_LANGUAGES =
      new HashSet<>(Arrays.asList(Locale.getISOLanguages()));

  static {
    KNOWN_STATES.addAll(List.of("XA", "XB", "XC", "XS"));
  }

  private final FhirContext context;

  StatesAndLanguages(FhirContext context) {
    this.context = context;
  }

  /** HAPI expands a value set only over a code system that it can hold in its hand. */
  static CodeSystem states() {
    CodeSystem system = new CodeSystem();
    system
        .setUrl(STATES)
        .setContent(CodeSystem.CodeSystemContentMode.COMPLETE)
        .setStatus(PublicationStatus.ACTIVE);
    KNOWN_STATES.forEach(state -> system.addConcept().setCode(state));
    return system;
  }

  @Override
  public FhirContext getFhirContext() {
    return context;
  }

  @Override
  public boolean isCodeSystemSupported(ValidationSupportContext chain, String system) {
    return STATES.equals(system) || LANGUAGES.equals(system);
  }

  @Override
  public boolean isValueSetSupported(ValidationSupportContext chain, String valueSet) {
    return COMMON_LANGUAGES.equals(valueSet);
  }

  @Override
  public LookupCodeResult lookupCode(ValidationSupportContext chain, LookupCodeRequest request) {
    if (!isCodeSystemSupported(chain, request.getSystem())) {
      return null;
    }
    LookupCodeResult found = new LookupCodeResult();
    found.setSearchedForCode(request.getCode());
    found.setSearchedForSystem(request.getSystem());
    found.setFound(known(request.getSystem(), request.getCode()));
    return found;
  }

  @Override
  public CodeValidationResult validateCode(
      ValidationSupportContext chain,
      ConceptValidationOptions options,
      String system,
      String code,
      String display,
      String valueSet) {
    if (COMMON_LANGUAGES.equals(valueSet)) {
      return answer(known(LANGUAGES, code), LANGUAGES, code);
    }
    if (valueSet == null && isCodeSystemSupported(chain, system)) {
      return answer(known(system, code), system, code);
    }
    return null;
  }

  @Override
  public CodeValidationResult validateCodeInValueSet(
      ValidationSupportContext chain,
      ConceptValidationOptions options,
      String system,
      String code,
      String display,
      IBaseResource valueSet) {
    boolean languages =
        valueSet instanceof org.hl7.fhir.r4.model.ValueSet set
            && COMMON_LANGUAGES.equals(set.getUrl());
    return languages ? answer(known(LANGUAGES, code), LANGUAGES, code) : null;
  }

  private static CodeValidationResult answer(boolean known, String system, String code) {
    return known
        ? new CodeValidationResult().setCode(code).setCodeSystemName(system)
        : new CodeValidationResult()
            .setSeverity(IssueSeverity.ERROR)
            .setMessage("unknown code in " + system);
  }

  private static boolean known(String system, String code) {
    return STATES.equals(system) ? KNOWN_STATES.contains(code) : language(code);
  }

  private static boolean language(String tag) {
    try {
      return KNOWN_LANGUAGES.contains(
          new Locale.Builder().setLanguageTag(tag).build().getLanguage());
    } catch (IllformedLocaleException malformed) {
      return false;
    }
  }
}
