package org.kinbridge.translate.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.xml.OrderXml.CLOSE;
import static org.kinbridge.translate.xml.OrderXml.OPEN;
import static org.kinbridge.translate.xml.OrderXml.READER;
import static org.kinbridge.translate.xml.OrderXml.fault;
import static org.kinbridge.translate.xml.OrderXml.read;
import static org.kinbridge.translate.xml.OrderXml.tree;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceRefused;

/** XML becomes a tree of what it says, or is refused with its place before it can do harm. */
class XmlReaderTest {
  @Test
  void puts_the_attributes_of_a_text_beside_it_and_those_of_an_element_inside() throws Exception {
    assertThat(
            tree(
                OPEN
                    + "<x:Heard mode='direct'>yes</x:Heard><x:Person"
                    + " y:id='1'><y:Sex>F</y:Sex></x:Person><x:Link y:ref='1'/>"
                    + CLOSE))
        .isEqualTo(
            "{\"o:Order\":{\"o:Heard\":\"yes\",\"o:Heard@mode\":\"direct\","
                + "\"o:Person\":{\"@p:id\":\"1\",\"p:Sex\":\"F\"},"
                + "\"o:Link\":\"\",\"o:Link@p:ref\":\"1\"}}");
  }

  @Test
  void makes_a_list_of_what_may_repeat_and_of_what_does() throws Exception {
    assertThat(tree(OPEN + "<y:Name>A</y:Name>" + CLOSE))
        .isEqualTo("{\"o:Order\":{\"p:Name\":[\"A\"]}}");
    assertThat(tree(OPEN + "<y:Sex>F</y:Sex><y:Sex lang='x'>M</y:Sex>" + CLOSE))
        .isEqualTo("{\"o:Order\":{\"p:Sex\":[\"F\",{\"@lang\":\"x\",\"#text\":\"M\"}]}}");
  }

  @Test
  void drops_neither_text_between_elements_nor_text_around_a_comment() throws Exception {
    assertThat(tree(OPEN + "<x:A>one<y:Sex>F</y:Sex></x:A><x:B>Kar<!-- -->im</x:B>" + CLOSE))
        .isEqualTo("{\"o:Order\":{\"o:A\":{\"#text\":\"one\",\"p:Sex\":\"F\"},\"o:B\":\"Karim\"}}");
    assertThat(tree(OPEN + "<x:Doc hash='0'>a.pdf</x:Doc><x:B><![CDATA[<a>]]></x:B>" + CLOSE))
        .isEqualTo(
            "{\"o:Order\":{\"o:Doc\":{\"@hash\":\"0\",\"#text\":\"a.pdf\"},\"o:B\":\"<a>\"}}");
  }

  @Test
  void places_a_pointer_where_its_element_stands() throws Exception {
    Source source = read(OPEN + "\n  <x:Person><y:Sex>F</y:Sex></x:Person>" + CLOSE);

    assertThat(source.record()).contains("o:Order");
    assertThat(source.places().apply("/o:Order/o:Person/p:Sex"))
        .matches("line 2, column \\d+: /o:Order/o:Person/p:Sex");
    assertThat(source.places().apply("/o:Order/o:Person/p:Missing")).startsWith("line 2, column ");
  }

  @Test
  void refuses_a_document_type_and_opens_nothing(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "Quillon");
    for (String declaration :
        new String[] {
          "<!DOCTYPE x:Order>",
          "<!DOCTYPE x:Order SYSTEM 'file:" + secret + "'>",
          "<!DOCTYPE x:Order [<!ENTITY e SYSTEM 'file:" + secret + "'>]>",
          "<!DOCTYPE x:Order [<!ENTITY % e SYSTEM 'file:" + secret + "'> %e;]>",
          "<!DOCTYPE x:Order [<!ENTITY e 'Quillon'>]>",
          "<!DOCTYPE x:Order [what stands here is no declaration. -->"
        }) {
      Fault fault = fault(declaration + OPEN + "<y:Sex>&e;</y:Sex>" + CLOSE);
      assertThat(fault.reason()).isEqualTo(Reason.MALFORMED_RECORD);
      assertThat(fault.place()).startsWith("line 1, column ");
      assertThat(fault.toString()).doesNotContain("Quillon");
    }
  }

  @Test
  void asks_nobody_over_the_network() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setSoTimeout(200);
      String url = "http://127.0.0.1:" + listening.getLocalPort() + "/x";
      fault("<!DOCTYPE x:Order SYSTEM '" + url + "'>" + OPEN + CLOSE);
      fault("<!DOCTYPE x:Order [<!ENTITY % e SYSTEM '" + url + "'> %e;]>" + OPEN + CLOSE);
      fault(
          OPEN
              + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='"
              + url
              + "'/>"
              + CLOSE);
      boolean asked;
      try {
        listening.accept().close();
        asked = true;
      } catch (SocketTimeoutException nobody) {
        asked = false;
      }
      assertThat(asked).isFalse();
    }
  }

  @Test
  void refuses_a_billion_laughs_at_once() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x:Order [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '&l%d;&l%d;'>".formatted(i, i - 1, i - 1));
    }
    assertThat(fault(laughs + "]>" + OPEN + "&l29;" + CLOSE).reason())
        .isEqualTo(Reason.MALFORMED_RECORD);
  }

  @Test
  void refuses_an_instruction_an_inclusion_and_an_entity_nobody_declared() {
    assertThat(fault("<?xml-stylesheet href='a'?>" + OPEN + CLOSE).detail())
        .contains("instruction");
    assertThat(
            fault(OPEN + "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='a'/>" + CLOSE)
                .detail())
        .contains("inclusion");
    assertThat(fault(OPEN + "&who;" + CLOSE).reason()).isEqualTo(Reason.MALFORMED_RECORD);
  }

  @Test
  void refuses_more_than_any_record_has() {
    assertThat(fault("<a>".repeat(100_000)).reason()).isEqualTo(Reason.TOO_DEEP);
    assertThat(fault(OPEN + "<y:Sex/>".repeat(60_000) + CLOSE).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(fault(OPEN + "<y:Sex>" + "x".repeat(200_000)).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(fault(new byte[(4 << 20) + 1]).reason()).isEqualTo(Reason.TOO_LARGE);
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 300; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    assertThat(fault(attributes + "/>").reason()).isIn(Reason.TOO_LARGE, Reason.MALFORMED_RECORD);
  }

  @Test
  void refuses_another_encoding_another_root_and_what_is_not_well_formed() throws Exception {
    String text = "<?xml version='1.0' encoding='%s'?>" + OPEN + "<y:Sex>Ж</y:Sex>" + CLOSE;

    assertThat(
            fault(text.formatted("windows-1251").getBytes(Charset.forName("windows-1251")))
                .detail())
        .contains("UTF-8");
    assertThat(fault(text.formatted("windows-1251")).detail()).contains("UTF-8");
    assertThat(fault(text.formatted("UTF-16").getBytes(Charset.forName("UTF-16"))).detail())
        .contains("UTF-8");
    assertThat(tree("\uFEFF" + text.formatted("utf-8"))).contains("Ж");
    assertThat(fault("<Order/>").detail()).contains("root element");
    assertThat(fault(OPEN).reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault("").reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault(OPEN + "<y:Sex>Quillon</y:Six>" + CLOSE).toString()).doesNotContain("Quillon");
  }

  /** The later version has characters that a document of the first cannot hold. */
  @Test
  void refuses_another_version_of_the_language() throws Exception {
    String text = "<?xml version='1.%s'?>" + OPEN + "<y:Sex>F</y:Sex>" + CLOSE;

    assertThat(fault(text.formatted("1")).detail()).contains("only XML 1.0");
    assertThat(fault(text.formatted("1").replace("F<", "&#1;<")).detail()).contains("only XML 1.0");
    assertThat(tree(text.formatted("0"))).contains("F");
  }

  @Property(tries = 1_000, seed = "106")
  void survives_any_bytes(@ForAll byte[] content) {
    survives(content);
  }

  @Property(tries = 2_000, seed = "106")
  void survives_a_damaged_document(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] content =
        ("<?xml version='1.0'?>"
                + OPEN
                + "<y:Name l='a'>Ж&amp;<![CDATA[b]]></y:Name><!-- c -->"
                + CLOSE)
            .getBytes(UTF_8);
    byte[] damage = {'<', '>', '&', ';', '"', '\'', '!', '?', '[', ']', ':', '/', 0, -1, '-', '='};
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      content[random.nextInt(content.length)] = damage[random.nextInt(damage.length)];
    }
    survives(
        random.nextInt(4) == 0 ? Arrays.copyOf(content, random.nextInt(content.length)) : content);
  }

  private static void survives(byte[] content) {
    try {
      assertThat(READER.read(content, OptionalInt.empty()).root().isObject()).isTrue();
    } catch (SourceRefused refused) {
      assertThat(refused.fault().detail()).isNotEmpty();
    }
  }
}
