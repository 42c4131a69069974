package org.kinbridge.translate.xml;

import static java.util.Objects.requireNonNull;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;
import org.kinbridge.translate.source.SourceWriter;

/**
 * One document whose root element is the record. Names are those the map gives to namespaces,
 * whatever prefixes the document uses; what is of another namespace is called {@code {uri}name}.
 *
 * @param root the name of the root element
 * @param prefixes URI to the map's prefix
 * @param lists elements that may stand several times in one place: always a list, also of one
 * @param texts elements that have text and attributes: always an object, its text in {@code #text}
 */
public record XmlReader(
    String root, Map<String, String> prefixes, Set<String> lists, Set<String> texts)
    implements SourceReader {

  private static final String NOT_XML =
      "well-formed XML is expected here, without document type and entities";
  private static final int LARGEST = 4 << 20;
  private static final int DEPTH = 64;
  private static final int ATTRIBUTES = 64;
  private static final int ELEMENTS = 50_000;
  private static final int LONGEST_TEXT = 100_000;

  /** Every place is named by all names above it: deep and long ones would make much of little. */
  private static final long LONGEST_PLACES = 16 << 20;

  private static final Pattern NO_URI = Pattern.compile("[{}]");
  private static final String INCLUSION = "http://www.w3.org/2001/XInclude";

  public XmlReader {
    requireNonNull(root, "root is null");
    prefixes = Map.copyOf(prefixes);
    lists = Set.copyOf(lists);
    texts = Set.copyOf(texts);
  }

  /** One for each document: a factory holds on to the last reader it made, and so to its record. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(ATTRIBUTES));
    factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(2 * DEPTH));
    factory.setProperty("jdk.xml.maxXMLNameLimit", "1000");
    factory.setProperty("jdk.xml.entityExpansionLimit", "1");
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    return factory;
  }

  @Override
  public Source read(byte[] content, OptionalInt line) throws SourceRefused {
    if (line.isPresent()) {
      throw new SourceRefused(
          Reason.MALFORMED_RECORD, "", "an XML document holds one record, not lines");
    }
    if (content.length > LARGEST) {
      throw new SourceRefused(
          Reason.TOO_LARGE, "", "the document has more than " + LARGEST + " bytes");
    }
    String text = text(content);
    Namespaces.refuseTooMany(text);
    Element document = document(text);
    if (!document.name().equals(root)) {
      throw new SourceRefused(
          Reason.MALFORMED_RECORD, document.place(), "the root element is another one: " + root);
    }
    return new TreeWriting(lists, texts).source(document);
  }

  @Override
  public SourceWriter writer() {
    return new XmlWriter(root, prefixes, texts);
  }

  private static String text(byte[] content) throws SourceRefused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new SourceRefused(Reason.MALFORMED_RECORD, "", "the document is not UTF-8");
    }
  }

  private Element document(String text) throws SourceRefused {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      String declared = reader.getCharacterEncodingScheme();
      if (declared != null && !declared.equalsIgnoreCase("utf-8")) {
        throw refused(Reason.MALFORMED_RECORD, reader, "only UTF-8 is read");
      }
      String version = reader.getVersion();
      if (version != null && !version.equals("1.0")) {
        throw refused(Reason.MALFORMED_RECORD, reader, "only XML 1.0 is read, and can be written");
      }
      return elements(reader);
    } catch (XMLStreamException malformed) {
      Location at = malformed.getLocation();
      throw new SourceRefused(Reason.MALFORMED_RECORD, at == null ? "" : place(at), NOT_XML);
    }
  }

  /**
   * Of what is wrong inside a document type the JDK knows no place, and of some of it no sentence
   * either: it begins where the event before it ended.
   */
  private static int next(XMLStreamReader reader) throws XMLStreamException, SourceRefused {
    Location before = reader.getLocation();
    try {
      return reader.next();
    } catch (MissingResourceException withoutSentence) {
      throw new SourceRefused(Reason.MALFORMED_RECORD, place(before), NOT_XML);
    } catch (XMLStreamException malformed) {
      if (malformed.getLocation() != null && malformed.getLocation().getLineNumber() > 0) {
        throw malformed;
      }
      throw new SourceRefused(Reason.MALFORMED_RECORD, place(before), NOT_XML);
    }
  }

  private Element elements(XMLStreamReader reader) throws XMLStreamException, SourceRefused {
    Deque<Element> open = new ArrayDeque<>();
    Namespaces namespaces = new Namespaces();
    Element last = new Element("", "");
    int count = 0;
    long places = 0;
    while (reader.hasNext()) {
      switch (next(reader)) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= DEPTH || ++count > ELEMENTS) {
            throw refused(
                open.size() >= DEPTH ? Reason.TOO_DEEP : Reason.TOO_LARGE,
                reader,
                "more elements, or deeper ones, than any record of this kind has");
          }
          Element element = element(reader, namespaces);
          if (!open.isEmpty()) {
            open.element().add(element);
          }
          open.push(element);
          places += element.lengthOfPlaces();
          if (places > LONGEST_PLACES) {
            throw refused(
                Reason.TOO_LARGE, reader, "longer names than any record of this kind has");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> last = open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(reader, open);
        case XMLStreamConstants.DTD ->
            throw refused(Reason.MALFORMED_RECORD, reader, "a document type is not accepted");
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw refused(
                Reason.MALFORMED_RECORD, reader, "no entity and no instruction is accepted");
        default -> {
          // Comments say nothing to a machine; the document's own start and end neither.
        }
      }
    }
    return last;
  }

  private static void text(XMLStreamReader reader, Deque<Element> open) throws SourceRefused {
    if (open.isEmpty()) {
      return;
    }
    StringBuilder text = open.element().text();
    if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
      throw refused(Reason.TOO_LARGE, reader, "a text is longer than any that is read");
    }
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  private Element element(XMLStreamReader reader, Namespaces namespaces) throws SourceRefused {
    if (INCLUSION.equals(reader.getNamespaceURI())) {
      throw refused(Reason.MALFORMED_RECORD, reader, "an inclusion is not accepted");
    }
    String name = name(reader.getName(), reader, namespaces);
    Element element = new Element(name, place(reader.getLocation()));
    if (reader.getAttributeCount() > ATTRIBUTES) {
      throw refused(Reason.TOO_LARGE, reader, "an element has more attributes than are read");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = name(reader.getAttributeName(i), reader, namespaces);
      element.attributes().put("@" + attribute, reader.getAttributeValue(i));
    }
    return element;
  }

  /** What a brace belongs to, the tree could not tell: no URI has one. */
  private String name(QName name, XMLStreamReader reader, Namespaces namespaces)
      throws SourceRefused {
    String uri = name.getNamespaceURI();
    if (uri.isEmpty()) {
      return name.getLocalPart();
    }
    if (uri.equals(XMLConstants.XML_NS_URI)) {
      return "xml:" + name.getLocalPart();
    }
    if (NO_URI.matcher(uri).find()) {
      throw refused(Reason.MALFORMED_RECORD, reader, "the name of a namespace is a URI");
    }
    if (namespaces.tooManyWith(uri)) {
      throw refused(Reason.TOO_LARGE, reader, "a document has more namespaces than are read");
    }
    String prefix = prefixes.get(uri);
    return prefix == null
        ? "{" + uri + "}" + name.getLocalPart()
        : prefix + ":" + name.getLocalPart();
  }

  private static SourceRefused refused(Reason reason, XMLStreamReader reader, String detail) {
    return new SourceRefused(reason, place(reader.getLocation()), detail);
  }

  private static String place(Location at) {
    return "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }
}
