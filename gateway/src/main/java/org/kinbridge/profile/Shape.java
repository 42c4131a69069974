package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.profile.Invariants.Predicate;
import org.kinbridge.profile.frozen.Names;
import org.kinbridge.profile.primitive.PrimitiveType;

/**
 * What one object may hold: compiled from a profile, a data type or a part of one.
 *
 * @param name the profile's short name
 * @param type the FHIR type
 * @param fits what the names of an object's members stand for
 * @param closed elements that FHIR has here and the profile does not allow
 */
record Shape(String name, String type, Fits fits, Set<String> closed, Constraint[] invariants) {

  /**
   * An element that is required, or that stands under one of several properties.
   *
   * @param besides for each property the one beside it, where the profile has one
   */
  record Counted(Element element, String[] properties, String[] besides) {

    boolean isMissing(Names names) {
      return element.min() > 0 && count(properties, names) == 0 && count(besides, names) == 0;
    }

    boolean standsTwice(Names names) {
      return count(properties, names) > 1;
    }

    private static int count(String[] properties, Names names) {
      int found = 0;
      for (String property : properties) {
        if (names.has(property)) {
          found++;
        }
      }
      return found;
    }
  }

  /**
   * What stands behind one JSON property: an element may have several, one for each type of a
   * choice.
   */
  record Member(Element element, Rule rule) {}

  /**
   * One element.
   *
   * @param properties under which JSON properties it may stand
   * @param array whether FHIR writes it as an array
   * @param constraints of each of its values
   */
  record Element(
      String name,
      int min,
      int max,
      boolean array,
      List<String> properties,
      Constraint[] constraints,
      Optional<Slicing> slicing) {}

  /** What a profile asks of a value beside its type: an invariant, a pattern, a binding. */
  record Constraint(String key, String message, Predicate predicate) {}

  /** What a value must be. */
  sealed interface Rule {
    record OfPrimitive(PrimitiveType type) implements Rule {}

    /** A value of that type that the profile says itself. */
    record OfFixed(JsonNode fixed, PrimitiveType type) implements Rule {}

    /** An object; a reference names the profiles it may lead to. */
    record OfShape(Shape shape, Set<String> targets) implements Rule {}

    /** What stands beside a primitive value, under its name with an underscore. */
    record Beside(Shape shape) implements Rule {}

    /** Any resource of the shared profiles. */
    record OfResource() implements Rule {}

    /** Each item is decided by its slice. */
    record OfSlice() implements Rule {}
  }

  /** How the items of an array are told apart. */
  record Slicing(Key by, boolean closed, List<Slice> slices) {

    /** Which slice an item is; -1 when it is none of them. */
    int slice(JsonNode item) {
      String key = by.of(item);
      for (int s = 0; s < slices.size(); s++) {
        if (slices.get(s).key().equals(key)) {
          return s;
        }
      }
      return -1;
    }
  }

  /** One kind of item. */
  record Slice(String name, String key, Member item) {}

  /** The part of an item that says which slice it is. */
  enum Key {
    URL,
    SYSTEM,
    CODE,
    TYPE;

    String of(JsonNode item) {
      return switch (this) {
        case URL -> item.path("url").asText("");
        case SYSTEM -> item.path("system").asText("");
        case CODE -> coded(item.path("code"));
        case TYPE -> coded(item.path("type"));
      };
    }

    /** The one code of a concept, or a code by itself. */
    private static String coded(JsonNode value) {
      JsonNode coding = value.has("coding") ? value.path("coding").path(0) : value;
      return coding.path("system").asText("") + "|" + coding.path("code").asText("");
    }
  }
}
