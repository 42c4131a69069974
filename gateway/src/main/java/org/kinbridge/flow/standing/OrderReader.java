package org.kinbridge.flow.standing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.request.Request;

/**
 * A court's order to disclose, as it was entered from the paper. What it names of labels opens
 * nothing before a second person compared the entry with the paper.
 */
public final class OrderReader {
  /** Of an order that was lifted: no day is within it. */
  private static final Agreement.Validity OVER =
      new Agreement.Validity(LocalDate.EPOCH, Optional.of(LocalDate.EPOCH));

  private record Said(
      Optional<Sha256> document,
      Optional<AuthorityId> issuer,
      Order.Named names,
      Optional<NodeId> node,
      Optional<AuthorityId> authority,
      Optional<LocalDate> start,
      Optional<LocalDate> end) {}

  private OrderReader() {}

  /**
   * Who entered the orders that are referred to and open what a wall hides: nobody confirms an
   * order of her own. By {@link Request#folded}.
   */
  public static Set<String> enteredBy(List<Registration> registrations, Set<String> references) {
    return registrations.stream()
        .filter(one -> one.kind() == Registration.Kind.ORDER && one.inForce())
        .filter(one -> references.contains(one.id().toString()))
        .map(one -> StoredJson.read(one.body()))
        .filter(body -> !body.path("labels").isEmpty())
        .map(body -> Request.folded(body.path("recordedBy").asText()))
        .collect(Collectors.toSet());
  }

  /** Notes what is wrong with it. */
  static void read(BodyReader body, Order.Named known) {
    said(body, known);
    body.text("recordedBy");
  }

  static Order order(BodyReader stored, Registration row) {
    Said said =
        said(
            stored,
            new Order.Named(
                Set.copyOf(stored.list("classes", 1, text -> text)),
                Set.copyOf(stored.list("labels", 0, text -> text))));
    return new Order(
        row.id().toString(),
        row.child(),
        said.document().orElseThrow(),
        said.issuer().orElseThrow(),
        said.names(),
        new Order.Addressed(said.node().orElseThrow(), said.authority().orElseThrow()),
        row.inForce() ? new Agreement.Validity(said.start().orElseThrow(), said.end()) : OVER,
        new Order.Check.Entered(stored.text("recordedBy")));
  }

  private static Said said(BodyReader body, Order.Named known) {
    Optional<Sha256> document = body.value("document", Sha256::parseHex);
    Optional<AuthorityId> issuer = body.value("issuer", AuthorityId::new);
    List<String> classes = body.list("classes", 1, name -> dataClass(known, name));
    List<String> labels = body.list("labels", 0, name -> label(known, name));
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
    Order.Named names = new Order.Named(new HashSet<>(classes), new HashSet<>(labels));
    return new Said(document, issuer, names, node, authority, start, end);
  }

  private static String dataClass(Order.Named known, String name) {
    if (!known.classes().contains(name)) {
      throw new IllegalArgumentException("no data class of any agreement");
    }
    return name;
  }

  /** A label that would open nothing is refused: nobody believes that it opened something. */
  private static String label(Order.Named known, String name) {
    if (!known.labels().contains(name)) {
      throw new IllegalArgumentException("no label that an order can lift");
    }
    return name;
  }
}
