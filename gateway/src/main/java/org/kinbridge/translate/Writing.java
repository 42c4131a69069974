package org.kinbridge.translate;

import static org.kinbridge.translate.Template.Which.NAMED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.Sources;

/** Writes one draft from the resources to be, and notes where each element comes from. */
@Owned(by = "the thread of one translation", lock = "none")
final class Writing {
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  private final List<Instance> instances;
  private final Map<Template.Known, String> known;
  private final Account account;
  private final Sources.Noting sources = new Sources.Noting(512);
  private final StringBuilder path = new StringBuilder("Bundle");
  private final Map<String, List<Instance>> byShape = new HashMap<>();
  private Instance current;
  private int repetition;

  Writing(
      List<Instance> instances,
      Map<Template.Known, String> known,
      Account account,
      Instance bundle) {
    this.instances = instances;
    this.known = known;
    this.account = account;
    this.current = bundle;
    for (Instance instance : instances) {
      byShape.computeIfAbsent(instance.shape().name(), shape -> new ArrayList<>()).add(instance);
    }
  }

  /** The whole document. */
  ObjectNode document(Shapes shapes) {
    ObjectNode bundle = Template.Mapping.room(8);
    current.shape().body().writeInto(bundle, this);
    ArrayNode entries = bundle.putArray("entry");
    for (Instance instance : instances) {
      current = instance;
      int end = enter("entry[" + entries.size() + "]");
      ObjectNode entry = entries.addObject();
      sources.note(path + ".fullUrl", List.of(instance.shape().pointer()));
      entry.put("fullUrl", instance.fullUrl());
      entry.set("resource", resource(instance, shapes));
      leave(end);
    }
    return bundle;
  }

  Sources sources(JsonNode read) {
    return sources.done(read);
  }

  private ObjectNode resource(Instance instance, Shapes shapes) {
    int end = enter("resource");
    sources.note(path.toString(), List.of(instance.root()));
    for (String condition : instance.conditions()) {
      account.used(condition, path.toString(), "");
    }
    Template.Mapping body = instance.shape().body();
    ObjectNode resource = Template.Mapping.room(body.members().size() + 1);
    resource.putNull("resourceType"); // keeps its place before the rest; the body says which
    resource.set("meta", meta(instance, shapes));
    body.writeInto(resource, this);
    leave(end);
    return resource;
  }

  private ObjectNode meta(Instance instance, Shapes shapes) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    int end = enter("meta");
    meta.putArray("profile").add(instance.shape().profile());
    sources.note(path + ".profile[0]", List.of(instance.shape().pointer() + "/profile"));
    ArrayNode security = meta.putArray("security");
    label(security, CONFIDENTIALITY, shapes.confidentiality(instance), instance.shape().pointer());
    for (Map.Entry<String, String> label : instance.labels().entrySet()) {
      label(security, shapes.systemOf(label.getKey()), label.getKey(), label.getValue());
    }
    leave(end);
    return meta;
  }

  private void label(ArrayNode security, String system, String code, String pointer) {
    String at = path + ".security[" + security.size() + "]";
    List<String> source = List.of(pointer);
    sources.note(at + ".system", source);
    sources.note(at + ".code", source);
    security.addObject().put("system", system).put("code", code);
  }

  int enter(String name) {
    int end = path.length();
    path.append('.').append(name);
    return end;
  }

  void leave(int end) {
    path.setLength(end);
  }

  void element(Template element, ArrayNode array) {
    int end = path.length();
    path.append('[').append(array.size()).append(']');
    array.add(element.write(this));
    leave(end);
  }

  void repeat(Template.Repeated repeated, ArrayNode array) {
    int times =
        switch (repeated.over()) {
          case Template.FromHole hole -> count(hole.hole());
          case Template.Reference reference -> targets(reference).size();
          case Template.Constant constant -> 1;
          case Template.FromOrigin origin -> 1;
          case Template.Repeated other -> 1;
          case Template.Mapping mapping -> 1;
          case Template.Sequence sequence -> 1;
        };
    int outer = repetition;
    for (int i = 0; i < times; i++) {
      repetition = i;
      element(repeated.element(), array);
    }
    repetition = outer;
  }

  boolean anyFilled(BitSet holes) {
    return current.isFilledAt(holes);
  }

  int count(int hole) {
    return current.values(hole).size();
  }

  Value value(int hole, boolean repeated) {
    return current.values(hole).get(repeated ? repetition : 0);
  }

  void used(Value value) {
    String at = path.toString();
    sources.note(at, value.sources());
    for (String source : value.sources()) {
      if (Value.isOfRecord(source)) {
        account.used(source, at, value.why());
      } else if (source.endsWith("/notStated")) {
        account.notStated(at);
      }
    }
    for (String condition : value.conditions()) {
      account.used(condition, at, "");
    }
  }

  void source(List<String> pointer) {
    sources.note(path.toString(), pointer);
  }

  List<Instance> targets(Template.Reference reference) {
    List<Instance> targets = byShape.getOrDefault(reference.shape(), List.of());
    if (targets.isEmpty()) {
      return targets;
    }
    return switch (reference.which()) {
      case ONLY, EACH -> targets;
      case SAME_ELEMENT ->
          targets.stream().filter(target -> target.root().equals(current.root())).toList();
      case NAMED ->
          targets.stream()
              .filter(target -> current.values(reference.hole()).stream().anyMatch(target::isNamed))
              .toList();
    };
  }

  Instance target(Template.Reference reference) {
    boolean each = reference.which() == Template.Which.EACH || reference.which() == NAMED;
    return targets(reference).get(each ? repetition : 0);
  }

  /** The shape says where a reference leads, or the member that holds the name of it does. */
  void leads(Template.Reference reference) {
    if (reference.which() != NAMED) {
      source(reference.source());
      return;
    }
    Instance target = target(reference);
    current.values(reference.hole()).stream().filter(target::isNamed).forEach(this::used);
  }

  String known(Template.Known what) {
    return switch (what) {
      case ID -> current.fullUrl();
      case UUID -> current.fullUrl().substring("urn:uuid:".length());
      case NODE, AUTHORITY, AUTHORITY_NAME, ROLE, AS_OF -> known.getOrDefault(what, "");
    };
  }
}
