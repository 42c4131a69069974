package org.kinbridge.disclosure;

/** What an authority is, as its own state's signed directory says; never taken from a request. */
public enum AuthorityRole implements Coded {
  CENTRAL_AUTHORITY("central-authority"),
  CHILD_WELFARE("child-welfare"),
  COURT("court"),
  HOSPITAL("hospital"),
  POLICE("police"),
  IMMIGRATION("immigration"),
  ASYLUM_BODY("asylum-body"),
  NGO("ngo"),
  TRACING_SERVICE("tracing-service");

  private final String code;

  AuthorityRole(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
