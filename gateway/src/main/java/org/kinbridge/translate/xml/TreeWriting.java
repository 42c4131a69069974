package org.kinbridge.translate.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.source.Source;

/**
 * The elements of a document as a tree whose names a map can write.
 *
 * <p>An element that holds elements is an object of them and its attributes. One that holds text
 * only is that text, its attributes stand beside it as {@code name@attribute}. Of several of one
 * name a list is made; in a list, text with attributes is an object too.
 */
@Owned(by = "the reading of one document", lock = "none")
final class TreeWriting {
  private static final String TEXT = "#text";

  private final Set<String> lists;
  private final Set<String> texts;
  private final Map<String, String> places = new HashMap<>();

  TreeWriting(Set<String> lists, Set<String> texts) {
    this.lists = lists;
    this.texts = texts;
  }

  Source source(Element document) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set(document.name(), object(document, "/" + escaped(document.name())));
    Map<String, String> known = Map.copyOf(places);
    return new Source(root, Optional.of(document.name()), pointer -> place(pointer, known));
  }

  private ObjectNode object(Element element, String pointer) {
    places.put(pointer, element.place());
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    element.attributes().forEach(object::put);
    String text = element.text().toString();
    if (!text.isBlank()) {
      object.put(TEXT, text);
    }
    element.children().forEach((name, children) -> members(object, name, children, pointer));
    return object;
  }

  private void members(ObjectNode parent, String name, List<Element> children, String pointer) {
    String at = pointer + "/" + escaped(name);
    if (children.size() > 1 || lists.contains(name)) {
      ArrayNode list = parent.putArray(name);
      for (Element child : children) {
        String place = at + "/" + list.size();
        list.add(
            isText(child) && child.attributes().isEmpty() && !texts.contains(name)
                ? text(child, place)
                : object(child, place));
      }
      return;
    }
    Element only = children.getFirst();
    if (!isText(only) || texts.contains(name)) {
      parent.set(name, object(only, at));
      return;
    }
    parent.set(name, text(only, at));
    only.attributes()
        .forEach(
            (attribute, value) -> {
              parent.put(name + attribute, value);
              places.put(pointer + "/" + escaped(name + attribute), only.place());
            });
  }

  private JsonNode text(Element element, String pointer) {
    places.put(pointer, element.place());
    return TextNode.valueOf(element.text().toString());
  }

  private static boolean isText(Element element) {
    return element.children().isEmpty();
  }

  /** The place of the nearest element above: an attribute, and what is missing, has none. */
  private static String place(String pointer, Map<String, String> places) {
    String at = pointer;
    while (!at.isEmpty() && !places.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return at.isEmpty() ? pointer : places.get(at) + ": " + pointer;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
