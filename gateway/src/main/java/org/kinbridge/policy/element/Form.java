package org.kinbridge.policy.element;

import org.kinbridge.disclosure.Coded;

/** The closed list of what may be done to a document beside leaving out. */
public enum Form implements Coded {
  PAIRWISE_ID("pairwise-id"),
  LABEL("label"),
  CENTRAL_AUTHORITY_SHOWN("central-authority-shown"),
  CONSENT_SHOWN("consent-shown"),
  SECTION_WITHHELD("section-withheld"),
  MASKED("masked"),
  /** The year of a date. */
  YEAR("year"),
  /** The state of an address. */
  COUNTRY("country"),
  /** In which of a few bands an age lies. */
  AGE_BAND("age-band"),
  /** A measure whose review is overdue says since when. */
  REVIEW_OVERDUE("review-overdue"),
  /** A measure that has ended is not shown as in force. */
  EXPIRED("expired"),
  /** That there is an enquiry, and not about what. */
  UNDER_ENQUIRY("under-enquiry"),
  /** A file without what it says beside what it shows. */
  METADATA_STRIPPED("metadata-stripped"),
  /** A paper as it looks: a picture for each page, and nothing else of it. */
  PRINTED("printed");

  private final String code;

  Form(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
