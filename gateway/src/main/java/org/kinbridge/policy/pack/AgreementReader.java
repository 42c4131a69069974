package org.kinbridge.policy.pack;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Agreement.Onward;
import org.kinbridge.policy.circumstance.Agreement.Terms;
import org.kinbridge.policy.circumstance.Agreement.Validity;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads one agreement, from a file of its own or from a world. */
public final class AgreementReader {
  private AgreementReader() {}

  /**
   * @param dataClasses the classes an agreement may name
   */
  public static Optional<Agreement> read(YamlMap map, Set<String> dataClasses) {
    map.members(
        "id",
        "authorities",
        "roles",
        "purposes",
        "bases",
        "instruments",
        "dataClasses",
        "clocks",
        "retention",
        "onward",
        "from",
        "until");
    Optional<String> id = map.needed("id", PolicyFiles::word);
    Map<NodeId, Set<AuthorityId>> authorities = authorities(map.neededMap("authorities"));
    List<String> classes = map.list("dataClasses", text -> text);
    if (!dataClasses.containsAll(classes)) {
      map.wrong("dataClasses", "no such class");
    }
    Optional<Integer> acknowledge =
        map.neededMap("clocks")
            .members("acknowledgeMinutes")
            .needed("acknowledgeMinutes", Integer::valueOf);
    Optional<Integer> retention =
        map.neededMap("retention")
            .members("daysAfterClosure")
            .needed("daysAfterClosure", Integer::valueOf);
    Optional<Onward> onward = map.neededCode("onward", Onward.class);
    Optional<LocalDate> from = map.needed("from", LocalDate::parse);
    Optional<LocalDate> until = map.optional("until", LocalDate::parse);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      map.wrong("until", "the agreement ends before it begins");
      return Optional.empty();
    }
    if (authorities.size() != 2) {
      map.wrong("authorities", "an agreement has two parties");
      return Optional.empty();
    }
    return id.isEmpty()
            || acknowledge.isEmpty()
            || retention.isEmpty()
            || onward.isEmpty()
            || from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Agreement(
                id.get(),
                authorities,
                Set.copyOf(map.list("roles", YamlMap.code(AuthorityRole.class))),
                Set.copyOf(map.list("purposes", YamlMap.code(Purpose.class))),
                Set.copyOf(map.list("bases", YamlMap.code(LegalBasis.class))),
                Set.copyOf(map.list("instruments", YamlMap.code(Instrument.class))),
                Set.copyOf(classes),
                new Terms(acknowledge.get(), retention.get(), onward.get()),
                new Validity(from.get(), until)));
  }

  private static Map<NodeId, Set<AuthorityId>> authorities(YamlMap map) {
    Map<NodeId, Set<AuthorityId>> authorities = new LinkedHashMap<>();
    for (String node : map.keys()) {
      if (node.matches("[A-Z]{2}")) {
        authorities.put(new NodeId(node), Set.copyOf(map.list(node, AuthorityId::new)));
      } else {
        map.wrong(node, "a node id is expected");
      }
    }
    return authorities;
  }
}
