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

  Element(String name, String place) {
    this.name = name;
    this.place = place;
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

  void add(Element child) {
    children.computeIfAbsent(child.name(), key -> new ArrayList<>(1)).add(child);
  }
}
