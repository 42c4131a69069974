package org.kinbridge.translate.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Owned;

/** An element while the document is read. */
@Owned(by = "the reading of one document", lock = "none")
final class Element {
  private final String name;
  private final String place;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, List<Element>> children = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private long path;

  Element(String name, String place) {
    this.name = name;
    this.place = place;
    this.path = name.length();
  }

  String name() {
    return name;
  }

  /** Line and column. */
  String place() {
    return place;
  }

  /** By name; the text between elements is gathered beside them. */
  Map<String, List<Element>> children() {
    return children;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  StringBuilder text() {
    return text;
  }

  /** Of the names by which it and its attributes are found in the document, all together. */
  long lengthOfPlaces() {
    return path * (1L + attributes.size())
        + attributes.keySet().stream().mapToLong(String::length).sum();
  }

  void add(Element child) {
    child.path = path + 1 + child.name.length();
    children.computeIfAbsent(child.name(), key -> new ArrayList<>(1)).add(child);
  }
}
