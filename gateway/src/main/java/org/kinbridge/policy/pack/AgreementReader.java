package org.kinbridge.policy.pack;

import java.time.LocalDate;
import java.util.Arrays;
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
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Agreement.Onward;
import org.kinbridge.policy.circumstance.Agreement.Standing;
import org.kinbridge.policy.circumstance.Agreement.Terms;
import org.kinbridge.policy.circumstance.Agreement.Validity;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads one agreement, from a file of its own or from a world. */
public final class AgreementReader {
  private static final String SIGNED = "signed";

  private AgreementReader() {}

  private static final String[] MEMBERS = {
    "id",
    "version",
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
    "until",
    "review"
  };

  /**
   * @param dataClasses the classes an agreement may name
   */
  static Optional<Agreement> read(YamlMap map, Set<String> dataClasses, Signatures signatures) {
    return agreement(map.members(MEMBERS), dataClasses, signatures);
  }

  /** One of a world, which says who signed it; absent, both did. */
  public static Optional<Agreement> supposed(YamlMap map, Set<String> dataClasses) {
    String[] members = Arrays.copyOf(MEMBERS, MEMBERS.length + 1);
    members[MEMBERS.length] = SIGNED;
    map.members(members);
    Set<NodeId> signed = Set.copyOf(map.list(SIGNED, NodeId::new));
    return agreement(
        map,
        dataClasses,
        map.has(SIGNED) ? (agreement, text, parties) -> signed : Signatures.supposed());
  }

  private static Optional<Agreement> agreement(
      YamlMap map, Set<String> dataClasses, Signatures signatures) {
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
    Optional<Integer> version = map.needed("version", AgreementReader::version);
    Optional<LocalDate> review = map.needed("review", LocalDate::parse);
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
    Sha256 text = Sha256.of(CanonicalJson.bytes(YamlFile.json(map.node())));
    return id.isEmpty()
            || acknowledge.isEmpty()
            || retention.isEmpty()
            || onward.isEmpty()
            || from.isEmpty()
            || version.isEmpty()
            || review.isEmpty()
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
                new Validity(from.get(), until),
                new Standing(
                    version.get(),
                    text,
                    review.get(),
                    signatures.under(id.get(), text, authorities.keySet()))));
  }

  private static int version(String text) {
    int version = Integer.parseInt(text);
    if (version < 1) {
      throw new IllegalArgumentException("the first text is version 1");
    }
    return version;
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
