package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.ElementPath;

/** What the words of the policy files mean in a record. */
class SelectionTest {
  private static final String SENSITIVE =
      "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity";
  private static final String FLIGHT = "{'system': '" + SENSITIVE + "', 'code': 'cp-asylum'}";

  private static Retold selam() {
    return Retold.of("selam-care.json", "selam.json");
  }

  private static List<String> paths(List<Element> elements) {
    return elements.stream().map(element -> element.path().replaceFirst("Bundle\\.?", "")).toList();
  }

  private static ElementClass named(String name, Situation situation) {
    return situation.version().elements(name).orElseThrow();
  }

  private static List<String> of(String name, Situation situation) {
    return paths(Selection.of(named(name, situation), situation));
  }

  @Test
  void of_people_a_class_holds_those_it_is_about() throws Exception {
    Situation situation = selam().situation();
    assertThat(of("carer", situation))
        .contains("entry[3].resource.name[0]", "entry[10].resource.focus[0]")
        .noneMatch(path -> path.startsWith("entry[2]") || path.startsWith("entry[4]"));
    assertThat(of("relatives", situation))
        .contains("entry[2].resource.birthDate")
        .noneMatch(path -> path.startsWith("entry[3]") || path.startsWith("entry[4]"));
  }

  @Test
  void of_extensions_and_components_a_class_holds_those_it_names() throws Exception {
    Situation situation = selam().situation();
    assertThat(of("case", situation)).contains("entry[5].resource.extension[0]");
    assertThat(of("identity-least", situation))
        .contains("entry[1].resource.extension[1]")
        .doesNotContain("entry[1].resource.extension[0]");
    assertThat(of("separation", situation))
        .contains("entry[9].resource.status", "entry[9].resource.component[0]");
  }

  @Test
  void of_concerns_and_alerts_a_class_holds_those_of_its_codes() throws Exception {
    Situation plain = selam().situation();
    Situation ill =
        selam()
            .record("/entry/15/resource/code/coding/0/code", "'imminent-danger'")
            .record("/entry/16/resource/code/coding/0/code", "'looked-after'")
            .situation();
    assertThat(of("health-minimum", plain)).contains("entry[1].resource.name[0]");
    assertThat(of("health-minimum", ill))
        .contains("entry[16].resource.status")
        .doesNotContain("entry[15].resource.status");
  }

  @Test
  void a_class_releases_what_it_holds_in_its_form() throws Exception {
    Situation situation = selam().situation();
    Marks marks = new Marks(situation.document());
    Selection.release(named("relatives-outline", situation), situation, "row", marks);
    Resource sister = situation.document().resources("cp-related-person").getFirst();
    assertThat(marks.of(of(sister, "gender")))
        .contains(new Marks.Mark.Released("row", Optional.empty()));
    assertThat(marks.of(of(sister, "birthDate")))
        .contains(new Marks.Mark.Released("row", Optional.of(Form.AGE_BAND)));
    assertThat(marks.of(of(sister, "name"))).isEmpty();
  }

  private static Element of(Resource resource, String member) {
    return resource.root().children(member).getFirst();
  }

  private static List<String> at(Document document, String... places) {
    return paths(Selection.of(Stream.of(places).map(ElementPath::parse).toList(), document));
  }

  @Test
  void a_place_is_a_resource_or_an_element_of_it() throws Exception {
    Document document = selam().situation().document();
    assertThat(at(document, "cp-child.address", "cp-care-arrangement.focus"))
        .containsExactly(
            "entry[1].resource.address[0]",
            "entry[1].resource.address[1]",
            "entry[10].resource.focus[0]");
    assertThat(at(document, "cp-child.extension(patient-nationality)"))
        .containsExactly("entry[1].resource.extension[0]");
    assertThat(at(document, "cp-related-person"))
        .containsExactly("entry[2].resource", "entry[3].resource", "entry[4].resource");
    Document danger =
        selam()
            .record("/entry/16/resource/code/coding/0/code", "'imminent-danger'")
            .situation()
            .document();
    assertThat(at(danger, "cp-alert(imminent-danger)", "cp-alert(missing).status"))
        .contains("entry[16].resource")
        .noneMatch(path -> path.endsWith("status"));
  }

  private static List<String> labelled(Retold story) throws Exception {
    return paths(
        Selection.labelled(story.situation().document(), Set.of("cp-asylum", "cp-witness")));
  }

  @Test
  void a_label_means_what_bears_it_and_the_whole_record_where_nothing_does() throws Exception {
    assertThat(labelled(selam())).isEmpty();
    Retold whole = selam().record("/meta/security/-", FLIGHT);
    assertThat(labelled(whole)).containsExactly("");
    assertThat(labelled(whole.record("/entry/7/resource/meta/security/-", FLIGHT)))
        .containsExactly("entry[7].resource");
    assertThat(
            labelled(
                selam()
                    .record(
                        "/entry/1/resource/address/0/extension/-",
                        "{'url': 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/"
                            + "extension-inline-sec-label', 'valueCoding': "
                            + FLIGHT
                            + "}")))
        .containsExactly("entry[1].resource.address[0]");
  }

  @Test
  void what_is_below_ends_with_the_last_that_is() throws Exception {
    Document document = selam().situation().document();
    Element address = document.child().root().children("address").getFirst();
    Element before = document.elements().get(address.ordinal() - 1);
    BitSet below =
        Selection.below(List.of(address, document.elements().getFirst().children().getFirst()));
    assertThat(below.get(address.ordinal(), address.lastOrdinal() + 1).cardinality())
        .isEqualTo(address.lastOrdinal() - address.ordinal() + 1)
        .isGreaterThan(1);
    assertThat(below.get(before.ordinal())).isFalse();
    assertThat(below.get(address.lastOrdinal() + 1)).isFalse();
  }

  private static List<String> builtAnew(Resource resource) {
    return resource.root().children().stream()
        .filter(Selection::isBuiltAnew)
        .map(Element::name)
        .distinct()
        .toList();
  }

  @Test
  void type_labels_and_lists_are_built_anew_and_what_somebody_wrote_is_not() throws Exception {
    Document document = Retold.care().situation().document();
    assertThat(builtAnew(document.child())).containsExactly("resourceType", "meta");
    assertThat(builtAnew(document.summary())).containsExactly("resourceType", "meta", "section");
    assertThat(document.summary().root().children("section"))
        .filteredOn(section -> !Selection.isBuiltAnew(section))
        .singleElement()
        .satisfies(told -> assertThat(told.children("text")).isNotEmpty());
  }
}
