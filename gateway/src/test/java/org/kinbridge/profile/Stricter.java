package org.kinbridge.profile;

import java.util.List;

/** Where the compiled check refuses what HAPI lets pass, each with its code and its reason. */
enum Stricter {
  /**
   * S1: an id or an extension on a primitive value, or any property FHIR does not know, is refused
   * everywhere.
   */
  S1_CLOSED("closed"),
  /**
   * S2: text with white space at its ends, control characters, leap seconds, relative URIs with odd
   * characters.
   */
  S2_LEXICAL("type"),
  /** S3: an element named as null or left empty is refused even where a parser would drop it. */
  S3_EMPTY("ele-1"),
  /**
   * S4: in a document each reference leads to one of its entries; HAPI lets one pass that leads
   * nowhere. One that leads to the wrong entry is refused by both.
   */
  S4_NOWHERE("reference") {
    @Override
    boolean is(Violation violation) {
      return super.is(violation)
          && violation.message().equals("the reference leads to an entry of the document");
    }
  },
  /**
   * S5: what a reference leads to follows one of the profiles that may stand there (FHIR R4,
   * ElementDefinition.type.targetProfile: "the content must conform to at least one of them"). HAPI
   * looks at its type and no further: an observation of another profile passes. That it does follow
   * none of them is shown by HAPI each time, asked about that observation by itself.
   */
  S5_TARGET_PROFILE("reference") {
    @Override
    boolean is(Violation violation) {
      return false;
    }
  },
  /** S6: a PDF is read to its end; the rule in FHIRPath can tell only how it begins. */
  S6_PRINTED("cp-paper-3");

  private final String constraint;

  Stricter(String constraint) {
    this.constraint = constraint;
  }

  boolean is(Violation violation) {
    return constraint.equals(violation.constraint());
  }

  /** The code, when every violation is one that we chose to add; empty otherwise. */
  static String why(List<Violation> violations) {
    StringBuilder codes = new StringBuilder();
    for (Violation violation : violations) {
      String code = "";
      for (Stricter one : values()) {
        if (one.is(violation)) {
          code = one.name();
        }
      }
      if (code.isEmpty()) {
        return "";
      }
      if (codes.indexOf(code) < 0) {
        codes.append(codes.isEmpty() ? "" : "+").append(code);
      }
    }
    return codes.toString();
  }
}
