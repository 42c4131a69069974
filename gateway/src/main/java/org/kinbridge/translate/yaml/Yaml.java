package org.kinbridge.translate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One node of a map file that knows its line and path. Its accessors note what is wrong and go on,
 * so that a map's author sees all problems at once.
 *
 * @param scalar missing for lists and mappings
 */
public record Yaml(
    String file,
    int line,
    String path,
    Kind kind,
    JsonNode scalar,
    List<Yaml> items,
    Map<String, Yaml> members,
    Problems problems) {

  public enum Kind {
    SCALAR,
    LIST,
    MAPPING,
    ABSENT
  }

  public static Yaml scalar(String file, int line, String path, JsonNode value, Problems problems) {
    return new Yaml(file, line, path, Kind.SCALAR, value, List.of(), Map.of(), problems);
  }

  public static Yaml list(String file, int line, String path, List<Yaml> items, Problems problems) {
    return new Yaml(
        file, line, path, Kind.LIST, MissingNode.getInstance(), items, Map.of(), problems);
  }

  public static Yaml mapping(
      String file, int line, String path, Map<String, Yaml> members, Problems problems) {
    return new Yaml(
        file, line, path, Kind.MAPPING, MissingNode.getInstance(), List.of(), members, problems);
  }

  String place() {
    return file + ":" + line + " " + (path.isEmpty() ? "/" : path);
  }

  public boolean present() {
    return kind != Kind.ABSENT;
  }

  public void wrong(String what) {
    problems.add(this, what);
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Notes every member that is not of the language: a misspelt word must not be a silent no. */
  public void allow(Set<String> names) {
    if (kind != Kind.MAPPING) {
      wrong("a mapping is expected here");
    }
    for (Map.Entry<String, Yaml> member : members.entrySet()) {
      if (!names.contains(member.getKey())) {
        member.getValue().wrong("the map language has no such word here");
      }
    }
  }

  /** The member; noted as missing when it is not there. */
  public Yaml need(String name) {
    if (!has(name)) {
      wrong("'" + name + "' is missing");
    }
    return get(name);
  }

  public Yaml get(String name) {
    Yaml member = members.get(name);
    return member != null
        ? member
        : new Yaml(
            file,
            line,
            path + "/" + name,
            Kind.ABSENT,
            MissingNode.getInstance(),
            List.of(),
            Map.of(),
            problems);
  }

  /** The text; empty, and noted, when it is not one. */
  public String text() {
    if (kind == Kind.SCALAR && scalar.isTextual() && !scalar.textValue().isBlank()) {
      return scalar.textValue();
    }
    if (present()) {
      wrong("a text is expected here");
    }
    return "";
  }

  public boolean flag() {
    if (kind == Kind.SCALAR && scalar.isBoolean()) {
      return scalar.booleanValue();
    }
    if (present()) {
      wrong("true or false is expected here");
    }
    return false;
  }

  /** The items of a list; a single scalar counts as a list of one. */
  public List<Yaml> oneOrMore() {
    return switch (kind) {
      case SCALAR -> List.of(this);
      case LIST -> items;
      case MAPPING -> {
        wrong("a list is expected here");
        yield List.of();
      }
      case ABSENT -> List.of();
    };
  }

  public List<Yaml> list() {
    if (kind == Kind.SCALAR || kind == Kind.MAPPING) {
      wrong("a list is expected here");
    }
    return items;
  }

  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    oneOrMore().forEach(item -> texts.add(item.text()));
    return texts;
  }

  /** The constant of {@code type} written here in lower case with hyphens. */
  public <E extends Enum<E>> E word(Class<E> type, E otherwise) {
    if (!present()) {
      return otherwise;
    }
    String written = text();
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), constant);
    }
    E found = words.get(written);
    if (found == null) {
      wrong("one of " + words.keySet().stream().collect(Collectors.joining(", ")) + " is expected");
      return otherwise;
    }
    return found;
  }
}
