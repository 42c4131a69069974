package org.kinbridge.flow.standing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Order;

/**
 * A court's order to disclose, as it was entered from the paper. It lifts no wall: what it names of
 * labels nobody reads yet, so an order that names one is not taken.
 */
final class OrderReader {
  /** Of an order that was lifted: no day is within it. */
  private static final Agreement.Validity OVER =
      new Agreement.Validity(LocalDate.EPOCH, Optional.of(LocalDate.EPOCH));

  private record Said(
      Optional<Sha256> document,
      Optional<AuthorityId> issuer,
      List<String> classes,
      Optional<NodeId> node,
      Optional<AuthorityId> authority,
      Optional<LocalDate> start,
      Optional<LocalDate> end) {}

  private OrderReader() {}

  /** Notes what is wrong with it. */
  static void read(BodyReader body, Set<String> known) {
    said(body, known);
    body.text("recordedBy");
  }

  static Order order(BodyReader stored, Registration row) {
    Said said = said(stored, Set.copyOf(stored.list("classes", 1, text -> text)));
    return new Order(
        row.id().toString(),
        row.child(),
        said.document().orElseThrow(),
        said.issuer().orElseThrow(),
        new Order.Named(new HashSet<>(said.classes()), Set.of()),
        new Order.Addressed(said.node().orElseThrow(), said.authority().orElseThrow()),
        row.inForce() ? new Agreement.Validity(said.start().orElseThrow(), said.end()) : OVER,
        Order.Check.ENTERED);
  }

  private static Said said(BodyReader body, Set<String> known) {
    Optional<Sha256> document = body.value("document", Sha256::parseHex);
    Optional<AuthorityId> issuer = body.value("issuer", AuthorityId::new);
    List<String> classes = body.list("classes", 1, name -> among(known, name));
    BodyReader to = body.object("to");
    Optional<NodeId> node = to.value("node", NodeId::new);
    Optional<AuthorityId> authority = to.value("authority", AuthorityId::new);
    to.end();
    BodyReader period = body.object("period");
    Optional<LocalDate> start = period.date("start");
    Optional<LocalDate> end = period.date("end");
    period.end();
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      period.fault("end", "the order ends before it begins");
    }
    return new Said(document, issuer, classes, node, authority, start, end);
  }

  private static String among(Set<String> known, String name) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException("no data class of any agreement");
    }
    return name;
  }
}
