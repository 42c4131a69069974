package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Scalars.Shapes;

/** What joins a document without being of the record is one of a few things, and in its place. */
class TraceTest {
  private static final String URL = "Bundle.entry[0].fullUrl";
  private static final String INNER = "6a1d3d8f-0000-4000-8000-00000000000f";
  private static final Sha256 PAPER = Sha256.of("paper");

  private static List<String> untraced(String record, String leaving) throws Exception {
    return untraced(Given.nothingReleased(record, Map.of()), leaving);
  }

  private static List<String> untraced(Evidence evidence, String leaving) throws Exception {
    Shapes shapes = new Shapes();
    Scalars before = Scalars.of(evidence.record(), shapes);
    Scalars after =
        Scalars.of(
            Given.nothingReleased(leaving, Map.of()).record(), shapes); // read as the pass reads it
    return new Trace(evidence, before).untraced(after).stream().map(Hit::place).toList();
  }

  private static String url(String id) {
    return "{\"entry\":[{\"fullUrl\":\"" + id + "\"}]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:00000000-0000-4000-8000-000000000000",
        "99999999-9999-4999-9999-999999999999",
        "aaaaaaaa-aaaa-4aaa-aaaa-aaaaaaaaaaaa",
        "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff"
      })
  void a_new_random_id_joins(String id) throws Exception {
    assertThat(untraced(url(INNER), url(id))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "urn:uuid:",
        "0000000-0000-4000-8000-000000000000",
        "000000000-0000-4000-8000-000000000000",
        "urn:uuid:00000000-0000-4000-8000-0000000000000",
        "urn:uuid:00000000-0000-4000-8000-00000000000",
        "urn:oid:000000000-0000-4000-8000-000000000000",
        "00000000-0000-1000-8000-000000000000",
        "00000000-0000-5000-8000-000000000000",
        "00000000-0000-4000-7000-000000000000",
        "00000000-0000-4000-c000-000000000000",
        "00000000x0000-4000-8000-000000000000",
        "00000000-0000x4000-8000-000000000000",
        "00000000-0000-4000x8000-000000000000",
        "00000000-0000-4000-8000x000000000000",
        "/0000000-0000-4000-8000-000000000000",
        ":0000000-0000-4000-8000-000000000000",
        "`0000000-0000-4000-8000-000000000000",
        "g0000000-0000-4000-8000-000000000000",
        "A0000000-0000-4000-8000-000000000000",
        "00000000-0000-4000-8000-00000000000g"
      })
  void what_is_no_random_id_does_not(String id) throws Exception {
    assertThat(untraced(url(INNER), url(id))).containsExactly(URL);
  }

  @Test
  void an_id_of_the_record_is_no_new_one_wherever_it_stood() throws Exception {
    assertThat(untraced(url(INNER), url(INNER))).containsExactly(URL);
    assertThat(untraced(url("urn:uuid:" + INNER), url("urn:uuid:" + INNER))).containsExactly(URL);
    String inProse = Given.bundle("cp-child", "\"name\":[{\"text\":\"" + INNER + "\"}]");
    assertThat(untraced(inProse, url(INNER))).containsExactly(URL);
  }

  @ParameterizedTest
  @CsvSource({
    "http://terminology.hl7.org/CodeSystem/v3-ActCode, LOCIS, 0",
    "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity, cp-trafficking, 0",
    "http://terminology.hl7.org/CodeSystem/v3-ActCode, cp-witness, 1",
    "http://terminology.hl7.org/CodeSystem/v3-ActCode, cp-asylum, 1",
    "http://example.org, LOCIS, 1",
    "LOCIS, http://terminology.hl7.org/CodeSystem/v3-ActCode, 2"
  })
  void labels_join_that_may_leave(String system, String code, int untraced) throws Exception {
    assertThat(untraced("{}", label(system, code))).hasSize(untraced);
  }

  private static String label(String system, String code) {
    return "{\"meta\":{\"security\":[{\"system\":\"%s\",\"code\":\"%s\"}]}}"
        .formatted(system, code);
  }

  private static String label(String code) {
    return label("http://terminology.hl7.org/CodeSystem/v3-ActCode", code);
  }

  @Test
  void what_every_document_has_is_as_the_record_has_it() throws Exception {
    String record = "{\"type\":\"document\",\"identifier\":{\"system\":\"s\"}}";
    assertThat(untraced(record, "{\"type\":\"document\"}")).isEmpty();
    assertThat(untraced(record, "{\"identifier\":{\"system\":\"s\"}}")).isEmpty();
    assertThat(untraced(record, "{\"type\":\"batch\"}")).containsExactly("Bundle.type");
    assertThat(untraced(record, "{\"language\":\"s\"}")).containsExactly("Bundle.language");
    assertThat(untraced("{\"language\":\"s\"}", "{\"language\":\"s\"}"))
        .containsExactly("Bundle.language");
  }

  @Test
  void what_no_entry_has_is_looked_at_too() throws Exception {
    assertThat(untraced(url(INNER), "{\"entry\":[{\"link\":[{\"url\":\"x\"}]}]}"))
        .containsExactly("Bundle.entry[0].link[0].url");
  }

  @Test
  void what_is_released_may_stand_in_its_shape_alone() throws Exception {
    String record = Given.bundle("cp-child", "\"gender\":\"female\",\"active\":\"yes\"");
    BitSet gender = new BitSet();
    gender.set(3);
    Evidence evidence =
        Given.evidence(
            record,
            new Evidence.Marked(gender, new BitSet(), Map.of()),
            Given.request(),
            Given.circumstances(List.of(), List.of()));
    assertThat(untraced(evidence, Given.bundle("cp-child", "\"gender\":\"female\""))).isEmpty();
    assertThat(untraced(evidence, Given.bundle("cp-child", "\"active\":\"female\""))).hasSize(1);
    assertThat(untraced(evidence, Given.bundle("cp-child", "\"active\":\"yes\""))).hasSize(1);
  }

  private static Order order(String node, LocalDate until, String label) {
    LocalDate from = LocalDate.of(2026, 5, 1);
    return new Order(
        "o-1",
        new ChildRef(new UUID(0, 1)),
        PAPER,
        new AuthorityId("xc-court"),
        new Order.Named(Set.of(), Set.of(label)),
        new Order.Addressed(new NodeId(node), new AuthorityId("xa-casw")),
        new Agreement.Validity(from, Optional.of(until)),
        new Order.Check.Confirmed());
  }

  private static List<String> ordered(Order order, String reference, String label)
      throws Exception {
    ObjectNode request = Given.request();
    ((ObjectNode) request.path("basis"))
        .putArray("evidence")
        .addObject()
        .put("type", "court-order")
        .put("reference", reference)
        .put("sha256", PAPER.toString());
    Evidence evidence =
        Given.evidence(
            "{}",
            new Evidence.Marked(new BitSet(), new BitSet(), Map.of()),
            request,
            Given.circumstances(List.of(), List.of(order)));
    return untraced(evidence, label(label));
  }

  @Test
  void the_label_of_a_witness_leaves_where_an_order_opens_it_today_for_whom_it_is_for()
      throws Exception {
    LocalDate today = LocalDate.of(2026, 5, 10);
    String witness = "cp-witness";
    assertThat(ordered(order("XA", today, witness), "o-1", witness)).isEmpty();
    assertThat(ordered(order("XA", today, witness), "o-2", witness)).hasSize(1);
    assertThat(ordered(order("XB", today, witness), "o-1", witness)).hasSize(1);
    assertThat(ordered(order("XA", today.minusDays(1), witness), "o-1", witness)).hasSize(1);
    assertThat(ordered(order("XA", today, witness), "o-1", "cp-reporter-identity")).hasSize(1);
    assertThat(ordered(order("XA", today, "cp-asylum"), "o-1", "cp-asylum")).hasSize(1);
  }
}
