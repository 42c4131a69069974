package org.kinbridge.disclosure;

/** Labels of CodeSystem cp-sensitivity: what would harm whom if it reached the wrong hands. */
public enum Sensitivity implements Coded {
  TRAFFICKING("cp-trafficking"),
  ASYLUM("cp-asylum"),
  WHEREABOUTS_CHILD("cp-whereabouts-child"),
  WHEREABOUTS_PROTECTED_ADULT("cp-whereabouts-protected-adult"),
  REPORTER_IDENTITY("cp-reporter-identity"),
  WITNESS("cp-witness"),
  CSAM_EVIDENCE("cp-csam-evidence"),
  BIOMETRIC("cp-biometric"),
  CHILD_OWN_WORDS("cp-child-own-words"),
  SUSPECT("cp-suspect");

  private final String code;

  Sensitivity(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
