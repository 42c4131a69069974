package org.kinbridge.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Turns HAPI's snapshots of our profiles into the small files that the running check is built from:
 * one for each definition reached from a resource profile, and one with every code that a required
 * binding allows.
 */
final class SnapshotCompiler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Oracle oracle;
  private final Map<String, String> written = new TreeMap<>();
  private final Deque<String> wanted = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> bindings = new TreeSet<>();

  SnapshotCompiler(Oracle oracle) {
    this.oracle = oracle;
  }

  /** File name to content. */
  Map<String, String> compile() {
    oracle.profiles.values().stream()
        .filter(p -> p.getKind() == StructureDefinition.StructureDefinitionKind.RESOURCE)
        .forEach(p -> want(p.getUrl()));
    while (!wanted.isEmpty()) {
      StructureDefinition definition = oracle.snapshot(wanted.remove());
      written.put(name(definition.getUrl()) + ".json", pretty(definition(definition)));
    }
    ObjectNode sets = JSON.createObjectNode();
    for (String valueSet : bindings) {
      sets.set(valueSet, ValueSets.expansion(oracle, valueSet));
    }
    written.put("value-sets.json", pretty(sets));
    return written;
  }

  /** Every definition reached, by URL. */
  Set<String> reached() {
    return seen;
  }

  private void want(String url) {
    if (seen.add(url)) {
      wanted.add(url);
    }
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private ObjectNode definition(StructureDefinition of) {
    ObjectNode out = JSON.createObjectNode();
    out.put("url", of.getUrl()).put("type", of.getType()).put("kind", kind(of));
    List<ElementDefinition> elements = of.getSnapshot().getElement();
    invariants(out, elements.getFirst(), Set.of());
    children(out, elements.getFirst().getId(), elements);
    return out;
  }

  private static String kind(StructureDefinition of) {
    return of.getType().equals("Extension")
        ? "extension"
        : of.getKind() == StructureDefinition.StructureDefinitionKind.RESOURCE
            ? "resource"
            : "datatype";
  }

  private void children(ObjectNode out, String parent, List<ElementDefinition> all) {
    ArrayNode children = JSON.createArrayNode();
    ArrayNode closed = JSON.createArrayNode();
    Map<String, ObjectNode> byName = new TreeMap<>();
    for (ElementDefinition element : all) {
      String last = lastSegment(parent, element.getId());
      boolean unseen = last.equals("id") && !element.getMax().equals("0");
      if (last.isEmpty() || unseen || valueOfPrimitive(element)) {
        continue;
      }
      if (element.getMax().equals("0")) {
        if (!last.contains(":")) {
          closed.add(last);
        }
        continue;
      }
      ObjectNode compiled = element(element, all);
      int colon = last.indexOf(':');
      if (colon < 0) {
        byName.put(last, compiled);
        children.add(compiled);
      } else {
        compiled.put("slice", last.substring(colon + 1));
        byName.get(last.substring(0, colon)).withArrayProperty("slices").add(compiled);
      }
    }
    out.set("children", children);
    if (!closed.isEmpty()) {
      out.set("closed", closed);
    }
  }

  /** JSON has it as the element itself, never as a member beside it. */
  private static boolean valueOfPrimitive(ElementDefinition element) {
    String base = element.getBase().getPath();
    return Character.isLowerCase(base.charAt(0)) && base.endsWith(".value");
  }

  /** The last segment of an id, when it is a child of the parent. */
  private static String lastSegment(String parent, String id) {
    if (!id.startsWith(parent + ".")) {
      return "";
    }
    String rest = id.substring(parent.length() + 1);
    return rest.contains(".") ? "" : rest;
  }

  private ObjectNode element(ElementDefinition element, List<ElementDefinition> all) {
    ObjectNode out = JSON.createObjectNode();
    String path = element.getPath();
    out.put("name", path.substring(path.lastIndexOf('.') + 1));
    out.put("min", element.getMin());
    out.put(
        "max",
        element.getMax().equals("*") ? Integer.MAX_VALUE : Integer.parseInt(element.getMax()));
    out.put("array", !element.getBase().getMax().equals("1"));
    if (element.hasSlicing()) {
      ObjectNode slicing = out.putObject("slicing");
      slicing.put("by", element.getSlicing().getDiscriminatorFirstRep().getPath());
      boolean closed = element.getSlicing().getRules() == ElementDefinition.SlicingRules.CLOSED;
      slicing.put("closed", closed);
      if (closed) {
        return out;
      }
    }
    boolean drilled = all.stream().anyMatch(e -> e.getId().startsWith(element.getId() + "."));
    Set<String> ofType = types(out, element, drilled);
    fixed(out, element);
    binding(out, element);
    invariants(out, element, ofType);
    if (drilled) {
      ofProfiles(out, element);
      children(out, element.getId(), all);
    }
    return out;
  }

  /**
   * @return the invariants that the type itself brings
   */
  private Set<String> types(ObjectNode out, ElementDefinition element, boolean drilled) {
    Set<String> brought = new HashSet<>();
    ArrayNode types = out.putArray("types");
    for (TypeRefComponent type : element.getType()) {
      ObjectNode t = types.addObject().put("code", type.getWorkingCode());
      if (type.hasProfile() && !drilled) {
        String profile = type.getProfile().getFirst().getValue();
        want(profile);
        t.put("profile", name(profile));
        oracle
            .snapshot(profile)
            .getSnapshot()
            .getElementFirstRep()
            .getConstraint()
            .forEach(c -> brought.add(c.getKey()));
      } else if (!drilled && open(type)) {
        throw new IllegalStateException(element.getId() + " is an open " + type.getWorkingCode());
      }
      if (type.getWorkingCode().equals("Reference")) {
        type.getTargetProfile()
            .forEach(target -> t.withArrayProperty("targets").add(name(target.getValue())));
      }
    }
    return brought;
  }

  private static boolean open(TypeRefComponent type) {
    String code = type.getWorkingCode();
    return Character.isUpperCase(code.charAt(0)) && !code.equals("Resource");
  }

  private static void fixed(ObjectNode out, ElementDefinition element) {
    if (element.hasFixed()) {
      out.set("fixed", plain(element, "fixed"));
    }
    if (element.hasPattern()) {
      out.set("pattern", plain(element, "pattern"));
    }
  }

  private static JsonNode plain(ElementDefinition element, String kind) {
    try {
      StructureDefinition holder = new StructureDefinition();
      holder.getDifferential().addElement(element.copy());
      JsonNode tree =
          JSON.readTree(new JsonParser().composeString(holder)).at("/differential/element/0");
      for (Map.Entry<String, JsonNode> member : tree.properties()) {
        if (member.getKey().startsWith(kind)) {
          return member.getValue();
        }
      }
      throw new IllegalStateException("no " + kind + " at " + element.getId());
    } catch (java.io.IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void binding(ObjectNode out, ElementDefinition element) {
    boolean required =
        element.hasBinding()
            && element.getBinding().getStrength() == BindingStrength.REQUIRED
            && !element.hasFixed()
            && !element.hasPattern();
    if (required) {
      String valueSet = element.getBinding().getValueSet().replaceAll("\\|.*", "");
      bindings.add(valueSet);
      out.put("binding", valueSet);
    }
  }

  private static void invariants(ObjectNode out, ElementDefinition element, Set<String> ofType) {
    Set<String> keys = new TreeSet<>();
    element.getConstraint().stream()
        .filter(c -> c.getSeverity() == ConstraintSeverity.ERROR)
        .map(ElementDefinition.ElementDefinitionConstraintComponent::getKey)
        .filter(key -> !key.equals("ele-1") && !ofType.contains(key))
        .forEach(keys::add);
    if (!keys.isEmpty()) {
      keys.forEach(out.putArray("invariants")::add);
    }
  }

  /**
   * A snapshot repeats the children of the profile on a type, and not the invariants of its root.
   */
  private void ofProfiles(ObjectNode out, ElementDefinition element) {
    Set<String> keys = new TreeSet<>();
    out.path("invariants").forEach(key -> keys.add(key.textValue()));
    for (TypeRefComponent type : element.getType()) {
      type.getProfile().stream()
          .flatMap(
              p ->
                  oracle
                      .snapshot(p.getValue())
                      .getSnapshot()
                      .getElementFirstRep()
                      .getConstraint()
                      .stream())
          .filter(c -> c.getSeverity() == ConstraintSeverity.ERROR && !c.getKey().equals("ele-1"))
          .forEach(c -> keys.add(c.getKey()));
    }
    if (!keys.isEmpty()) {
      out.remove("invariants");
      keys.forEach(out.putArray("invariants")::add);
    }
  }

  private static String pretty(JsonNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
