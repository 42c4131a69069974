package org.kinbridge.policy.world;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement.Validity;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads one order of the register of a world. */
final class OrderReader {
  private OrderReader() {}

  static Optional<Order> read(YamlMap map) {
    map.members(
        "id",
        "child",
        "document",
        "issuer",
        "classes",
        "labels",
        "to",
        "from",
        "until",
        "check",
        "enteredBy");
    Optional<String> id = map.neededText("id");
    Optional<Sha256> document = map.needed("document", Sha256::parseHex);
    Optional<AuthorityId> issuer = map.needed("issuer", AuthorityId::new);
    Order.Named names =
        new Order.Named(
            Set.copyOf(map.list("classes", text -> text)),
            Set.copyOf(map.list("labels", text -> text)));
    Optional<Order.Addressed> to = addressed(map.neededMap("to"));
    Optional<Validity> validity = validity(map);
    Optional<Order.Check> check =
        map.needed("check", text -> check(text, map.optional("enteredBy", who -> who)));
    return id.isEmpty()
            || document.isEmpty()
            || issuer.isEmpty()
            || to.isEmpty()
            || validity.isEmpty()
            || check.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Order(
                id.get(),
                WorldReader.child(map),
                document.get(),
                issuer.get(),
                names,
                to.get(),
                validity.get(),
                check.get()));
  }

  private static Optional<Order.Addressed> addressed(YamlMap to) {
    to.members("node", "authority");
    Optional<NodeId> node = to.needed("node", NodeId::new);
    Optional<AuthorityId> authority = to.needed("authority", AuthorityId::new);
    return node.isEmpty() || authority.isEmpty()
        ? Optional.empty()
        : Optional.of(new Order.Addressed(node.get(), authority.get()));
  }

  private static Optional<Validity> validity(YamlMap map) {
    Optional<LocalDate> from = map.needed("from", LocalDate::parse);
    Optional<LocalDate> until = map.needed("until", LocalDate::parse);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      map.wrong("until", "the order ends before it begins");
      return Optional.empty();
    }
    return from.isEmpty() || until.isEmpty()
        ? Optional.empty()
        : Optional.of(new Validity(from.get(), until));
  }

  private static Order.Check check(String text, Optional<String> by) {
    return switch (text) {
      case "entered" -> new Order.Check.Entered(by);
      case "confirmed" -> new Order.Check.Confirmed();
      default -> throw new IllegalArgumentException("entered or confirmed is expected");
    };
  }
}
