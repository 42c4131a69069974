package org.kinbridge.translate.shape;

import static org.kinbridge.translate.shape.Template.Which.NAMED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.Sources;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.translate.reading.Account;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.ElementPath;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.shape.Template.Member;

/** Writes one draft from the resources to be, and notes where each element comes from. */
@Owned(by = "the thread of one translation", lock = "none")
public final class Writing {
  private final List<Instance> instances;
  private final Map<Template.Known, String> known;
  private final Account account;
  private final Notes notes = new Notes();
  private ElementPath path = ElementPath.of("Bundle");
  private final List<List<Instance>> byRank = new ArrayList<>();
  private Instance current;
  private int repetition;

  public Writing(
      List<Instance> instances,
      Map<Template.Known, String> known,
      Account account,
      Instance bundle) {
    this.instances = instances;
    this.known = known;
    this.account = account;
    this.current = bundle;
    for (Instance instance : instances) {
      while (byRank.size() <= instance.shape().rank()) {
        byRank.add(new ArrayList<>(1));
      }
      byRank.get(instance.shape().rank()).add(instance);
    }
  }

  /** The whole document. */
  public FrozenObject document() {
    List<Member> members = current.shape().body().members();
    FrozenObject.Builder bundle = new FrozenObject.Builder(members.size() + 1);
    said(current.shape().body().said());
    for (Member member : members) {
      member(member, bundle);
    }
    List<JsonNode> entries = new ArrayList<>(instances.size());
    ElementPath entryPath = path.enter(".entry");
    for (Instance instance : instances) {
      current = instance;
      path = entryPath.element(entries.size());
      entries.add(entry(instance));
    }
    bundle.set("entry", FrozenArray.of(entries));
    return bundle.done();
  }

  public Sources sources(JsonNode read) {
    return new Sources(notes, read);
  }

  private FrozenObject entry(Instance instance) {
    FrozenObject.Builder entry = new FrozenObject.Builder(2);
    notes.stated(path.enter(".fullUrl"), List.of(instance.shape().pointer()));
    entry.set("fullUrl", TextNode.valueOf(instance.fullUrl()));
    path = path.enter(".resource");
    entry.set("resource", resource(instance));
    return entry.done();
  }

  private FrozenObject resource(Instance instance) {
    notes.read(path, List.of(instance.root()));
    for (At condition : instance.conditions()) {
      account.used(condition, path, "");
    }
    Template.Mapping body = instance.shape().body();
    List<Member> members = body.members();
    FrozenObject.Builder resource = new FrozenObject.Builder(members.size() + 1);
    said(body.said());
    member(members.getFirst(), resource);
    resource.set("meta", meta(instance));
    for (int i = 1; i < members.size(); i++) {
      member(members.get(i), resource);
    }
    return resource.done();
  }

  private JsonNode meta(Instance instance) {
    Fixed meta = instance.shape().meta().written(instance.labels());
    notes.part(path.enter(".meta"), meta.said());
    return meta.node();
  }

  void member(Member member, FrozenObject.Builder object) {
    if (member.fixed().isPresent()) {
      object.set(member.name(), member.fixed().get().node());
    } else if (member.waits().over(this)) {
      ElementPath outer = path;
      path = outer.enter(member.step());
      object.set(member.name(), member.value().write(this));
      path = outer;
    }
  }

  void element(Template element, List<JsonNode> list) {
    ElementPath outer = path;
    path = outer.element(list.size());
    list.add(element.write(this));
    path = outer;
  }

  void repeat(Template.Repeated repeated, List<JsonNode> list) {
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
      element(repeated.element(), list);
    }
    repetition = outer;
  }

  /** Whether the resource says something in one of the holes. */
  boolean anyFilled(long holes) {
    return current.isFilledAt(holes);
  }

  int count(int hole) {
    return current.values(hole).size();
  }

  Value value(int hole, boolean repeated) {
    return current.values(hole).get(repeated ? repetition : 0);
  }

  void used(Value value) {
    notes.read(path, value.sources());
    for (At source : value.sources()) {
      if (source.isOfRecord()) {
        account.used(source, path, value.why());
      } else if (source.pointer().endsWith("/notStated")) {
        account.notStated(path);
      }
    }
    for (At condition : value.conditions()) {
      account.used(condition, path, "");
    }
  }

  void source(List<String> pointer) {
    notes.stated(path, pointer);
  }

  /** What the shape says itself of members of the object that is written. */
  void said(Notes.Part members) {
    if (!members.said().isEmpty()) {
      notes.part(path, members);
    }
  }

  /** An object that says a code was often written before. */
  JsonNode coded(Coded coded, Template.Mapping object) {
    Value value = value(coded.code().hole(), coded.code().repeated());
    Optional<FrozenObject> known = coded.known(value);
    if (known.isEmpty()) {
      return coded.keep(value, object.whole(this));
    }
    notes.part(path, coded.said());
    ElementPath outer = path;
    for (String place : coded.places()) {
      path = outer.enter(place);
      used(value);
    }
    path = outer;
    return known.get();
  }

  JsonNode fixed(Fixed fixed) {
    notes.part(path, fixed.said());
    return fixed.node();
  }

  List<Instance> targets(Template.Reference reference) {
    List<Instance> targets =
        reference.rank() < byRank.size() ? byRank.get(reference.rank()) : List.of();
    if (targets.isEmpty()) {
      return targets;
    }
    return switch (reference.which()) {
      case ONLY, EACH -> targets;
      case SAME_ELEMENT -> ofSameElement(targets);
      case NAMED -> named(targets, current.values(reference.hole()));
    };
  }

  private static List<Instance> named(List<Instance> targets, List<Value> names) {
    List<Instance> named = new ArrayList<>(1);
    for (Instance target : targets) {
      if (names.stream().anyMatch(target::isNamed)) {
        named.add(target);
      }
    }
    return named;
  }

  private List<Instance> ofSameElement(List<Instance> targets) {
    List<Instance> same = new ArrayList<>(1);
    for (Instance target : targets) {
      if (target.root() == current.root()) {
        same.add(target);
      }
    }
    return same;
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
