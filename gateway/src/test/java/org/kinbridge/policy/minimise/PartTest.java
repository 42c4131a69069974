package org.kinbridge.policy.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;

class PartTest {
  private static final String CHILD =
      "{'birthDate':'2011','extension':[{'url':'a'},{'url':'b'}],'name':[{'text':'N'}]}";

  private static Element child() throws Exception {
    String bundle = "{'entry':[{'fullUrl':'u','resource':" + CHILD + "}]}";
    JsonNode tree = new ObjectMapper().readTree(bundle.replace('\'', '"'));
    return Document.of(tree).resources().getFirst().root();
  }

  private static String told(Part part) {
    return part.done().toString().replace('"', '\'');
  }

  private static void put(Part part, Element element) {
    part.put(element, element.node());
  }

  @Test
  void what_is_put_stands_where_it_stood() throws Exception {
    Part part = new Part(child());
    child().children().forEach(element -> put(part, element));
    assertThat(told(part)).isEqualTo(CHILD);
  }

  @Test
  void of_a_list_the_items_that_are_put_are_the_list() throws Exception {
    Part part = new Part(child());
    put(part, child().children("extension").getLast());
    assertThat(part.isEmpty()).isFalse();
    assertThat(told(part)).isEqualTo("{'extension':[{'url':'b'}]}");
  }

  @Test
  void what_was_added_before_a_list_comes_stands_in_front_of_it() throws Exception {
    Part part = new Part(child());
    part.add("extension", Fhir.single("url", Fhir.text("age")));
    child().children().forEach(element -> put(part, element));
    assertThat(told(part))
        .isEqualTo(
            "{'extension':[{'url':'age'},{'url':'a'},{'url':'b'}],"
                + "'birthDate':'2011','name':[{'text':'N'}]}");
  }

  @Test
  void what_is_added_after_a_list_stands_behind_it() throws Exception {
    Part part = new Part();
    put(part, child().children("extension").getFirst());
    part.add("extension", Fhir.single("url", Fhir.text("age")));
    assertThat(told(part)).isEqualTo("{'extension':[{'url':'a'},{'url':'age'}]}");
  }

  @Test
  void what_is_replaced_keeps_its_place() {
    Part part = new Part().set("a", "1").set("b", true);
    part.replace("a", Fhir.text("2")).replace("c", Fhir.text("3"));
    assertThat(told(part)).isEqualTo("{'a':'2','b':true,'c':'3'}");
  }

  @Test
  void nothing_is_empty_and_has_nothing() {
    Part part = new Part();
    assertThat(part.isEmpty()).isTrue();
    assertThat(part.has("a")).isFalse();
    assertThat(part.set("a", "1").has("a")).isTrue();
    assertThat(part.get("b").isMissingNode()).isTrue();
  }

  @Test
  void all_of_another_come_behind_what_is_there() throws Exception {
    Part other = new Part().set("b", "2");
    put(other, child().children("extension").getFirst());
    Part part = new Part().set("a", "1").setAll(other);
    assertThat(told(part)).isEqualTo("{'a':'1','b':'2','extension':[{'url':'a'}]}");
  }

  @Test
  void a_list_that_is_not_at_its_end_is_there_already() throws Exception {
    Part part = new Part();
    put(part, child().children("extension").getFirst());
    assertThat(part.get("extension")).hasSize(1);
    assertThat(part.has("extension")).isTrue();
  }

  @Test
  void a_list_is_replaced_with_all_that_was_put_into_it() throws Exception {
    Part part = new Part();
    put(part, child().children("extension").getFirst());
    part.replace("extension", Fhir.text("none"));
    assertThat(told(part)).isEqualTo("{'extension':'none'}");
  }

  @Test
  void what_comes_from_another_stands_behind_a_list() throws Exception {
    Part part = new Part();
    put(part, child().children("extension").getFirst());
    part.setAll(new Part().set("b", "2"));
    assertThat(told(part)).isEqualTo("{'extension':[{'url':'a'}],'b':'2'}");
  }

  @Test
  void a_list_goes_on_behind_another_member() throws Exception {
    Part part = new Part();
    put(part, child().children("extension").getFirst());
    part.set("b", "2");
    put(part, child().children("extension").getLast());
    assertThat(told(part)).isEqualTo("{'extension':[{'url':'a'},{'url':'b'}],'b':'2'}");
  }

  @Test
  void a_name_stands_once() {
    Part part = new Part().set("a", "1").set("a", "2");
    assertThatThrownBy(part::done).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_done_is_not_changed_by_what_comes_then() throws Exception {
    Part part = new Part(child());
    child().children().forEach(element -> put(part, element));
    JsonNode done = part.done();
    assertThat(told(part.set("birthDate", "1999"))).isEqualTo("{'birthDate':'1999'}");
    part.replace("name", Fhir.text("other"));
    assertThat(done.toString().replace('"', '\'')).isEqualTo(CHILD);
  }

  @Test
  void there_is_room_for_many() {
    Part part = new Part();
    for (int i = 0; i < 30; i++) {
      part.set("m" + i, "x");
    }
    assertThat(part.done().size()).isEqualTo(30);
  }
}
