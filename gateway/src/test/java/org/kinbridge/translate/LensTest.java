package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.Translation.Translated;

/**
 * The laws of a map that goes both ways, over random records: putting back what a record said
 * changes nothing, what was put is read again, and what no row knows survives.
 */
class LensTest {
  private static final Set<String> OURS =
      Set.of("unmapped_notes", "status", "registration_date", "owned_by", "religion");

  @Property(tries = 150)
  void what_a_record_says_itself_changes_nothing(@ForAll("records") ObjectNode record) {
    ObjectNode local = withIds(record);

    Back.Given given = IntoPrimero.back(shared(local), local);

    assertThat(given.patch().path("data")).isEmpty();
    assertThat(given.whole()).isEqualTo(local);
  }

  @Property(tries = 150)
  void what_was_written_into_an_empty_case_is_read_as_it_was_sent(
      @ForAll("records") ObjectNode sent) {
    JsonNode document = shared(sent);

    Back.Given given = IntoPrimero.back(document);

    ObjectNode opened = given.whole().deepCopy().put("status", "open");
    opened.put("registration_date", "2026-01-15");
    Set<String> carried = says(document, carried(given));
    Set<String> read = says(shared(opened), Set.of());
    assertThat(read).containsAll(carried);
    assertThat(given.report().approximated()).isEmpty();
    assertThat(mapped(read)).isEqualTo(mapped(carried));
  }

  @Property(tries = 150)
  void what_was_written_into_another_record_is_read_again(
      @ForAll("records") ObjectNode sent, @ForAll("records") ObjectNode local) {
    JsonNode document = shared(sent);

    Back.Given given = IntoPrimero.back(document, local);

    assertThat(says(shared(given.whole()), Set.of())).containsAll(says(document, carried(given)));
  }

  @Property(tries = 150)
  void putting_twice_is_putting_once(
      @ForAll("records") ObjectNode sent, @ForAll("records") ObjectNode local) {
    JsonNode document = shared(sent);
    ObjectNode once = IntoPrimero.back(document, local).whole();

    assertThat(IntoPrimero.back(document, once).patch().path("data")).isEmpty();
  }

  @Property(tries = 150)
  void what_no_row_knows_comes_back_as_it_stood(
      @ForAll("records") ObjectNode sent, @ForAll("records") ObjectNode local) {
    Back.Given given = IntoPrimero.back(shared(sent), local);

    OURS.forEach(name -> assertThat(given.whole().path(name)).as(name).isEqualTo(local.path(name)));
    ObjectNode merged = local.deepCopy();
    merged.setAll((ObjectNode) given.patch().path("data"));
    assertThat(merged).isEqualTo(given.whole());
  }

  private static JsonNode shared(JsonNode record) {
    return ((Translated) Samples.translate(record)).draft().tree();
  }

  /** The sender's own number is written where none stands: here one stands. */
  @Example
  void a_record_with_a_member_named_as_its_wrapper_is_given_as_it_can_be_read_again() {
    ObjectNode record = withIds(Samples.least("'data':'a member of its own'"));
    ObjectNode local = record.objectNode().set("data", record);

    ObjectNode whole = IntoPrimero.back(shared(local), local).whole();

    assertThat(whole).isEqualTo(local);
    assertThat(IntoPrimero.back(shared(local), whole).whole()).isEqualTo(local);
  }

  private static ObjectNode withIds(ObjectNode record) {
    return record
        .deepCopy()
        .put("other_id_no", "R-1")
        .put("other_agency_id", "a")
        .put("other_agency_name", "A");
  }

  private static Set<String> carried(Back.Given given) {
    Set<String> carried = new HashSet<>(given.report().said());
    given.report().written().stream()
        .filter(one -> !one.target().startsWith("/data/other_"))
        .forEach(one -> carried.add(one.path()));
    return carried;
  }

  /**
   * Every scalar with the place it has in a resource of its kind; those of {@code only}, if any.
   */
  static Set<String> says(JsonNode document, Set<String> only) {
    Set<String> says = new TreeSet<>();
    int index = 0;
    for (JsonNode entry : document.path("entry")) {
      JsonNode resource = entry.path("resource");
      String path = "Bundle.entry[" + index++ + "].resource";
      collect(resource, path, resource.path("resourceType").asText(), only, says);
    }
    return says;
  }

  private static void collect(
      JsonNode node, String path, String kind, Set<String> only, Set<String> says) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  collect(
                      member.getValue(),
                      path + "." + member.getKey(),
                      kind + "." + member.getKey(),
                      only,
                      says));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "[" + i + "]", kind, only, says);
      }
    } else if (only.isEmpty() || only.contains(path)) {
      says.add(kind + "=" + node.asText());
    }
  }

  /** What the map carries in both directions, of the child. */
  private static List<String> mapped(Set<String> says) {
    List<String> places =
        List.of(
            "Patient.name.family=",
            "Patient.name.given=",
            "Patient.name.text=",
            "Patient.birthDate=",
            "Patient.telecom.value=",
            "Patient.address.",
            "Patient.communication.language.coding.code=",
            "Condition.code.coding.code=",
            "RelatedPerson.name.text=",
            "RelatedPerson.birthDate=");
    return says.stream()
        .filter(one -> places.stream().anyMatch(one::startsWith))
        .filter(one -> !one.contains(".extension.") && !one.contains(".use="))
        .toList();
  }

  @Provide
  Arbitrary<ObjectNode> records() {
    return Arbitraries.randomValue(LensTest::record);
  }

  private static ObjectNode record(java.util.Random random) {
    ObjectNode record = Samples.least();
    text(record, "name_middle", random, "Ana", "Bo");
    text(record, "name_last", random, "Oru", "Halevan");
    text(record, "name_other", random, "ሊዮ", "Leo", "刘洋");
    text(record, "name_nickname", random, "Li", "Lolo");
    text(record, "name_given_post_separation", random, "Sam");
    born(record, random);
    list(record, "nationality", random, "aldmark", "borvania", "cassar", "stateless");
    list(record, "language", random, "_amharic", "_english", "_french");
    text(record, "telephone_current", random, "+999 555 0100", "+999 555 0101");
    text(record, "location_current", random, "XA", "XB0301", "XC02");
    if (random.nextBoolean()) {
      text(record, "address_current", random, "1 Mill Lane", "2 Quay");
      record.put("address_is_permanent", random.nextBoolean());
    }
    text(record, "displacement_status", random, "idp", "returnee", "resident");
    list(record, "protection_concerns", random, "street_child", "disabled", "statelessness");
    text(record, "protection_status", random, "separated", "unaccompanied");
    text(record, "separation_cause", random, "conflict", "poverty");
    text(record, "date_of_separation", random, "2025-10-12", "2024-02-29");
    family(record, random);
    text(record, "unmapped_notes", random, "one", "two");
    text(record, "owned_by", random, "worker-1");
    list(record, "religion", random, "religion1");
    return record;
  }

  private static void born(ObjectNode record, java.util.Random random) {
    switch (random.nextInt(4)) {
      case 0 -> record.put("date_of_birth", "2012-05-17");
      case 1 -> record.put("date_of_birth", "2011-01-01").put("estimated", true).put("age", 15);
      case 2 -> record.put("age", 9);
      default -> record.put("date_of_birth", "2013-11-02").put("estimated", false);
    }
  }

  private static void family(ObjectNode record, java.util.Random random) {
    ArrayNode family = record.putArray("family_details_section");
    List<String> names = List.of("Saba", "Woldu", "Mika");
    for (int i = 0; i < random.nextInt(4); i++) {
      ObjectNode one = family.addObject().put("relation_name", names.get(i));
      one.put("unique_id", "u" + random.nextInt(100));
      one.put("relation", List.of("mother", "father", "aunt").get(random.nextInt(3)));
      text(one, "relation_sex", random, "female", "male");
      text(one, "relation_date_of_birth", random, "1980-03-04", "1977-07-07");
      text(one, "relation_telephone", random, "+999 555 0188", "+999 555 0199");
      text(one, "relation_is_alive", random, "alive", "missing");
    }
  }

  private static void text(
      ObjectNode record, String name, java.util.Random random, String... values) {
    if (random.nextInt(3) > 0) {
      record.put(name, values[random.nextInt(values.length)]);
    }
  }

  private static void list(
      ObjectNode record, String name, java.util.Random random, String... values) {
    ArrayNode list = record.putArray(name);
    for (String value : values) {
      if (random.nextInt(3) == 0) {
        list.add(value);
      }
    }
  }
}
