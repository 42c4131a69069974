package org.kinbridge.translate.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.SourceRefused;

/** What no row knows is the agency's: it is written as it was read. */
class XmlWriterTest {
  private static final XmlReader READER =
      new XmlReader("o:Order", Map.of("urn:o", "o", "urn:p", "other2"), Set.of(), Set.of("o:Doc"));
  private static final String OPEN = "<o:Order xmlns:o='urn:o' xmlns:p='urn:p'>";
  private static final String CLOSE = "</o:Order>";

  @Test
  void a_namespace_whose_uri_has_an_at_sign_is_written_as_it_was_read() throws Exception {
    isKept(
        OPEN
            + "<t:a xmlns:t='tag:court@xa.example,2026:x' t:b='1' c='2'><t:d t:e='3'>seen</t:d>"
            + "<p:f t:g='4'>heard</p:f><o:Doc t:h='5'>paper</o:Doc></t:a>"
            + CLOSE);
  }

  @Test
  void a_prefix_that_the_map_has_is_given_to_no_other_namespace() throws Exception {
    isKept(
        OPEN
            + "<p:a>1</p:a><b xmlns='urn:x'>2</b><b xmlns='urn:y'>3</b><b xmlns='urn:z'>4</b>"
            + CLOSE);
  }

  /** Each prefix was one letter longer than the one before. */
  @Test
  void thousands_of_namespaces_are_written_no_longer_than_they_were() throws Exception {
    StringBuilder document = new StringBuilder(OPEN);
    for (int i = 0; i < 2_000; i++) {
      document.append("<a xmlns='urn:").append(i).append("'>1</a>");
    }
    document.append(CLOSE);

    String written = isKept(document.toString());

    assertThat(written.length()).isLessThan(3 * document.length());
  }

  private static String isKept(String document) throws SourceRefused {
    ObjectNode read = read(document);
    String written =
        READER
            .writer()
            .whole(read, new Heading("1", OffsetDateTime.parse("2026-04-12T10:00:00Z"), "XB"));
    assertThat(read(written)).isEqualTo(read);
    return written;
  }

  private static ObjectNode read(String document) throws SourceRefused {
    return (ObjectNode)
        READER.read(document.getBytes(UTF_8), OptionalInt.empty()).root().path("o:Order");
  }
}
