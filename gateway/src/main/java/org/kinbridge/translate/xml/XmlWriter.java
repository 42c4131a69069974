package org.kinbridge.translate.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
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
    private final Map<String, String> namespaces;
    private final Set<String> taken;
    private final Set<String> texts;
    private final StringBuilder body = new StringBuilder();

    Writing(Map<String, String> prefixes, Set<String> texts) {
      this.namespaces = new HashMap<>(prefixes);
      this.taken = Set.copyOf(prefixes.values());
      this.texts = texts;
    }

    String document(String root, ObjectNode record) {
      element(root, record, List.of());
      StringBuilder declared = new StringBuilder();
      namespaces.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(
              one ->
                  declared
                      .append(" xmlns:")
                      .append(one.getValue())
                      .append("=\"")
                      .append(escaped(one.getKey()))
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
      Map<String, List<Map.Entry<String, JsonNode>>> beside = new HashMap<>();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        int at = beginOfAttribute(member.getKey());
        if (at > 0) {
          beside
              .computeIfAbsent(member.getKey().substring(0, at), key -> new ArrayList<>(1))
              .add(Map.entry(member.getKey().substring(at), member.getValue()));
        }
      }
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String name = member.getKey();
        if (beginOfAttribute(name) < 0 && !name.equals(TEXT)) {
          children(name, member.getValue(), beside.getOrDefault(name, List.of()));
        }
      }
    }

    /** Behind the URI, which may have an at sign too; negative in the name of an element. */
    private static int beginOfAttribute(String name) {
      return name.indexOf('@', name.startsWith("{") ? name.indexOf('}') : 0);
    }

    private void children(String name, JsonNode value, List<Map.Entry<String, JsonNode>> beside) {
      if (value.isArray()) {
        value.forEach(one -> element(name, one, List.of()));
      } else if (!value.isNull()) {
        element(name, value, texts.contains(name) ? List.of() : beside);
      }
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
      String prefix = namespaces.computeIfAbsent(uri, key -> fresh());
      return prefix + ":" + name.substring(end + 1);
    }

    /** Counted, since a record may have thousands. */
    private String fresh() {
      String prefix = "other" + namespaces.size();
      while (taken.contains(prefix)) {
        prefix += "x";
      }
      return prefix;
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
