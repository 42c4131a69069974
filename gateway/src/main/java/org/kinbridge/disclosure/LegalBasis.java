package org.kinbridge.disclosure;

/** Why this disclosure is lawful: CodeSystem cp-legal-basis; mandatory on every disclosure. */
public enum LegalBasis implements Coded {
  CONSENT("consent"),
  LEGAL_OBLIGATION("legal-obligation"),
  VITAL_INTERESTS("vital-interests"),
  PUBLIC_TASK("public-task"),
  SUBSTANTIAL_PUBLIC_INTEREST("substantial-public-interest"),
  COURT_ORDER("court-order"),
  TREATY_REQUEST("treaty-request"),
  TREATY_DUTY_TO_INFORM("treaty-duty-to-inform"),
  LAW_ENFORCEMENT("law-enforcement"),
  BEST_INTERESTS_DETERMINATION("best-interests-determination");

  private final String code;

  LegalBasis(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
