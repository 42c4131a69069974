package org.kinbridge.translate.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.SourceWriter;

/**
 * One document of a tree that {@link XmlReader} reads. Elements stand in the order of the tree; a
 * namespace that the map does not name gets a prefix of its own.
 */
record XmlWriter(String root, Map<String, String> prefixes, Set<String> texts)
    implements SourceWriter {
  private static final String TEXT = "#text";

  XmlWriter {
    prefixes = Map.copyOf(prefixes);
    texts = Set.copyOf(texts);
  }

  @Override
  public Optional<String> mediaType() {
    return Optional.of("application/xml");
  }

  @Override
  public boolean isList(String pointer, String next) {
    return !next.isEmpty() && Character.isDigit(next.charAt(0));
  }

  @Override
  public JsonNode asRead(JsonNode value) {
    return TextNode.valueOf(value.asText());
  }

  /** XML has no way at all to write most control characters. */
  @Override
  public boolean canHold(String pointer, JsonNode value) {
    return value
        .asText()
        .codePoints()
        .allMatch(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c < 0xD800)
                    || (c > 0xDFFF && c < 0xFFFE)
                    || c > 0xFFFF);
  }

  @Override
  public String whole(ObjectNode record, Heading heading) {
    return new Writing(prefixes, texts).document(root, record);
  }

  @Override
  public String patch(ObjectNode members, Heading heading) {
    return members.isEmpty() ? "" : whole(members, heading);
  }

  /** One document while it is written. */
  @Owned(by = "the writing of one document", lock = "none")
  private static final class Writing {
    private final Map<String, String> namespaces = new HashMap<>();
    private final Set<String> texts;
    private final StringBuilder body = new StringBuilder();

    Writing(Map<String, String> prefixes, Set<String> texts) {
      prefixes.forEach((uri, prefix) -> namespaces.put(prefix, uri));
      this.texts = texts;
    }

    String document(String root, ObjectNode record) {
      element(root, record, List.of());
      StringBuilder declared = new StringBuilder();
      namespaces.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              one ->
                  declared
                      .append(" xmlns:")
                      .append(one.getKey())
                      .append("=\"")
                      .append(escaped(one.getValue()))
                      .append('"'));
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + body.insert(root.length() + 1, declared);
    }

    /**
     * @param beside attributes that the tree has beside the text of the element
     */
    private void element(String name, JsonNode value, List<Map.Entry<String, JsonNode>> beside) {
      String written = written(name);
      body.append('<').append(written);
      beside.forEach(one -> attribute(one.getKey(), one.getValue()));
      if (value.isObject()) {
        value.properties().stream()
            .filter(member -> member.getKey().startsWith("@"))
            .forEach(member -> attribute(member.getKey(), member.getValue()));
      }
      body.append('>');
      if (value.isObject()) {
        body.append(escaped(value.path(TEXT).asText("")));
        children((ObjectNode) value);
      } else {
        body.append(escaped(value.asText("")));
      }
      body.append("</").append(written).append('>');
    }

    private void children(ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                if (member.getKey().indexOf('@') < 0 && !member.getKey().equals(TEXT)) {
                  children(member.getKey(), member.getValue(), object);
                }
              });
    }

    private void children(String name, JsonNode value, ObjectNode parent) {
      if (value.isArray()) {
        value.forEach(one -> element(name, one, List.of()));
      } else if (!value.isNull()) {
        element(name, value, texts.contains(name) ? List.of() : beside(name, parent));
      }
    }

    private static List<Map.Entry<String, JsonNode>> beside(String name, ObjectNode parent) {
      return parent.properties().stream()
          .filter(member -> member.getKey().startsWith(name + "@"))
          .map(member -> Map.entry(member.getKey().substring(name.length()), member.getValue()))
          .toList();
    }

    private void attribute(String name, JsonNode value) {
      body.append(' ')
          .append(written(name.substring(1)))
          .append("=\"")
          .append(escaped(value.asText("")))
          .append('"');
    }

    /** {@code {uri}name} with a prefix; all other names are as the map writes them. */
    private String written(String name) {
      if (!name.startsWith("{")) {
        return name;
      }
      int end = name.indexOf('}');
      String uri = name.substring(1, end);
      String prefix =
          namespaces.entrySet().stream()
              .filter(one -> one.getValue().equals(uri))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseGet(
                  () -> {
                    StringBuilder fresh = new StringBuilder("other");
                    while (namespaces.containsKey(fresh.toString())) {
                      fresh.append('x');
                    }
                    namespaces.put(fresh.toString(), uri);
                    return fresh.toString();
                  });
      return prefix + ":" + name.substring(end + 1);
    }

    private static String escaped(String text) {
      StringBuilder escaped = new StringBuilder(text.length() + 16);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> escaped.append("&amp;");
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          case '"' -> escaped.append("&quot;");
          case '\r', '\n', '\t' -> escaped.append("&#").append((int) c).append(';');
          default -> escaped.append(c);
        }
      }
      return escaped.toString();
    }
  }
}
