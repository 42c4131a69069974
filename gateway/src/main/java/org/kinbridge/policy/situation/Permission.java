package org.kinbridge.policy.situation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PermitRow.Requirement.RegisteredOrder;
import org.kinbridge.policy.pack.PermitRow.Requirement.StatedFact;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;

/** Which row applies to a situation, and what it grants here. */
public final class Permission {
  private Permission() {}

  /**
   * The first row of this purpose, basis, instrument and these roles whose facts do not speak
   * against it.
   */
  static Optional<PermitRow> row(Situation situation) {
    for (PermitRow row : situation.version().rows()) {
      if (fits(row.grounds(), situation.request())
          && fits(row.ends(), situation)
          && applies(row, situation)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(PermitRow.Ends ends, Situation situation) {
    return (ends.from().isEmpty() || ends.from().contains(situation.sender().acting().role()))
        && ends.to().contains(situation.recipient().authority().role());
  }

  private static boolean fits(PermitRow.Grounds grounds, Request request) {
    return request.purpose().isPresent()
        && grounds.purposes().contains(request.purpose().get())
        && request.legalBasis().equals(Optional.of(grounds.basis()))
        && (grounds.instrument().isEmpty()
            || grounds.instrument().equals(request.basis().instrument()))
        && (grounds.article().isEmpty() || grounds.article().equals(request.basis().article()));
  }

  /**
   * A stated value outside the row's own makes it another case; one that is not stated is only
   * missing.
   */
  private static boolean applies(PermitRow row, Situation situation) {
    for (Requirement requirement : row.requires()) {
      if (requirement instanceof StatedFact needed && !needed.in().isEmpty()) {
        Optional<Fact> fact = stated(needed, situation);
        if (fact.isPresent() && !needed.in().contains(fact.get().value())) {
          return false;
        }
      }
    }
    return true;
  }

  public static Optional<Fact> stated(StatedFact needed, Situation situation) {
    return switch (needed.place()) {
      case NONE -> situation.fact(needed.code());
      case RECIPIENT -> situation.presence(situation.recipient().node());
      case SENDER -> situation.presence(situation.sender().node());
    };
  }

  /**
   * What the row grants here: what agreement and order cover as well.
   *
   * @param narrative whether texts by named persons are covered
   */
  record Granted(List<ElementClass> classes, boolean narrative) {
    Granted {
      classes = List.copyOf(classes);
    }
  }

  static Granted granted(Situation situation) {
    Optional<PermitRow> applies = situation.row();
    if (applies.isEmpty()) {
      return new Granted(List.of(), false);
    }
    PermitRow row = applies.get();
    Set<String> covered = covered(row, situation);
    List<ElementClass> classes = new ArrayList<>();
    for (String name : row.grant().classes()) {
      situation
          .version()
          .elements(name)
          .filter(found -> covered.contains(found.within()))
          .ifPresent(classes::add);
    }
    boolean narrative = row.grant().narrative() == PermitRow.Narrative.ALLOWED;
    return new Granted(classes, narrative && covered.contains(PolicyVersion.NARRATIVE));
  }

  /** The element classes that leave as far as no wall or redaction takes of them. */
  public static List<ElementClass> classes(Situation situation) {
    return situation.granted().classes();
  }

  private static Set<String> covered(PermitRow row, Situation situation) {
    Set<String> agreed =
        situation
            .agreement()
            .map(Agreement::dataClasses)
            .orElseGet(() -> Danger.maySetAside(situation) ? granted(row, situation) : Set.of());
    if (!row.isLimitedByOrder()) {
      return agreed;
    }
    Set<String> named = new HashSet<>();
    situation.orders().stream()
        .filter(order -> order.isInForce(situation.today()))
        .forEach(order -> named.addAll(order.names().classes()));
    named.retainAll(agreed);
    return named;
  }

  /** All that the row grants: where no agreement narrows it, the row alone does. */
  private static Set<String> granted(PermitRow row, Situation situation) {
    Set<String> granted = new HashSet<>(Set.of(PolicyVersion.NARRATIVE));
    row.grant().classes().stream()
        .flatMap(name -> situation.version().elements(name).stream())
        .map(ElementClass::within)
        .forEach(granted::add);
    return granted;
  }

  /** The orders to which the request refers as the row asks, in force or not. */
  static List<Order> orders(Situation situation) {
    Set<String> types = new HashSet<>();
    for (Requirement requirement : situation.row().map(PermitRow::requires).orElse(List.of())) {
      if (requirement instanceof RegisteredOrder(String type)) {
        types.add(type);
      }
    }
    List<Order> referredTo = new ArrayList<>();
    for (Order order : situation.circumstances().registers().orders()) {
      if (situation.child().map(order.child()::equals).orElse(false)
          && order.isFor(situation.recipient())
          && isReferredTo(order, types, situation)) {
        referredTo.add(order);
      }
    }
    return referredTo;
  }

  private static boolean isReferredTo(Order order, Set<String> types, Situation situation) {
    return situation.request().basis().evidence().stream()
        .filter(paper -> types.contains(paper.type()))
        .anyMatch(paper -> order.isReferredTo(paper.reference(), paper.sha256()));
  }

  /**
   * The orders in force, of those the request refers to, that name a label of reporters or
   * witnesses: R14 is the only wall that yields, and to nothing else.
   */
  public static List<Order> lifting(Situation situation) {
    Set<String> walls = situation.version().labels().reporter();
    List<Order> lifting = new ArrayList<>();
    for (Order order : situation.orders()) {
      if (order.isInForce(situation.today())
          && !Collections.disjoint(order.names().labels(), walls)) {
        lifting.add(order);
      }
    }
    return lifting;
  }

  /** The labels of reporters and witnesses that these orders name. */
  public static Set<String> lifted(Situation situation) {
    Set<String> lifted = new HashSet<>();
    lifting(situation).forEach(order -> lifted.addAll(order.names().labels()));
    lifted.retainAll(situation.version().labels().reporter());
    return lifted;
  }

  /**
   * Whether text by a named person may go: the row allows it, agreement and order cover it and no
   * wall stands before it.
   */
  public static boolean allowsNarrative(Situation situation) {
    return situation.granted().narrative() && situation.origin() != Origin.RECIPIENT;
  }

  /** A row that needs a registered consent shows it to the recipient. */
  public static boolean showsConsent(Situation situation) {
    return situation.origin() != Origin.RECIPIENT && grants("consent", situation);
  }

  /** That the row grants this class of elements here. */
  public static boolean grants(String name, Situation situation) {
    for (ElementClass granted : classes(situation)) {
      if (granted.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
