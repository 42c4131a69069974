package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/**
 * Every scalar of a tree, in the order of the document, with its shape: the profile and the path
 * without indices. Two trees that are read with one {@link Shapes} share the shapes.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Scalars {
  private static final int MOST_DIGITS = 64;

  /**
   * @param where where it stands
   * @param contact whether an extension of the object around it, or of one above, labels a place
   */
  record Scalar(Where where, Shape shape, JsonNode value, Labelled contact) {
    String text() {
      return Scalars.text(value);
    }

    String path() {
      return where.path();
    }

    /** What somebody wrote, and every number: a telephone is one where a form made it one. */
    boolean isFree() {
      return shape.isFree() || value.isNumber();
    }
  }

  /** A place in the tree, put into words only where somebody asks. */
  sealed interface Where {
    record Top() implements Where {}

    /**
     * @param index -1 where there is none
     */
    record Below(Where above, String name, int index) implements Where {}

    default Where below(String member, int at) {
      return new Below(this, member, at);
    }

    /** {@code Bundle.entry[1].resource.name[0].text} */
    default String path() {
      return switch (this) {
        case Top top -> end();
        case Below below -> below.above().path() + "." + end();
      };
    }

    /** {@code text}, {@code given[0]}: the last of it. */
    default String end() {
      return switch (this) {
        case Top top -> "Bundle";
        case Below(Where above, String name, int index) ->
            index < 0 ? name : name + "[" + index + "]";
      };
    }
  }

  /** Whether a label that always blocks stands over it. */
  enum Labelled {
    BLOCKING,
    PLAIN
  }

  /** The shapes seen so far, each once. */
  static final class Shapes {
    private final Map<String, Shape> tops = new ConcurrentHashMap<>();

    Shape top(String name) {
      Shape known = tops.get(name);
      return known != null ? known : tops.computeIfAbsent(name, Shape::new);
    }
  }

  private final List<Scalar> found = new ArrayList<>(512);
  private final Shapes shapes;

  private Scalars(Shapes shapes) {
    this.shapes = shapes;
  }

  /**
   * @throws IllegalArgumentException where it is not frozen
   */
  static List<Scalar> of(JsonNode bundle, Shapes shapes) {
    Scalars scalars = new Scalars(shapes);
    Shape top = shapes.top("Bundle");
    Where here = new Where.Top();
    for (Map.Entry<String, JsonNode> member : bundle.properties()) {
      String name = member.getKey();
      if (name.equals("entry") && member.getValue().isArray()) {
        for (int i = 0; i < member.getValue().size(); i++) {
          scalars.entry(member.getValue().get(i), here.below(name, i));
        }
      } else {
        scalars.member(here, name, member.getValue(), top.below(name), Labelled.PLAIN);
      }
    }
    return scalars.found;
  }

  private void entry(JsonNode entry, Where where) {
    Shape top = shapes.top("Bundle");
    for (Map.Entry<String, JsonNode> member : entry.properties()) {
      JsonNode value = member.getValue();
      switch (member.getKey()) {
        case "fullUrl" -> member(where, "fullUrl", value, top.below("fullUrl"), Labelled.PLAIN);
        case "resource" ->
            member(where, "resource", value, shapes.top(profile(value)), whole(value));
        default -> member(where, member.getKey(), value, top.below("entry"), Labelled.PLAIN);
      }
    }
  }

  /**
   * A number with all its digits, not as a power of ten: unless it has more of them than any number
   * of somebody, for a few characters can stand for a billion digits.
   */
  static String text(JsonNode scalar) {
    if (!scalar.isNumber()) {
      return scalar.asText();
    }
    BigDecimal number = scalar.decimalValue();
    return Math.abs((long) number.scale()) <= MOST_DIGITS
        ? number.toPlainString()
        : number.toString();
  }

  private static String profile(JsonNode resource) {
    String address = resource.path("meta").path("profile").path(0).asText("");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** A label over a child means its contacts, not its name: they carry it themselves. */
  private static Labelled whole(JsonNode resource) {
    if (resource.path("resourceType").asText("").equals("Patient")) {
      return Labelled.PLAIN;
    }
    for (JsonNode label : resource.path("meta").path("security")) {
      if (Words.BLOCKING_LABELS.contains(label.path("code").asText(""))) {
        return Labelled.BLOCKING;
      }
    }
    return Labelled.PLAIN;
  }

  private void member(Where above, String name, JsonNode value, Shape shape, Labelled label) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        node(above.below(name, i), value.get(i), shape, label);
      }
    } else {
      node(above.below(name, -1), value, shape, label);
    }
  }

  private void node(Where where, JsonNode node, Shape shape, Labelled above) {
    switch (node) {
      case FrozenObject object -> {
        Labelled here =
            above == Labelled.BLOCKING || carriesLabel(node) ? Labelled.BLOCKING : Labelled.PLAIN;
        for (int i = 0; i < object.size(); i++) {
          member(where, object.name(i), object.value(i), shape.below(object.name(i)), here);
        }
      }
      case FrozenArray array -> {
        for (int i = 0; i < array.size(); i++) {
          node(where.below("", i), array.get(i), shape, above);
        }
      }
      case ContainerNode<?> open -> throw new IllegalArgumentException("the tree may still change");
      default -> found.add(new Scalar(where, shape, node, above));
    }
  }

  private static boolean carriesLabel(JsonNode object) {
    for (JsonNode extension : object.path("extension")) {
      if (Words.BLOCKING_LABELS.contains(extension.path("valueCoding").path("code").asText(""))) {
        return true;
      }
    }
    return false;
  }
}
