package org.kinbridge.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a request with one wrong member: that, where it stands, and nothing else. */
class RequestFaultsTest {
  /** Of a request that nobody can read, for whom would anybody be known in it. */
  private static final String NO_CHILD =
      "/facts/0/of: no subject of the case has this handle; "
          + "/facts/1/of: no subject of the case has this handle; "
          + "/facts/2/of: no subject of the case has this handle";

  private static String told(JsonNode body) {
    return RequestTest.faults(body).stream()
        .map(fault -> fault.place() + ": " + fault.detail())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /kind|"whisper"|/kind: not one of the codes of this member
          /urgency|7|/urgency: text of 1 to 256 characters is expected
          /purpose|"CARE"|/purpose: not one of the codes of this member
          /legalBasis|"because"|/legalBasis: not one of the codes of this member
          /basis/instrument|"TREATY"|/basis/instrument: not one of the codes of this member
          /basis/article|"thirty-six"|/basis/article: not of the form this member has
          /actor/userRef|""|/actor/userRef: text of 1 to 256 characters is expected
          /actor/userRef|" "|/actor/userRef: text of 1 to 256 characters is expected
          /case/subjects/0/id|"child"|/case/subjects/0/id: not of the form this member has; NO CHILD
          /case/subjects/0/at|"data"|/case/subjects/0/at: a JSON pointer is expected; NO CHILD
          /case/subjects/0/at|"/a~2"|/case/subjects/0/at: a JSON pointer is expected; NO CHILD
          /case/subjects/1/id|"#child"|/case/subjects/1/id: two people have one handle; /restrictions/0/person: no subject of the case has this handle
          /facts/0/code|"record-consent"|/facts/0/code: only the reading of a record states this fact
          /facts/0/code|"country-of-origin"|/facts/0/code: only the reading of a record states this fact
          /facts/0/of|"#nobody"|/facts/0/of: no subject of the case has this handle
          /facts/0/source|"record"|/facts/0/source: only the reading of a record states facts of the record
          /facts/0/state|"XA"|/facts/0/state: a presence names its state, and no other fact does
          /facts/1/state|null|/facts/1/state: a presence names its state, and no other fact does
          /facts/0/objection|"no"|/facts/0/objection: only the hearing of a child tells an objection
          /facts/2/objection|"perhaps"|/facts/2/objection: yes, no or unknown is expected
          /facts/0/assertedAt|"yesterday"|/facts/0/assertedAt: not of the form this member has
          /facts/0/validUntil|"2026-13-01T00:00:00Z"|/facts/0/validUntil: not of the form this member has
          /restrictions/0/person|"#nobody"|/restrictions/0/person: no subject of the case has this handle
          /restrictions/0/kind|"dislike"|/restrictions/0/kind: not one of the codes of this member
          /restrictions/0/elsewhere|"maybe"|/restrictions/0/elsewhere: not one of the codes of this member
          /restrictions/0/reachableThrough|["xb"]|/restrictions/0/reachableThrough/0: a node id is expected
          /restrictions/0/basis|"Free text"|/restrictions/0/basis: not of the form this member has
          /statements/0/writtenFor|"xa-police"|/statements/0/writtenFor: this was released to another authority
          /statements/0/section|"gossip"|/statements/0/section: not one of the codes of this member
          /statements/0/language|"English!"|/statements/0/language: not of the form this member has
          /releases/0/releasedTo|"xa-police"|/releases/0/releasedTo: this was released to another authority
          /releases/0/releasedBy|null|/releases/0/releasedBy: mandatory
          /resolutions/0/code|null|/resolutions/0/code: a resolution chooses a code or dismisses the question
          /resolutions/1/code|"x"|/resolutions/1/code: a resolution chooses a code or dismisses the question
          /resolutions/1/reason|null|/resolutions/1/reason: a dismissal says why
          /resolutions/1/dismissed|"true"|/resolutions/1/dismissed: true or false is expected; /resolutions/1/code: a resolution chooses a code or dismisses the question
          /consents|"c-9"|/consents: an array of at most 200 elements is expected
          /consents|[7]|/consents/0: a short text is expected
          /expect|{"decisionDigest":"abc"}|/expect/decisionDigest: not of the form this member has
          /replyBy|"soon"|/replyBy: not of the form this member has
          /record/format|"Primero V2"|/record/format: not of the form this member has
          /basis/evidence/0/sha256|"00"|/basis/evidence/0/sha256: not of the form this member has
          /basis/evidence/0/type|"A measure"|/basis/evidence/0/type: not of the form this member has
          /to|"XA"|/to: an object is expected
          /to/node|null|/to/node: mandatory
          /to/authority|null|/to/authority: mandatory
          /to/authority|"Not An Id!"|/to/authority: not of the form this member has
          /basis|7|/basis: an object is expected
          /basis/evidence|{}|/basis/evidence: an array of at most 200 elements is expected
          /basis/evidence/0/type|null|/basis/evidence/0/type: mandatory
          /basis/evidence/0/reference|null|/basis/evidence/0/reference: mandatory
          /actor/userRef|null|/actor/userRef: mandatory
          /actor/function|null|/actor/function: mandatory
          /actor/authority|null|/actor/authority: mandatory
          /case/reference|null|/case/reference: mandatory
          /case/subjects|null|/case/subjects: mandatory; /case/subjects: at least the child is a subject; NO CHILD; /restrictions/0/person: no subject of the case has this handle
          /case/subjects|[]|/case/subjects: at least the child is a subject; NO CHILD; /restrictions/0/person: no subject of the case has this handle
          /case/subjects/0/id|null|/case/subjects/0/id: mandatory; NO CHILD
          /case/subjects/0/at|null|/case/subjects/0/at: mandatory; NO CHILD
          /case/subjects/0/at|7|/case/subjects/0/at: a JSON pointer is expected; NO CHILD
          /facts/0/code|null|/facts/0/code: mandatory
          /facts/0/of|null|/facts/0/of: mandatory
          /facts/0/value|null|/facts/0/value: mandatory
          /facts/0|"yes"|/facts/0: an object is expected
          /restrictions/0/person|null|/restrictions/0/person: mandatory
          /restrictions/0/kind|null|/restrictions/0/kind: mandatory
          /restrictions/0/basis|null|/restrictions/0/basis: mandatory
          /restrictions/0/reachableThrough|[7]|/restrictions/0/reachableThrough/0: a node id is expected
          /statements/0/section|null|/statements/0/section: mandatory
          /statements/0/language|null|/statements/0/language: mandatory
          /statements/0/text|null|/statements/0/text: mandatory
          /statements/0/writtenFor|null|/statements/0/writtenFor: mandatory
          /statements/0/releasedBy|null|/statements/0/releasedBy: mandatory
          /releases/0/source|null|/releases/0/source: mandatory
          /releases/0/releasedTo|null|/releases/0/releasedTo: mandatory
          /resolutions/0/source|null|/resolutions/0/source: mandatory
          /resolutions/0/by|null|/resolutions/0/by: mandatory
          /record/format|null|/record/format: mandatory
          /record/content|null|/record/content: mandatory
          /consents|[""]|/consents/0: a short text is expected
          /override|{}|/override/reason: mandatory
          /override|{"reason":" "}|/override/reason: text of 1 to 16384 characters is expected
          /override|{"why":"x","reason":"y"}|/override/why: no such member here
          /expect|{"digest":"abc"}|/expect/digest: no such member here
          /a~0b~1c|1|/a~00b~01c: no such member here
          /kind|null|/kind: mandatory
          /urgency|null|/urgency: mandatory
          /to|null|/to: mandatory
          /actor|null|/actor: mandatory
          /record|null|/record: mandatory
          """)
  void is_that_member(String pointer, String value, String faults) throws Exception {
    assertThat(told(RequestTest.with(pointer, value)))
        .isEqualTo(faults.replace("NO CHILD", NO_CHILD));
  }

  @Test
  void is_a_case_left_out() throws Exception {
    assertThat(told(RequestTest.with("/case", "null"))).startsWith("/case: mandatory");
  }

  @Test
  void is_a_text_longer_than_its_member_holds() throws Exception {
    assertThat(told(text("/actor/function", 256))).isEmpty();
    assertThat(told(text("/actor/function", 257)))
        .isEqualTo("/actor/function: text of 1 to 256 characters is expected");
    assertThat(told(text("/statements/0/text", 16_384))).isEmpty();
    assertThat(told(text("/statements/0/text", 16_385)))
        .isEqualTo("/statements/0/text: text of 1 to 16384 characters is expected");
    assertThat(told(text("/consents/0", 256))).isEmpty();
    assertThat(told(text("/consents/0", 257))).isEqualTo("/consents/0: a short text is expected");
  }

  private static ObjectNode text(String pointer, int length) throws Exception {
    return RequestTest.with(pointer, '"' + "x".repeat(length) + '"');
  }

  @Test
  void is_a_pointer_that_is_longer_than_any_record_is_deep() throws Exception {
    assertThat(told(RequestTest.with("/releases/0/source", '"' + "/ab~1~0".repeat(146) + "/x\"")))
        .isEmpty();
    assertThat(told(RequestTest.with("/releases/0/source", '"' + "/x".repeat(512) + '"')))
        .isEmpty();
    assertThat(told(RequestTest.with("/releases/0/source", '"' + "/x".repeat(512) + "/\"")))
        .isEqualTo("/releases/0/source: a JSON pointer or the handle of a file is expected");
  }

  @Test
  void is_a_list_with_more_than_a_person_writes() throws Exception {
    ObjectNode body = RequestTest.anyRequest();
    ArrayNode consents = body.putArray("consents");
    for (int i = 0; i < 200; i++) {
      consents.add("c-" + i);
    }
    assertThat(told(body)).isEmpty();
    consents.add("c-200");
    assertThat(told(body)).isEqualTo("/consents: an array of at most 200 elements is expected");
  }

  @Test
  void is_a_fact_stated_twice_of_one_person_and_not_of_two() throws Exception {
    ObjectNode body = RequestTest.anyRequest();
    JsonNode again =
        new ObjectMapper()
            .readTree("{\"code\":\"serious-danger\",\"of\":\"#uncle\",\"value\":\"no\"}");
    body.withArray("facts").add(again);
    assertThat(told(body)).isEmpty();
    body.withArray("facts").add(again);
    assertThat(told(body)).isEqualTo("/facts/4: the same fact is stated twice");
  }

  @Test
  void of_several_all_are_told() throws Exception {
    ObjectNode body = RequestTest.anyRequest();
    body.remove(List.of("kind", "record"));
    assertThat(told(body)).isEqualTo("/kind: mandatory; /record: mandatory");
  }
}
