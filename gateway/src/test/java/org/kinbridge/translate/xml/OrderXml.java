package org.kinbridge.translate.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceRefused;

/** An order in XML around anything, read or refused. */
final class OrderXml {
  static final XmlReader READER =
      new XmlReader(
          "o:Order", Map.of("urn:o", "o", "urn:p", "p"), Set.of("p:Name"), Set.of("o:Doc"));

  static final String OPEN = "<x:Order xmlns:x='urn:o' xmlns:y='urn:p'>";
  static final String CLOSE = "</x:Order>";

  private OrderXml() {}

  static Source read(String text) throws SourceRefused {
    return READER.read(text.getBytes(UTF_8), OptionalInt.empty());
  }

  static String tree(String text) throws SourceRefused {
    return read(text).root().toString();
  }

  static Fault fault(String text) {
    return fault(text.getBytes(UTF_8));
  }

  static Fault fault(byte[] content) {
    try {
      READER.read(content, OptionalInt.empty());
    } catch (SourceRefused refused) {
      return refused.fault();
    }
    throw new AssertionError("it was read");
  }
}
