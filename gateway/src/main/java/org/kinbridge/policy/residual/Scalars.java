package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/**
 * Every scalar of a tree, by its number in the order of the document, with its shape: the profile
 * and the path without indices. Two trees that are read with one {@link Shapes} share the shapes.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Scalars {
  private static final int MOST_DIGITS = 64;
  private static final int MANY = 512;

  /** A place in the tree, put into words only where somebody asks. */
  sealed interface Where {
    record Top() implements Where {}

    /**
     * @param index -1 where there is none
     */
    record Below(Where above, String name, int index) implements Where {}

    default Below below(String member, int at) {
      return new Below(this, member, at);
    }

    /** {@code Bundle.entry[1].resource.name[0].text} */
    default String path() {
      return switch (this) {
        case Top top -> "Bundle";
        case Below(Where above, String name, int index) ->
            above.path() + "." + (index < 0 ? name : name + "[" + index + "]");
      };
    }
  }

  /** The shapes seen so far, each once. */
  static final class Shapes {
    private final Map<String, Shape> tops = new ConcurrentHashMap<>();

    Shape top(String name) {
      Shape known = tops.get(name);
      return known != null ? known : tops.computeIfAbsent(name, Shape::new);
    }
  }

  private final Shapes shapes;
  private int size;
  private Shape[] shape = new Shape[MANY];
  private JsonNode[] value = new JsonNode[MANY];
  private Where.Below[] where = new Where.Below[MANY];
  private final BitSet free = new BitSet(MANY);
  private final BitSet blocked = new BitSet(MANY);

  private Scalars(Shapes shapes) {
    this.shapes = shapes;
  }

  /**
   * @throws IllegalArgumentException where it is not frozen
   */
  static Scalars of(JsonNode bundle, Shapes shapes) {
    Scalars scalars = new Scalars(shapes);
    Shape top = shapes.top("Bundle");
    if (bundle instanceof FrozenObject whole) {
      scalars.bundle(whole, top);
    } else {
      scalars.member(new Where.Top(), "", bundle, top);
    }
    return scalars;
  }

  int size() {
    return size;
  }

  Shape shape(int scalar) {
    return shape[scalar];
  }

  JsonNode value(int scalar) {
    return value[scalar];
  }

  String text(int scalar) {
    return text(value[scalar]);
  }

  /**
   * The next one from there that somebody wrote, or that is a number: a telephone is one where a
   * form made it one. -1 where there is none.
   */
  int nextFree(int from) {
    return free.nextSetBit(from);
  }

  /** An extension of the object around it, or of one above, is a label that always blocks. */
  boolean isBlocked(int scalar) {
    return blocked.get(scalar);
  }

  Where.Below where(int scalar) {
    return where[scalar];
  }

  String path(int scalar) {
    return where[scalar].path();
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

  private void bundle(FrozenObject bundle, Shape top) {
    Where here = new Where.Top();
    for (int i = 0; i < bundle.size(); i++) {
      String member = bundle.name(i);
      if (member.equals("entry") && bundle.value(i) instanceof FrozenArray entries) {
        for (int j = 0; j < entries.size(); j++) {
          entry(here, j, entries.value(j), top);
        }
      } else {
        member(here, member, bundle.value(i), top.below(member));
      }
    }
  }

  private void entry(Where bundle, int at, JsonNode entry, Shape top) {
    if (!(entry instanceof FrozenObject object)) {
      node(bundle, "entry", at, entry, top.below("entry"));
      return;
    }
    Where here = bundle.below("entry", at);
    for (int i = 0; i < object.size(); i++) {
      String member = object.name(i);
      switch (member) {
        case "fullUrl" -> member(here, member, object.value(i), top.below("fullUrl"));
        case "resource" -> resource(here, object.value(i));
        default -> member(here, member, object.value(i), top.below("entry"));
      }
    }
  }

  private void resource(Where entry, JsonNode resource) {
    int first = size;
    member(entry, "resource", resource, shapes.top(profile(resource)));
    if (isLabelled(resource)) {
      blocked.set(first, size);
    }
  }

  private static String profile(JsonNode resource) {
    String address = resource.path("meta").path("profile").path(0).asText("");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** A label over a child means its contacts, not its name: they carry it themselves. */
  private static boolean isLabelled(JsonNode resource) {
    if (resource.path("resourceType").asText("").equals("Patient")) {
      return false;
    }
    for (JsonNode label : resource.path("meta").path("security")) {
      if (Words.BLOCKING_LABELS.contains(label.path("code").asText(""))) {
        return true;
      }
    }
    return false;
  }

  private void member(Where above, String member, JsonNode value, Shape shape) {
    if (value instanceof FrozenArray array) {
      int many = array.size();
      for (int i = 0; i < many; i++) {
        node(above, member, i, array.value(i), shape);
      }
    } else {
      node(above, member, -1, value, shape);
    }
  }

  private void node(Where above, String member, int at, JsonNode node, Shape shape) {
    switch (node) {
      case FrozenObject object -> object(above.below(member, at), object, shape);
      case FrozenArray array -> member(above.below(member, at), "", array, shape);
      case ContainerNode<?> open -> throw new IllegalArgumentException("the tree may still change");
      default -> {
        makeRoom();
        this.shape[size] = shape;
        this.value[size] = node;
        this.where[size] = above.below(member, at);
        if (shape.isFree() || node instanceof NumericNode) {
          free.set(size);
        }
        size++;
      }
    }
  }

  private void object(Where here, FrozenObject object, Shape shape) {
    int first = size;
    int next = 0;
    boolean labelled = false;
    int many = object.size();
    for (int i = 0; i < many; i++) {
      String member = object.name(i);
      JsonNode below = object.value(i);
      Shape of = shape.below(member, next);
      next = of.place() + 1;
      member(here, member, below, of);
      labelled |= member.equals("extension") && holdsLabel(below);
    }
    if (labelled) {
      blocked.set(first, size);
    }
  }

  private static boolean holdsLabel(JsonNode extensions) {
    for (JsonNode extension : extensions) {
      if (Words.BLOCKING_LABELS.contains(extension.path("valueCoding").path("code").asText(""))) {
        return true;
      }
    }
    return false;
  }

  private void makeRoom() {
    if (size == value.length) {
      shape = Arrays.copyOf(shape, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
      where = Arrays.copyOf(where, 2 * size);
    }
  }
}
