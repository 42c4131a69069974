package org.kinbridge.disclosure;

/**
 * Why something was refused, held, withheld or stopped. The code is stable: programs act on it,
 * docs/reviewing.md explains it, and a test names each. Add at the end of a group; never change or
 * reuse a code.
 */
public enum Reason implements Coded {
  // Input that cannot be read: 400, 413, 415, 422
  MALFORMED_JSON("malformed-json", "the body is not one JSON value"),
  DUPLICATE_MEMBER("duplicate-member", "an object names a member twice"),
  TOO_DEEP("too-deep", "the input is nested too deeply"),
  TOO_LARGE("too-large", "the input is larger than this door accepts"),
  UNKNOWN_MEMBER("unknown-member", "a member is not part of the format"),
  MISSING_MEMBER("missing-member", "a mandatory member is missing"),
  INVALID_VALUE("invalid-value", "a member does not have a value it may have"),
  UNKNOWN_FORMAT("unknown-format", "no national format of that name is installed"),
  NO_WAY_BACK("no-way-back", "the map of the format writes nothing back"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", "the body is not of a media type this door reads"),
  MALFORMED_RECORD("malformed-record", "the national record breaks its own format"),
  NOT_SHARED_RECORD("not-shared-record", "the record does not conform to the shared profile"),

  // Doors: 401, 403, 404, 409, 429
  NO_TOKEN("no-token", "the request carries no access token"),
  TOKEN_INVALID("token-invalid", "the access token is not valid here, or not any more"),
  TOKEN_WRONG_CERTIFICATE(
      "token-wrong-certificate", "the access token is bound to another certificate"),
  CLIENT_ASSERTION_INVALID("client-assertion-invalid", "the client assertion is not valid"),
  NOT_FOUND("not-found", "there is nothing of that id for this client"),
  ID_IN_USE("id-in-use", "another request already used that id"),
  DECISION_CHANGED("decision-changed", "the decision is not the one that was expected"),
  TOO_MANY_REQUESTS("too-many-requests", "more requests than this client may make"),
  METHOD_NOT_ALLOWED("method-not-allowed", "the path does not answer to this method"),
  NOT_ACCEPTABLE("not-acceptable", "the answer cannot be given in a media type the client takes"),
  // People: 401, 403, 409, 503
  STEP_UP_NEEDED(
      "insufficient-user-authentication", "to decide, sign in again and by a stronger means"),
  NOT_ALLOWED("not-allowed", "this person may not do that"),
  SAME_PERSON("same-person", "who had a part in the request is no second person"),
  NOT_APPROVABLE("not-approvable", "no yes of a person settles what is asked or refused"),
  NOTHING_PROPOSED("nothing-proposed", "no policy is proposed at this node"),
  HOLD_OVER("hold-over", "the hold does not wait any more"),
  PROVIDER_UNAVAILABLE(
      "provider-unavailable", "the keys of the provider that signs people in cannot be read now"),
  RECORD_NOT_KEPT(
      "record-not-kept", "no record of that case in that format is kept for this authority"),

  // Tier A and permit rows
  NO_BASIS("no-basis", "purpose or legal basis is missing"),
  ASYLUM_ORIGIN_WALL(
      "asylum-origin-wall", "the recipient is a state the child may need protection from"),
  ART_37_DETERMINATION(
      "art-37-determination", "disclosure was determined to create a risk (HCCH 1996 art. 37)"),
  REPORTER_OR_WITNESS(
      "reporter-or-witness", "a reporter's or witness's identity never crosses a border"),
  ABUSE_MATERIAL("abuse-material", "abuse material never travels this way"),
  NO_PERMIT_ROW("no-permit-row", "no row of the policy permits this purpose, basis and recipient"),
  RULE_NOT_BUILT("rule-not-built", "a rule this case needs is not available on this node yet"),
  USE_TRACING_INTERMEDIARY(
      "use-tracing-intermediary", "tracing in a state of origin goes through a tracing service"),
  SPECIAL_CATEGORY(
      "special-category", "what is most private about a person leaves for its health care only"),
  ONWARD_SHARING("onward-sharing", "what another state disclosed is not passed on"),
  COUNTS_ONLY("counts-only", "statistics are counts: nothing about one child leaves for them"),
  ORDER_NOT_IN_FORCE("order-not-in-force", "the order is not, or not any more, in force"),

  // Holds: facts and questions
  MISSING_FACT("missing-fact", "a fact the permit row needs was not stated"),
  MISSING_EVIDENCE("missing-evidence", "evidence the permit row needs was not given"),
  NATIONALITY_UNKNOWN(
      "nationality-unknown", "nationality is unknown while protection may be sought"),
  AMBIGUOUS_CODE("ambiguous-code", "a code of the record means more than one thing here"),
  UNMAPPED_MANDATORY("unmapped-mandatory", "a mandatory element of the record has no mapping"),
  UNMAPPED_SAFETY("unmapped-safety", "a safety-relevant element of the record has no mapping"),
  WITHHOLDING_INSTRUCTION(
      "withholding-instruction", "the record asks to withhold something from somebody"),
  RESTRICTED_PERSON_UNKNOWN(
      "restricted-person-unknown", "a registered restriction may be about a person of the record"),
  RESIDUAL_MATCH("residual-match", "a withheld value occurs elsewhere in what would leave"),
  CHILD_OBJECTS("child-objects", "the child objects: a second person must decide"),
  BATCH_SIZE("batch-size", "so many children at once: a second person must decide"),
  GROUP_WAITS("group-waits", "another one of the same group does not go, so none of it does"),
  AGREEMENT_SET_ASIDE(
      "agreement-set-aside", "no agreement covers this: persons must set the need of one aside"),
  CHILD_NOT_HEARD("child-not-heard", "whether the child was heard is unknown"),
  MISSING_STATEMENT("missing-statement", "a text that the permit row needs was not written"),
  APPROVAL_NEEDED("approval-needed", "each disclosure of this kind waits for a second person"),
  ORDER_NOT_CONFIRMED(
      "order-not-confirmed",
      "the order opens what a wall hides: a second person compares the entry with the paper"),
  ART_37_WARNING(
      "art-37-warning",
      "an authority that determines nothing warned of this recipient: two persons must decide"),
  PROTECTION_ERASED(
      "protection-erased",
      "a case of this child was erased while something protected it: two persons must decide"),
  PROBABLE_MATCH(
      "probable-match",
      "another case of this state may be the same child: a person must say whether it is"),
  ORIGINATOR_NOT_TOLD(
      "originator-not-told", "the state that disclosed it must be told before it is passed on"),

  // Tier C: consent
  NO_CONSENT("no-consent", "no consent in force names this recipient and purpose"),
  CONSENT_WITHDRAWN("consent-withdrawn", "the consent was withdrawn"),
  CONSENT_OF_CHILD_MISSING(
      "consent-of-child-missing", "the child is of an age to consent and did not"),
  CONSENT_OF_GUARDIAN_MISSING(
      "consent-of-guardian-missing", "the child is too young to consent alone"),
  GUARDIAN_CONFLICT("guardian-conflict", "the consenting guardian has a conflict of interest"),
  ASSENT_MISSING(
      "assent-missing",
      "nothing shows that the child agrees with its guardian: a second person must decide"),
  NOTICE_NOT_GIVEN(
      "notice-not-given",
      "the person who consented was given no notice: a second person must decide"),
  CONSENT_NOT_UNDERSTOOD(
      "consent-not-understood",
      "nothing shows that the consent was understood: a second person must decide"),
  RECORD_SAYS_NO("record-says-no", "a tick in the record refuses what consent is needed for"),

  // Tier B and D, partners and agreements
  GLASS_ONLY_IN_DANGER(
      "glass-only-in-danger", "nothing is set aside but for a child in danger, on a basis for it"),
  GLASS_SPENT("glass-spent", "the persons of this authority may not act alone now"),
  NO_AGREEMENT("no-agreement", "no agreement in force covers this"),
  AGREEMENT_UNSIGNED(
      "agreement-unsigned", "the agreement that would cover this is not signed by both states"),
  AGREEMENT_REVIEW_OVERDUE(
      "agreement-review-overdue", "the agreement that would cover this was not reviewed in time"),
  UNKNOWN_PARTNER("unknown-partner", "no partner node of that name is enabled"),
  UNKNOWN_AUTHORITY("unknown-authority", "the partner's directory has no such authority"),
  NOT_IN_WHITELIST(
      "not-in-whitelist", "the element is outside the set for this purpose and recipient"),
  WHEREABOUTS("whereabouts", "the place could lead a restricted person to somebody"),
  OTHER_CHILD("other-child", "the element is about another child"),
  NOT_MAPPED("not-mapped", "the source field has no mapping and stays home"),
  FREE_TEXT(
      "free-text", "free text leaves only when a named person released it for this recipient"),
  PURPOSE_CHANGE(
      "purpose-change", "care data does not serve police or immigration under a care purpose"),
  UNDER_ENQUIRY("under-enquiry", "an allegation that nobody confirmed is not passed on"),
  ROW_ALTERED("row-altered", "a stored row that this decision needs is not as this node wrote it"),
  FILE_NOT_CLEAN("file-not-clean", "the file cannot be freed of what it says beside what it shows"),
  RELEASE_WITHOUT_EFFECT(
      "release-without-effect", "nothing at the place that was released waits for a release"),

  // Messages between nodes (the closed list of receipt reasons, and states)
  MALFORMED_MESSAGE("malformed-message", "the message breaks the wire format"),
  WITHHELD_ROOT(
      "withheld-root", "content and openings do not lead to the root of what was withheld"),
  WRONG_AUDIENCE("wrong-audience", "the message is meant for another node"),
  WRONG_ISSUER("wrong-issuer", "the message was not made by the node that delivered it"),
  DIGEST_CONFLICT("digest-conflict", "another message already used that id"),
  CLOCK_SKEW("clock-skew", "the message comes from the future; try again"),
  EXPIRED("expired", "the message came after its delivery deadline"),
  PROFILE_VIOLATION("profile-violation", "the content does not conform to the shared profile"),
  NOT_ADMITTED("not-admitted", "no agreement in force admits this message"),
  BUSY("busy", "the node cannot take the message now; try again"),
  UNCONFIRMED("unconfirmed", "no receipt came before the deadline"),
  RECALLED("recalled", "its sender recalled it: what it held is not shown any more"),
  STOPPED_BY_OFFICER("stopped-by-officer", "a person stopped it before it left"),
  HOLD_EXPIRED("hold-expired", "nobody decided in time"),
  INTERNAL("internal", "the fault is ours"),

  // Keys, certificates and partners' metadata (at start and reload)
  KEYSTORE_MALFORMED("keystore-malformed", "a file of the keystore is missing or cannot be read"),
  KEYSTORE_READABLE_BY_OTHERS(
      "keystore-readable-by-others", "others than the owner may read the keystore"),
  KEYSTORE_INSIDE_DATA("keystore-inside-data", "the keystore lies inside the data directory"),
  KEYSTORE_OF_DEMO("keystore-of-demo", "the keystore was made for a demonstration, or is not one"),
  KEY_EXPIRED("key-expired", "a key is not valid now"),
  EXAMPLE_KEY("example-key", "the private half of a key is published"),
  APPROVER_MALFORMED("approver-malformed", "a file of an approver is none, or two are one person"),
  POLICY_NOT_APPROVED(
      "policy-not-approved", "the installed policy was not let into force by three persons"),
  CERTIFICATE_NOT_VALID("certificate-not-valid", "a certificate is not valid now"),
  METADATA_MALFORMED("metadata-malformed", "a partner's metadata breaks its format"),
  METADATA_NOT_PINNED("metadata-not-pinned", "metadata and pins do not name the same nodes"),
  METADATA_FOREIGN("metadata-foreign", "metadata was not signed by the key we pinned"),
  METADATA_EXPIRED("metadata-expired", "a partner's metadata is not in force now");

  private final String code;
  private final String sentence;

  Reason(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  @Override
  public String code() {
    return code;
  }

  /** What it means, for a person. */
  public String sentence() {
    return sentence;
  }
}
