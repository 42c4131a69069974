package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.Document.Target;
import org.kinbridge.profile.Fits.Fit;
import org.kinbridge.profile.Shape.Constraint;
import org.kinbridge.profile.Shape.Counted;
import org.kinbridge.profile.Shape.Element;
import org.kinbridge.profile.Shape.Member;
import org.kinbridge.profile.Shape.Rule;
import org.kinbridge.profile.Shape.Slice;
import org.kinbridge.profile.Shape.Slicing;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.Names;
import org.kinbridge.profile.primitive.PrimitiveType;

/**
 * One pass over one frozen document. Owned by one thread; a place is spelled out only when
 * something is wrong there.
 */
@Owned(by = "one check", lock = "none: one thread")
final class Walk {
  private final Map<String, Shape> resources;
  private final Document document;
  private final List<Violation> violations = new ArrayList<>();
  private final Place place = new Place();
  private boolean provenance;

  Walk(Map<String, Shape> resources, Document document) {
    this.resources = resources;
    this.document = document;
  }

  List<Violation> violations() {
    return violations;
  }

  /** A resource where any of the shared profiles may stand. */
  void resource(JsonNode node) {
    if (!(node instanceof FrozenObject resource)) {
      violated("type", "a resource is an object");
      return;
    }
    String url = Document.profileUrl(resource);
    Optional<Shape> shape = Optional.ofNullable(resources.get(url));
    boolean fits =
        shape.isPresent() && shape.get().type().equals(resource.path("resourceType").asText(""));
    if (!fits) {
      violated("profile", "the resource names a shared profile of its type");
      return;
    }
    provenance = shape.get().type().equals("Provenance");
    object(resource, shape.get());
    provenance = false;
  }

  /** The document itself: nothing but a Bundle may stand at the top. */
  void bundle(JsonNode node, Shape shape) {
    place.root(shape.type());
    if (!(node instanceof FrozenObject bundle)) {
      violated("type", "a document is an object");
      return;
    }
    object(bundle, shape);
    if (!bundle.path("resourceType").asText("").equals(shape.type())) {
      violated("type", "a document is a Bundle");
    }
  }

  void root(String type) {
    place.root(type);
  }

  private void object(FrozenObject object, Shape shape) {
    if (object.isEmpty()) {
      violated("ele-1", "an element has a value or children");
      return;
    }
    Fit fit = shape.fits().of(object.names());
    for (int i = 0; i < object.size(); i++) {
      Member known = fit.member(i);
      if (known != null) {
        member(known, object.name(i), object.value(i));
      } else if (!shape.fits().isType(object.name(i))) {
        closed(shape, object.name(i));
      }
    }
    for (int i = 0; i < fit.amiss().size(); i++) {
      amiss(fit.amiss().get(i), object.names());
    }
    constraints(shape.invariants(), object);
  }

  /**
   * Only names that FHIR knows are repeated: a made-up name could itself be what must not be told.
   */
  private void closed(Shape shape, String name) {
    String bare = name.startsWith("_") ? name.substring(1) : name;
    boolean told = shape.closed().contains(bare) || shape.fits().hasElement(bare);
    if (told) {
      place.enter(bare);
    }
    violated(
        "closed",
        told
            ? "the profile does not have this element"
            : "an element that is not part of the profile");
    if (told) {
      place.leave();
    }
  }

  private void amiss(Counted counted, Names names) {
    if (counted.isMissing(names)) {
      missing(counted.element());
    } else {
      violated("cardinality", "an element has one of its types");
    }
  }

  private void missing(Element element) {
    place.enter(element.name().replace("[x]", ""));
    violated("cardinality", "at least " + element.min() + " expected, none found");
    place.leave();
  }

  private void member(Member known, String property, JsonNode value) {
    Element element = known.element();
    boolean beside = property.charAt(0) == '_';
    place.enter(beside ? property.substring(1) : property);
    if (element.array()) {
      array(known, value);
    } else if (value.isArray()) {
      violated("type", "one value is expected, not a list");
    } else {
      one(known, value);
    }
    place.leave();
  }

  private void array(Member known, JsonNode value) {
    if (!(value instanceof FrozenArray array)) {
      violated("type", "a list is expected");
    } else if (!array.passedAs(known)) {
      int before = said();
      items(known, array);
      if (said() == before) {
        array.passes(known);
      }
    }
  }

  private void one(Member known, JsonNode value) {
    if (!(value instanceof FrozenObject object)) {
      value(known, value);
    } else if (!object.passedAs(known)) {
      int before = said();
      value(known, object);
      if (said() == before) {
        object.passes(known);
      }
    }
  }

  /** Another number than before: something is wrong, or the verdict holds in this document only. */
  private int said() {
    return violations.size() + document.asked();
  }

  private void items(Member known, FrozenArray array) {
    Element element = known.element();
    if (array.isEmpty()) {
      violated("ele-1", "a list has items");
    } else if (array.size() < element.min()) {
      violated("cardinality", "at least " + element.min() + " expected");
    } else if (array.size() > element.max()) {
      violated("cardinality", "at most " + element.max() + " expected");
    }
    if (element.slicing().isPresent()) {
      sliced(element.slicing().get(), known, array);
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      place.index(i);
      one(known, array.value(i));
    }
    place.noIndex();
  }

  private void sliced(Slicing slicing, Member known, FrozenArray array) {
    int[] counts = new int[slicing.slices().size()];
    for (int i = 0; i < array.size(); i++) {
      place.index(i);
      int slice = slicing.slice(array.value(i));
      if (slice >= 0) {
        counts[slice]++;
        one(slicing.slices().get(slice).item(), array.value(i));
      } else if (slicing.closed()) {
        violated("slicing", "an item is one of the kinds that the profile names");
      } else {
        one(known, array.value(i));
      }
    }
    place.noIndex();
    for (int s = 0; s < counts.length; s++) {
      Slice slice = slicing.slices().get(s);
      Element item = slice.item().element();
      if (counts[s] < item.min() || counts[s] > item.max()) {
        violated("cardinality", "the number of items of kind " + slice.name() + " is wrong");
      }
    }
  }

  private void value(Member known, JsonNode value) {
    switch (known.rule()) {
      case Rule.OfPrimitive(PrimitiveType type) -> {
        if (!accepted(type, value)) {
          return;
        }
      }
      case Rule.OfFixed(JsonNode fixed, PrimitiveType type) -> {
        if (!fixed.equals(value)) {
          if (!accepted(type, value)) {
            return;
          }
          violated("fixed", "the value is fixed by the profile");
        }
      }
      case Rule.OfShape(Shape shape, Set<String> targets) -> {
        if (!(value instanceof FrozenObject object)) {
          violated("type", "an object is expected");
          return;
        }
        object(object, shape);
        if (!targets.isEmpty()) {
          reference(object, targets);
        }
      }
      case Rule.Beside(Shape shape) -> {
        beside(value, shape);
        return;
      }
      case Rule.OfResource() -> resource(value);
      case Rule.OfSlice() ->
          throw new IllegalStateException("an unsliced item of a closed slicing");
    }
    constraints(known.element().constraints(), value);
  }

  private boolean accepted(PrimitiveType type, JsonNode value) {
    boolean accepted = type.accepts(value);
    if (!accepted) {
      violated("type", "a " + type.code() + " is expected");
    }
    return accepted;
  }

  private void beside(JsonNode value, Shape shape) {
    if (value instanceof FrozenObject object) {
      object(object, shape);
    } else {
      violated("type", "an object is expected");
    }
  }

  private void reference(JsonNode reference, Set<String> targets) {
    String address = reference.path("reference").asText("");
    Target target = document.at(address);
    if (!provenance) {
      target.speakOf();
    }
    if (!document.resolves()) {
      return;
    }
    if (!target.stands()) {
      violated("reference", "the reference leads to an entry of the document");
    } else if (!targets.contains(target.profileUrl())) {
      violated("reference", "the reference leads to one of the profiles it may lead to");
    }
  }

  private void constraints(Constraint[] constraints, JsonNode element) {
    for (Constraint constraint : constraints) {
      if (!constraint.predicate().holds(element, document)) {
        violated(constraint.key(), constraint.message());
      }
    }
  }

  private void violated(String constraint, String message) {
    violations.add(new Violation(place.toString(), constraint, message));
  }
}
