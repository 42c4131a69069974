package org.kinbridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Each value of a fixture with the name of what it stands in, in whatever syntax it is written. */
final class FixtureLeaves {
  /** One value of a fixture: the names on the way to it, and itself. */
  record Leaf(String path, String name, String value) {}

  static final Pattern OF_PLACE =
      Pattern.compile(
          "country|state$|states$|^nodes?$|location|place|jurisdiction|reachable|parties|PID.11|NK1.4",
          Pattern.CASE_INSENSITIVE);

  private FixtureLeaves() {}

  static List<JsonNode> documents(String name, String text) throws IOException {
    if (name.endsWith("json")) {
      return all(
          JsonMapper.builder()
              .enable(JsonParser.Feature.ALLOW_COMMENTS)
              .build()
              .readerFor(JsonNode.class)
              .readValues(text));
    }
    return name.matches(".*ya?ml")
        ? all(new YAMLMapper().readerFor(JsonNode.class).readValues(text))
        : List.of();
  }

  static List<JsonNode> all(MappingIterator<JsonNode> values) throws IOException {
    try (values) {
      return values.readAll();
    }
  }

  /** An extension is named by its url, as a member is by its name. */
  static void walk(String path, String name, JsonNode node, List<Leaf> leaves) {
    if (node.isValueNode()) {
      leaves.add(new Leaf(path, name, node.asText()));
    }
    String here = node.has("url") ? path + "/" + node.get("url").asText() : path;
    node.properties()
        .forEach(
            member ->
                walk(here + "/" + member.getKey(), member.getKey(), member.getValue(), leaves));
    if (node.isArray()) {
      node.forEach(element -> walk(here, name, element, leaves));
    }
  }

  static List<Leaf> other(String name, String text) throws Exception {
    List<Leaf> leaves = new ArrayList<>();
    if (name.endsWith("csv")) {
      csv(text, leaves);
    } else if (name.endsWith("hl7")) {
      hl7(text, leaves);
    } else if (name.endsWith("xml")) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      xml("", factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))), leaves);
    }
    return leaves;
  }

  /** Good enough to find a value under its heading; a quoted separator only shifts a row. */
  static void csv(String text, List<Leaf> leaves) {
    List<String> rows = text.lines().toList();
    String separator = rows.getFirst().contains(";") ? ";" : ",";
    String[] heads = rows.getFirst().split(separator);
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(separator);
      for (int i = 0; i < cells.length; i++) {
        String head = i < heads.length ? heads[i] : "";
        leaves.add(new Leaf(head, head, cells[i]));
      }
    }
  }

  /** Of an address (XAD) component 6 is the country; everything else is text. */
  static void hl7(String text, List<Leaf> leaves) {
    for (String segment : text.split("[\r\n]+")) {
      String[] fields = segment.split("\\|");
      for (int i = 1; i < fields.length; i++) {
        String name = fields[0] + "." + i;
        String[] parts = fields[i].split("\\^");
        boolean address = OF_PLACE.matcher(name).find();
        leaves.add(new Leaf(name, name, address ? parts.length > 5 ? parts[5] : "" : fields[i]));
      }
    }
  }

  static void xml(String path, Node node, List<Leaf> leaves) {
    String name =
        node.getLocalName() == null
            ? node.getNodeName().replaceAll(".*:", "")
            : node.getLocalName();
    if (node.getNodeType() == Node.TEXT_NODE) {
      leaves.add(new Leaf(path, path.replaceAll(".*/", ""), node.getNodeValue()));
    }
    String here = node.getNodeType() == Node.ELEMENT_NODE ? path + "/" + name : path;
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      xml(here, child, leaves);
    }
  }
}
