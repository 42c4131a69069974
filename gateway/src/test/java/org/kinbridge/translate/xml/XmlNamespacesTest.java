package org.kinbridge.translate.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.xml.OrderXml.CLOSE;
import static org.kinbridge.translate.xml.OrderXml.OPEN;
import static org.kinbridge.translate.xml.OrderXml.fault;
import static org.kinbridge.translate.xml.OrderXml.tree;

import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** Names count by their namespace, and no number of namespaces keeps a reader busy. */
class XmlNamespacesTest {
  @Test
  void names_elements_by_their_namespace_whatever_the_prefix() throws Exception {
    String expected = "{\"o:Order\":{\"p:Sex\":\"F\"}}";

    assertThat(tree(OPEN + "<y:Sex>F</y:Sex>" + CLOSE)).isEqualTo(expected);
    assertThat(tree("<Order xmlns='urn:o'><Sex xmlns='urn:p'>F</Sex></Order>")).isEqualTo(expected);
    assertThat(tree("<p:Order xmlns:p='urn:o' xmlns:o='urn:p'><o:Sex>F</o:Sex></p:Order>"))
        .isEqualTo(expected);
  }

  @Test
  void gives_what_is_of_another_namespace_a_name_that_no_row_can_mean() throws Exception {
    assertThat(tree(OPEN + "<Sex>F</Sex><z:Sex xmlns:z='urn:z'>M</z:Sex>" + CLOSE))
        .isEqualTo("{\"o:Order\":{\"Sex\":\"F\",\"{urn:z}Sex\":\"M\"}}");
  }

  @Test
  void refuses_a_namespace_that_is_no_uri_at_the_element_that_is_of_it() {
    for (String uri : new String[] {"urn:a}b", "urn:a{b", "urn:a}b@{c"}) {
      Fault element = fault(OPEN + "\n<y:Sex/><z:Sex xmlns:z='" + uri + "'/>" + CLOSE);
      Fault attribute = fault(OPEN + "\n<y:Sex xmlns:z='" + uri + "' z:a='1'/>" + CLOSE);

      assertThat(element.detail()).isEqualTo("the name of a namespace is a URI");
      assertThat(element.place()).startsWith("line 2, column ");
      assertThat(attribute).extracting(Fault::reason).isEqualTo(Reason.MALFORMED_RECORD);
      assertThat(attribute.detail()).isEqualTo(element.detail());
    }
  }

  @Test
  void refuses_an_element_that_declares_namespaces_without_end_before_they_are_compared() {
    Fault fault = fault(OPEN + "<a/>\n<y:Sex" + namespaces(45_000) + "/>" + CLOSE);

    assertThat(fault.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(fault.place()).startsWith("line 2, column ");
    assertThat(fault.detail()).contains("namespaces");
  }

  @Test
  void refuses_a_document_of_more_namespaces_than_one_element_could_declare() {
    StringBuilder document = new StringBuilder(OPEN);
    for (int i = 0; i < 3_000; i++) {
      document.append("<a xmlns='urn:").append(i).append("'/>");
    }

    Fault fault = fault(document + CLOSE);

    assertThat(fault.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(fault.place()).startsWith("line 1, column ");
    assertThat(fault.detail()).contains("namespaces");
  }

  @Test
  void reads_as_many_namespaces_as_an_element_may_declare_in_each_element() throws Exception {
    String element = "<y:Sex" + namespaces(2_000) + "/>";

    assertThat(tree(OPEN + element + element + CLOSE))
        .isEqualTo("{\"o:Order\":{\"p:Sex\":[\"\",\"\"]}}");
  }

  private static String namespaces(int count) {
    StringBuilder declared = new StringBuilder();
    for (int i = 0; i < count; i++) {
      declared.append(" xmlns:n").append(i).append("='urn:").append(i).append('\'');
    }
    return declared.toString();
  }

  @Test
  void refuses_long_names_above_many_elements_before_they_are_multiplied() {
    String name = "n".repeat(900);
    String deep = ("<" + name + ">").repeat(50) + "<y:Sex/>".repeat(2_000);

    assertThat(fault(OPEN + deep).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(
            fault(OPEN + ("<" + name + ">").repeat(50) + "<y:Sex a='' b='' c=''/>".repeat(500))
                .reason())
        .isEqualTo(Reason.TOO_LARGE);
  }
}
