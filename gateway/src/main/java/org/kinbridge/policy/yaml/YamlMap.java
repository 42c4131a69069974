package org.kinbridge.policy.yaml;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Reason;

/**
 * One mapping, asked member by member; each answer that is not what was asked for is a fault with
 * its place.
 */
public record YamlMap(YamlNode.Mapping node, Faults faults) {
  public YamlMap {
    requireNonNull(node, "node is null");
    requireNonNull(faults, "faults is null");
  }

  /** This mapping, after saying which members it may have. */
  public YamlMap members(String... known) {
    Set<String> names = Set.of(known);
    node.members()
        .forEach(
            (key, value) -> {
              if (!names.contains(key)) {
                faults.add(Reason.UNKNOWN_MEMBER, value.place(), "no such member here");
              }
            });
    return this;
  }

  public Set<String> keys() {
    return new LinkedHashSet<>(node.members().keySet());
  }

  public Optional<YamlNode> value(String name) {
    YamlNode value = node.members().get(name);
    return value == null || value instanceof YamlNode.Absent
        ? Optional.empty()
        : Optional.of(value);
  }

  public boolean has(String name) {
    return value(name).isPresent();
  }

  private Optional<YamlNode> needed(String name) {
    Optional<YamlNode> value = value(name);
    if (value.isEmpty()) {
      faults.add(Reason.MISSING_MEMBER, node.place() + " " + name, "mandatory");
    }
    return value;
  }

  public Optional<String> text(String name) {
    return value(name).flatMap(this::scalar);
  }

  public Optional<String> neededText(String name) {
    return needed(name).flatMap(this::scalar);
  }

  private Optional<String> scalar(YamlNode value) {
    if (value instanceof YamlNode.Scalar(String text, String place)) {
      return Optional.of(text);
    }
    faults.add(Reason.INVALID_VALUE, value.place(), "a single value is expected");
    return Optional.empty();
  }

  /** A member whose shape refuses what is not well formed. */
  public <T> Optional<T> needed(String name, Function<String, T> shape) {
    return needed(name).flatMap(value -> shaped(value, shape));
  }

  public <T> Optional<T> optional(String name, Function<String, T> shape) {
    return value(name).flatMap(value -> shaped(value, shape));
  }

  private <T> Optional<T> shaped(YamlNode value, Function<String, T> shape) {
    return scalar(value)
        .flatMap(
            text -> {
              try {
                return Optional.of(shape.apply(text));
              } catch (IllegalArgumentException | DateTimeException malformed) {
                faults.add(Reason.INVALID_VALUE, value.place(), "not of the form this member has");
                return Optional.<T>empty();
              }
            });
  }

  public <E extends Enum<E> & Coded> Optional<E> neededCode(String name, Class<E> type) {
    return needed(name, code(type));
  }

  public <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> type) {
    return optional(name, code(type));
  }

  /** A code of that type, for {@link #needed(String, Function)} and {@link #list}. */
  public static <E extends Enum<E> & Coded> Function<String, E> code(Class<E> type) {
    return text ->
        Coded.parse(type, text).orElseThrow(() -> new IllegalArgumentException("no such code"));
  }

  /** A list of values of one shape; absent is empty. */
  public <T> List<T> list(String name, Function<String, T> shape) {
    List<T> values = new ArrayList<>();
    for (YamlNode element : elements(name)) {
      shaped(element, shape).ifPresent(values::add);
    }
    return values;
  }

  /** A list of mappings; absent is empty. */
  public List<YamlMap> maps(String name) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlNode element : elements(name)) {
      if (element instanceof YamlNode.Mapping mapping) {
        maps.add(new YamlMap(mapping, faults));
      } else {
        faults.add(Reason.INVALID_VALUE, element.place(), "a mapping is expected");
      }
    }
    return maps;
  }

  private List<YamlNode> elements(String name) {
    Optional<YamlNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof YamlNode.Sequence(List<YamlNode> elements, String place)) {
      return elements;
    }
    faults.add(Reason.INVALID_VALUE, value.get().place(), "a list is expected");
    return List.of();
  }

  /** A mapping; absent is an empty one. */
  public YamlMap map(String name) {
    Optional<YamlNode> value = value(name);
    if (value.isPresent() && value.get() instanceof YamlNode.Mapping mapping) {
      return new YamlMap(mapping, faults);
    }
    if (value.isPresent()) {
      faults.add(Reason.INVALID_VALUE, value.get().place(), "a mapping is expected");
    }
    return new YamlMap(new YamlNode.Mapping(Map.of(), node.place() + " " + name), faults);
  }

  public YamlMap neededMap(String name) {
    needed(name);
    return map(name);
  }

  public void wrong(String name, String detail) {
    faults.add(
        Reason.INVALID_VALUE,
        value(name).map(YamlNode::place).orElse(node.place() + " " + name),
        detail);
  }
}
