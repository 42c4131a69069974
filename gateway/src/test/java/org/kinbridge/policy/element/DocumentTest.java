package org.kinbridge.policy.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands where in a shared record, what it is called and whom it refers to. */
class DocumentTest {
  private static final String RECORD =
      """
      {"resourceType":"Bundle","entry":[
        {"fullUrl":"u:1","resource":{"resourceType":"Composition",
          "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-case-summary"]},
          "subject":{"reference":"u:2"},
          "section":[{"entry":[{"reference":"u:3"},{"reference":"u:9"}]}]}},
        {"fullUrl":"u:2","resource":{"resourceType":"Patient",
          "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-child"],
            "security":[{"code":"V"},{"code":"cp-asylum"}]},
          "extension":[{"url":"https://x/age","valueInteger":7},{"url":"https://x/age"},
            {"url":"https://x/other"}],
          "identifier":[{"system":"https://x/sid/case","value":"c-1"},
            {"system":"https://x/sid/node","value":"XC"}],
          "address":[{"extension":[
            {"url":"http://y/extension-inline-sec-label","valueCoding":{"code":"LOCIS"}},
            {"url":"label","valueCoding":{"code":"VIO"}},
            {"url":"http://y/no-label","valueCoding":{"code":"SEX"}}],"city":"Tollen"},
            {"city":"Weaver"}],
          "link":{"url":"label","valueCoding":{"code":"RACE"}},
          "active":true}},
        {"fullUrl":"u:3","resource":{"resourceType":"Flag",
          "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-alert"]},
          "category":[{"coding":[{"code":"a"},{"code":"b"}]},{"coding":[{"code":"c"}]}],
          "code":{"coding":[{"code":"missing"}]},
          "subject":{"reference":"u:2"},
          "author":[{"reference":"u:4"},{"reference":"u:5"}]}}]}
      """;

  private Document document;

  @BeforeEach
  void read() throws Exception {
    JsonNode tree = new ObjectMapper().readTree(RECORD);
    document = Document.of(tree);
  }

  private Resource child() {
    return document.child();
  }

  private static Element first(Element above, String name) {
    return above.children(name).getFirst();
  }

  @Test
  void a_label_of_the_whole_is_on_the_whole_where_nothing_in_it_bears_it() throws Exception {
    String labelled =
        RECORD.replaceFirst(
            "\"Bundle\"",
            "\"Bundle\",\"meta\":{\"security\":[{\"code\":\"V\"},{\"code\":\"cp-asylum\"},{\"code\":\"VIO\"},"
                + "{\"code\":\"SEX\"},{\"code\":\"NOREUSE\"}]}");
    Document whole = Document.of(new ObjectMapper().readTree(labelled));
    assertThat(whole.bearing("V")).as("the child's").containsExactly(whole.child().root());
    assertThat(whole.bearing("cp-asylum")).containsExactly(whole.child().root());
    assertThat(whole.bearing("VIO"))
        .as("an address of the child")
        .extracting(Element::path)
        .containsExactly("Bundle.entry[1].resource.address[0]");
    assertThat(whole.bearing("SEX")).as("in no label").containsExactly(whole.root());
    assertThat(whole.bearing("NOREUSE")).containsExactly(whole.root());
  }

  @Test
  void elements_stand_in_document_order_and_know_their_place() {
    assertThat(document.root()).isSameAs(document.elements().getFirst());
    for (int i = 0; i < document.elements().size(); i++) {
      Element element = document.elements().get(i);
      assertThat(element.ordinal()).isEqualTo(i);
      assertThat(element.lastOrdinal()).isEqualTo(i + below(element));
    }
    Element city = first(child().root().children("address").get(1), "city");
    assertThat(city.path()).isEqualTo("Bundle.entry[1].resource.address[1].city");
    assertThat(city.pathBelow(child().root())).isEqualTo(".address[1].city");
    assertThat(city.kindBelow(child().root())).isEqualTo(".address.city");
    assertThat(city.pathBelow(city)).isEmpty();
    assertThat(city.name()).isEqualTo("city");
    assertThat(city.index()).isEqualTo(-1);
    assertThat(city.node().asText()).isEqualTo("Weaver");
    assertThat(city.isScalar()).isTrue();
    assertThat(city.children()).isEmpty();
    assertThat(city.parent().orElseThrow().index()).isEqualTo(1);
    assertThat(city.parent().orElseThrow().isScalar()).isFalse();
    assertThat(document.root().parent()).isEmpty();
  }

  private static int below(Element element) {
    return element.children().stream().mapToInt(child -> 1 + below(child)).sum();
  }

  @Test
  void a_long_document_is_read_whole() throws Exception {
    String address = "{\"city\":\"Weaver\"}";
    String many = String.join(",", Collections.nCopies(1500, address));
    Document known = Document.of(new ObjectMapper().readTree(RECORD.replace(address, many)));
    assertThat(known.elements()).hasSize(document.elements().size() + 2 * 1499);
    assertThat(known.child().root().children("address")).hasSize(1501);
    for (int i = 0; i < known.elements().size(); i++) {
      assertThat(known.elements().get(i).ordinal()).isEqualTo(i);
    }
  }

  @Test
  void children_of_a_name_stand_side_by_side() {
    assertThat(child().root().children("address")).hasSize(2);
    assertThat(child().root().children("resourceType")).hasSize(1);
    assertThat(child().root().children("active")).hasSize(1);
    assertThat(child().root().children("nothing")).isEmpty();
  }

  @Test
  void what_tells_an_element_from_its_neighbours_is_its_url_its_system_or_its_code() {
    Element age = first(child().root(), "extension");
    assertThat(age.answersTo("age")).isTrue();
    assertThat(age.answersTo("ge")).isFalse();
    assertThat(age.answersTo("https://x/age")).isFalse();
    assertThat(first(child().root(), "identifier").answersTo("case")).isTrue();
    assertThat(first(child().root(), "identifier").answersTo("node")).isFalse();
    Resource alert = document.resources("cp-alert").getFirst();
    assertThat(alert.root().answersTo("missing")).isTrue();
    assertThat(alert.root().answersTo("found")).isFalse();
    Element label = first(child().root(), "address").children("extension").get(1);
    assertThat(label.answersTo("label")).isTrue();
  }

  @Test
  void a_label_is_on_the_element_or_resource_that_carries_it() {
    Element address = first(child().root(), "address");
    assertThat(document.bearing("LOCIS")).containsExactly(address);
    assertThat(document.bearing("VIO")).containsExactly(address);
    assertThat(document.bearing("V")).containsExactly(child().root());
    assertThat(document.bearing("cp-asylum")).containsExactly(child().root());
    assertThat(document.bearing("SEX")).as("another extension says it").isEmpty();
    assertThat(document.bearing("RACE")).as("no extension says it").isEmpty();
  }

  @Test
  void resources_are_found_by_profile_and_address() {
    assertThat(document.resources()).hasSize(3);
    assertThat(document.summary().fullUrl()).isEqualTo("u:1");
    assertThat(child().fullUrl()).isEqualTo("u:2");
    assertThat(child().profile()).isEqualTo("cp-child");
    assertThat(child().is("cp-child")).isTrue();
    assertThat(child().is("cp-alert")).isFalse();
    assertThat(document.resources("cp-child")).containsExactly(child());
    assertThat(document.resources("cp-nothing")).isEmpty();
    assertThat(document.at("u:3")).isPresent();
    assertThat(document.at("u:9")).isEmpty();
  }

  @Test
  void a_document_without_its_child_is_none() throws Exception {
    Document none =
        Document.of(new ObjectMapper().readTree(RECORD.replace("\"u:2\"}", "\"u:8\"}")));
    assertThatThrownBy(none::child).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void references_are_found_at_an_element_and_below_it() {
    Element summary = document.summary().root();
    assertThat(document.references(summary))
        .extracting(reference -> reference.node().asText())
        .containsExactly("u:2", "u:3", "u:9");
    assertThat(document.refers(summary)).isTrue();
    assertThat(document.references(child().root())).isEmpty();
    assertThat(document.refers(child().root())).isFalse();
    Element last = document.elements().getLast();
    assertThat(last.isReference()).isTrue();
    assertThat(document.refers(last)).isTrue();
    assertThat(document.references(last)).containsExactly(last);
    Element section = first(summary, "section");
    assertThat(document.references(section)).hasSize(2);
    assertThat(first(child().root(), "active").isReference()).isFalse();
    assertThat(first(summary, "subject").isReference()).isFalse();
  }

  @Test
  void a_reference_is_text() throws Exception {
    Document odd = Document.of(new ObjectMapper().readTree("{\"reference\":{\"reference\":7}}"));
    assertThat(odd.references(odd.root())).isEmpty();
    assertThat(odd.refers(odd.root())).isFalse();
  }

  @Test
  void a_resource_tells_its_references_codes_identifiers_and_extensions() {
    Resource alert = document.resources("cp-alert").getFirst();
    assertThat(alert.reference("subject")).isEqualTo("u:2");
    assertThat(alert.reference("nobody")).isEmpty();
    assertThat(alert.references("subject")).containsExactly("u:2");
    assertThat(alert.references("author")).containsExactly("u:4", "u:5");
    assertThat(alert.codes("code")).containsExactly("missing");
    assertThat(alert.codes("category")).containsExactly("a", "b", "c");
    assertThat(alert.codes("nothing")).isEmpty();
    assertThat(child().identifier("node")).isEqualTo("XC");
    assertThat(child().identifier("case")).isEqualTo("c-1");
    assertThat(child().identifier("nothing")).isEmpty();
    assertThat(child().extensions("age")).hasSize(2);
    assertThat(child().extensions("age").getFirst().path("valueInteger").asInt()).isEqualTo(7);
    assertThat(child().extensions("ge")).isEmpty();
    assertThat(Element.codes(alert.root().node().path("code"))).isEqualTo(List.of("missing"));
  }
}
