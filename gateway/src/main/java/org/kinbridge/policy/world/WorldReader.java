package org.kinbridge.policy.world;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.pack.AgreementReader;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.world.World.Directory;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads a world; what the file leaves out comes from the installed policy. */
final class WorldReader {
  private static final PersonHandle CHILD = new PersonHandle("#child");

  private final PolicyVersion version;

  private WorldReader(PolicyVersion version) {
    this.version = version;
  }

  static World read(Path file, PolicyVersion version) throws WorldRefused {
    Faults faults = new Faults();
    YamlMap map = YamlFile.read(file, String.valueOf(file.getFileName()), faults);
    Optional<World> world = new WorldReader(version).world(map);
    if (faults.any() || world.isEmpty()) {
      throw new WorldRefused(faults.found());
    }
    return world.get();
  }

  private Optional<World> world(YamlMap map) {
    map.members(
        "node",
        "now",
        "zone",
        "authorities",
        "agreements",
        "age",
        "children",
        "consents",
        "restrictions",
        "determinations",
        "approvals",
        "orders",
        "resembles",
        "scale");
    Optional<NodeId> node = map.needed("node", NodeId::new);
    Optional<Moment> now = now(map);
    Map<NodeId, Directory> states = states(map.neededMap("authorities"));
    List<Agreement> agreements = map.has("agreements") ? agreements(map) : version.agreements();
    Set<PersonHandle> children =
        map.has("children")
            ? new HashSet<>(map.list("children", PersonHandle::new))
            : Set.of(CHILD);
    List<Consent> consents = new ArrayList<>();
    map.maps("consents").forEach(consent -> WorldConsents.read(consent).ifPresent(consents::add));
    List<Restriction> restrictions = new ArrayList<>();
    map.maps("restrictions")
        .forEach(restriction -> restriction(restriction).ifPresent(restrictions::add));
    List<Determination> determinations = new ArrayList<>();
    map.maps("determinations").forEach(one -> determination(one).ifPresent(determinations::add));
    List<World.Yes> approvals = new ArrayList<>();
    map.maps("approvals").forEach(one -> yes(one).ifPresent(approvals::add));
    List<Order> orders = new ArrayList<>();
    map.maps("orders").forEach(one -> OrderReader.read(one).ifPresent(orders::add));
    Optional<ConsentAge> age = node.flatMap(state -> age(map, state));
    if (node.isPresent() && !states.containsKey(node.get())) {
      map.wrong("authorities", "our own state has authorities too");
    }
    return node.isEmpty() || now.isEmpty() || age.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new World(
                node.get(),
                now.get(),
                states,
                agreements,
                age.get(),
                children,
                consents,
                restrictions,
                determinations,
                approvals,
                orders,
                Set.copyOf(map.list("resembles", PersonHandle::new)),
                map.has("scale")
                    ? map.neededCode("scale", Scale.class).orElse(Scale.ONE)
                    : Scale.ONE));
  }

  private static Optional<World.Yes> yes(YamlMap map) {
    map.members("person", "decision", "until", "act");
    Optional<String> person = map.neededText("person");
    Optional<Instant> until = map.needed("until", WorldReader::instant);
    Optional<Sha256> decision = map.optional("decision", Sha256::parseHex);
    Approval.Act act =
        map.has("act")
            ? map.neededCode("act", Approval.Act.class).orElse(Approval.Act.APPROVES)
            : Approval.Act.APPROVES;
    return person.flatMap(who -> until.map(end -> new World.Yes(decision, who, end, act)));
  }

  private static Optional<Moment> now(YamlMap map) {
    ZoneId zone =
        map.has("zone")
            ? map.optional("zone", Moment::zone).orElse(ZoneOffset.UTC)
            : ZoneOffset.UTC;
    return map.needed("now", WorldReader::instant).map(at -> new Moment(at, zone));
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private Optional<ConsentAge> age(YamlMap map, NodeId node) {
    if (!map.has("age")) {
      return Optional.of(version.consentAge(node));
    }
    YamlMap age = map.map("age").members("years", "law", "asOf");
    Optional<Integer> years = age.needed("years", Integer::valueOf);
    Optional<String> law = age.neededText("law");
    Optional<LocalDate> asOf = age.needed("asOf", LocalDate::parse);
    if (years.isEmpty() || law.isEmpty() || asOf.isEmpty()) {
      return Optional.empty();
    }
    if (years.get() < 6 || years.get() > 21) {
      age.wrong("years", "a consent age lies between 6 and 21 years");
      return Optional.empty();
    }
    return Optional.of(new ConsentAge(years.get(), node.value(), law.get(), asOf.get()));
  }

  private Map<NodeId, Directory> states(YamlMap map) {
    Map<NodeId, Directory> states = new HashMap<>();
    for (String code : map.keys()) {
      if (!code.matches("[A-Z]{2}")) {
        map.wrong(code, "a node id is expected");
        continue;
      }
      YamlMap state = map.map(code).members("directory", "authorities");
      Map<AuthorityId, Authority> authorities = new HashMap<>();
      for (YamlMap authority : state.maps("authorities")) {
        authority.members("id", "name", "role");
        Optional<AuthorityId> id = authority.needed("id", AuthorityId::new);
        Optional<String> name = authority.neededText("name");
        Optional<AuthorityRole> role = authority.neededCode("role", AuthorityRole.class);
        if (id.isPresent() && name.isPresent() && role.isPresent()) {
          authorities.put(id.get(), new Authority(id.get(), name.get(), role.get()));
        }
      }
      NodeId node = new NodeId(code);
      states.put(
          node,
          new Directory(
              state.neededText("directory").orElse(""), authorities, version.consentAge(node)));
    }
    return states;
  }

  private List<Agreement> agreements(YamlMap map) {
    List<Agreement> agreements = new ArrayList<>();
    map.maps("agreements")
        .forEach(
            one -> AgreementReader.supposed(one, version.dataClasses()).ifPresent(agreements::add));
    return agreements;
  }

  static ChildRef child(YamlMap map) {
    return World.child(map.optional("child", PersonHandle::new).orElse(CHILD));
  }

  private static Optional<Restriction> restriction(YamlMap map) {
    map.members("id", "child", "kind", "reachableThrough", "elsewhere", "standing", "person");
    Optional<String> id = map.neededText("id");
    Optional<Restriction.Kind> kind = map.neededCode("kind", Restriction.Kind.class);
    Set<NodeId> nodes = Set.copyOf(map.list("reachableThrough", NodeId::new));
    Restriction.Elsewhere elsewhere =
        map.code("elsewhere", Restriction.Elsewhere.class).orElse(Restriction.Elsewhere.UNKNOWN);
    Optional<Restriction.Standing> standing = map.optional("standing", WorldReader::standing);
    return id.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Restriction(
                id.get(),
                child(map),
                kind.get(),
                nodes,
                elsewhere,
                standing.orElse(Restriction.Standing.NONE_KNOWN),
                map.has("person") ? Optional.of(person(map.map("person"))) : Optional.empty()));
  }

  private static RestrictedPerson person(YamlMap map) {
    map.members("names", "birthDate", "words", "handle");
    Optional<String> words = map.optional("words", text -> text);
    RestrictedPerson who =
        words
            .map(RestrictedPerson::described)
            .orElseGet(
                () ->
                    RestrictedPerson.named(
                        map.list("names", text -> text), map.optional("birthDate", text -> text)));
    return map.optional("handle", PersonHandle::new).map(who::called).orElse(who);
  }

  private static Restriction.Standing standing(String text) {
    return switch (text) {
      case "party-or-holder" -> Restriction.Standing.PARTY_OR_HOLDER;
      case "none-known" -> Restriction.Standing.NONE_KNOWN;
      default -> throw new IllegalArgumentException("party-or-holder or none-known is expected");
    };
  }

  private static Optional<Determination> determination(YamlMap map) {
    map.members("child", "node", "authority", "by");
    if (map.optional("by", text -> text).equals(Optional.of("erased"))) {
      return Optional.of(Determination.erased(child(map)));
    }
    Optional<NodeId> node = map.needed("node", NodeId::new);
    Optional<AuthorityId> authority = map.optional("authority", AuthorityId::new);
    Optional<AuthorityRole> by = map.optional("by", YamlMap.code(AuthorityRole.class));
    return node.map(
        state ->
            new Determination(
                child(map),
                new Determination.Against.State(state, authority),
                by.<Determination.Source>map(Determination.Source.Role::new)
                    .orElseGet(Determination.Source.NotNoted::new)));
  }
}
