package org.kinbridge.policy.residual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.ConsentAges;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.profile.Sources;

/** The bytes are given by hand, as a first pass that failed would have made them. */
class SecondPassTest {
  private static final String NAME = "Bundle.entry[0].resource.name[0].text";
  private static final String NICKNAME = "Bundle.entry[0].resource.name[1].text";

  @Test
  void bytes_of_released_scalars_are_clean() throws Exception {
    assertThat(over(child("Liya Haddis"), "{}", Map.of()))
        .isInstanceOfSatisfying(
            Finding.Clean.class, clean -> assertThat(clean.coincident()).isEmpty());
  }

  @Test
  void bytes_that_are_no_json_are_a_hit() throws Exception {
    Finding finding = new SecondPass().over("{".getBytes(UTF_8), evidence("{}", Map.of()));
    assertThat(finding).isEqualTo(new Finding.Unreadable(new Hit(Kind.UNTRACED, "1:2")));
  }

  /**
   * Whoever looks at it next looks at the bytes to be signed, and not at what they were made of.
   */
  @Test
  void what_was_read_of_the_bytes_goes_on() throws Exception {
    Finding finding = over(child("Liya Haddis"), "{}", Map.of());
    assertThat(((Finding.Clean) finding).read())
        .isEqualTo(
            StrictJson.parse(child("Liya Haddis").getBytes(UTF_8), StrictJson.Limits.DOCUMENT));
  }

  @Test
  void a_scalar_that_nothing_released_is_untraced() throws Exception {
    assertThat(over(child("Somebody Else"), "{}", Map.of()))
        .isInstanceOfSatisfying(
            Finding.Residue.class,
            residue -> assertThat(residue.hits()).containsExactly(new Hit(Kind.UNTRACED, NAME)));
  }

  /** Written out it would fill the memory of the node. */
  @Test
  void a_number_of_a_billion_digits_is_read_as_it_is_written() throws Exception {
    assertThat(over(child("Liya Haddis"), "{\"x\":1e999999999,\"y\":1e-999999999}", Map.of()))
        .isInstanceOfSatisfying(
            Finding.Clean.class, clean -> assertThat(clean.coincident()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5550177\"",
        "\"555-01 77\"",
        "5550177",
        "5.550177E6",
        "5550177.0",
        "-5550177",
        "\"tel_5550177\"",
        "[[5550177]]",
        "{\"a/b\": 5550177}"
      })
  void a_withheld_number_is_found_however_the_record_writes_it(String value) throws Exception {
    assertThat(hits(child("Ring 555 01 77"), "{\"x\":" + value + "}")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Al Ng, went to AL-NG by bus",
    "Ng 7, met ng  7 there",
    "\uFB01ve oaks, at Five Oaks",
    "\uFF15\uFF15\uFF15\uFF10\uFF11\uFF17\uFF17, ring 555 0177",
    "\u0661\u0662 ab, saw \u0661\u0662 AB"
  })
  void a_withheld_value_is_found_in_another_spelling(String withheld, String text)
      throws Exception {
    assertThat(hits(child(text), "{\"x\":\"" + withheld + "\"}")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550177", "\"550177\"", "true", "null", "\"\"", "\"1955-01-77\""})
  void six_digits_a_date_and_no_value_at_all_say_nothing(String value) throws Exception {
    assertThat(hits(child("Ring 55 01 77 true null"), "{\"x\":" + value + "}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "olpheimer,Ask Olpheimer",
    "Olpheimer,Ask olpheimer",
    "olpheime,Ask Olpheime",
    "ólpheime,Ask Ólpheime",
    "oe li,ask Oe Li"
  })
  void a_withheld_name_is_found_in_small_letters_too(String withheld, String leaving)
      throws Exception {
    assertThat(hits(child(leaving), "{\"x\":\"" + withheld + "\"}"))
        .containsExactly(new Hit(Kind.WITHHELD_VALUE, "/x"));
  }

  @Test
  void seven_letters_of_one_word_are_not_distinctive() throws Exception {
    assertThat(hits(child("Ask olpheim"), "{\"x\":\"olpheim\"}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"foster_care,in foster care", "language41,language41", "year_2026,year 2026"})
  void a_word_that_only_a_list_spells_so_is_no_value(String code, String leaving) throws Exception {
    assertThat(hits(child(leaving), "{\"x\":\"" + code + "\"}")).isEmpty();
  }

  @Test
  void a_word_that_was_read_as_a_code_of_a_list_is_no_value() throws Exception {
    String record = "{\"x\":\"unaccompanied\"}";
    String code = "Bundle.entry[1].resource.code.coding[0].code";
    assertThat(hits(child("she came unaccompanied"), record)).isNotEmpty();
    assertThat(hits(child("she came unaccompanied"), record, Map.of(code, List.of("/x"))))
        .isEmpty();
  }

  @Test
  void what_a_released_element_came_from_is_no_value() throws Exception {
    String record = "{\"x\":\"Somebody Else\"}";
    assertThat(hits(child("Somebody Else"), record, Map.of(NICKNAME, List.of("/x")))).isNotEmpty();
    assertThat(hits(child("Somebody Else"), record, Map.of(NAME, List.of("/x")))).isEmpty();
  }

  private static List<Hit> hits(String leaving, String national) throws Exception {
    return hits(leaving, national, Map.of());
  }

  /** The hits of a withheld value alone: what nothing explains is another test. */
  private static List<Hit> hits(String leaving, String national, Map<String, List<String>> sources)
      throws Exception {
    return switch (over(leaving, national, sources)) {
      case Finding.Clean clean -> List.of();
      case Finding.Unreadable unreadable -> throw new AssertionError(unreadable);
      case Finding.Residue residue ->
          residue.hits().stream().filter(hit -> hit.kind() == Kind.WITHHELD_VALUE).toList();
    };
  }

  private static Finding over(String leaving, String national, Map<String, List<String>> sources)
      throws Exception {
    return new SecondPass().over(leaving.getBytes(UTF_8), evidence(national, sources));
  }

  private static String child(String name) {
    return """
    {"resourceType":"Bundle","entry":[{"resource":{
      "resourceType":"Patient",
      "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-child"]},
      "name":[{"text":"%s"}]}}]}
    """
        .formatted(name);
  }

  private static Evidence evidence(String national, Map<String, List<String>> sources)
      throws Exception {
    return new Evidence(
        json(child("Liya Haddis")),
        new Sources(sources, json(national)),
        new Evidence.Marked(fourth(), new BitSet(), Map.of()),
        request(national),
        circumstances());
  }

  /** The name, after both types and the profile. */
  private static BitSet fourth() {
    BitSet released = new BitSet();
    released.set(3);
    return released;
  }

  static ObjectNode consentCare() throws Exception {
    Path file =
        Path.of(
            System.getProperty("kinbridge.conformance", "../conformance"),
            "policy/requests/consent-care.json");
    return (ObjectNode) json(Files.readString(file));
  }

  /** Of a request with files, nothing of the record leaves. */
  static Evidence evidence(JsonNode record, Request request) {
    return new Evidence(
        record,
        Sources.none(),
        new Evidence.Marked(new BitSet(), new BitSet(), Map.of()),
        request,
        circumstances());
  }

  private static Request request(String national) throws Exception {
    ObjectNode request = consentCare();
    ((ObjectNode) request.path("record")).set("content", json(national));
    return ((Reading.Accepted) Request.parse(request)).request();
  }

  private static Circumstances circumstances() {
    Authority one =
        new Authority(new AuthorityId("xc-mosa"), "Ministry", AuthorityRole.CHILD_WELFARE);
    return new Circumstances(
        new Parties(
            new Recipient(new NodeId("XA"), one, "1"),
            new Sender(new NodeId("XC"), one, one),
            List.of()),
        new Registers(Map.of(), List.of(), List.of(), List.of(), List.of()),
        Findings.none(),
        new ConsentAges(
            new ConsentAge(14, "XC", "test", LocalDate.EPOCH),
            new ConsentAge(14, "XA", "test", LocalDate.EPOCH)),
        PairwiseIds.of(new byte[32]),
        new Moment(Instant.EPOCH, ZoneOffset.UTC));
  }

  static JsonNode json(String text) throws Exception {
    return StrictJson.parse(text.getBytes(UTF_8), StrictJson.Limits.DOCUMENT);
  }
}
