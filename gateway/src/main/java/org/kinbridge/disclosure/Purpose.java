package org.kinbridge.disclosure;

/**
 * Why the recipient may use what it gets: CodeSystem cp-purpose, each a child of a v3-ActReason
 * code.
 */
public enum Purpose implements Coded {
  CARE("CPCARE"),
  EMERGENCY("CPEMERG"),
  TRACING("CPTRACE"),
  REUNIFICATION("CPREUNIF"),
  PLACEMENT("CPPLACE"),
  GUARDIANSHIP("CPGUARD"),
  RETURN("CPRETURN"),
  INVESTIGATION("CPINVEST"),
  HEALTH("CPHEALTH"),
  EDUCATION("CPEDU"),
  STATISTICS("CPSTAT"),
  AUDIT("CPAUDIT"),
  SUBJECT_REQUEST("CPSUBJECT");

  private final String code;

  Purpose(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
