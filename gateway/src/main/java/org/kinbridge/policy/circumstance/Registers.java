package org.kinbridge.policy.circumstance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.PersonHandle;

/**
 * What the registers of this node hold on the children of the request, across all its systems.
 *
 * @param children who the handles of the request are; a handle that is no child has no entry
 * @param consents given, refused and withdrawn alike
 * @param resembling other cases of this node that may be about one of them, as long as nobody said
 *     whether they are; what stands about those is among the restrictions and determinations
 */
public record Registers(
    Map<PersonHandle, ChildRef> children,
    List<Consent> consents,
    List<Restriction> restrictions,
    List<Determination> determinations,
    List<Order> orders,
    Set<ChildRef> resembling) {
  public Registers {
    children = Map.copyOf(children);
    consents = List.copyOf(consents);
    restrictions = List.copyOf(restrictions);
    determinations = List.copyOf(determinations);
    orders = List.copyOf(orders);
    resembling = Set.copyOf(resembling);
  }

  /** Where no other case may be one of them. */
  public Registers(
      Map<PersonHandle, ChildRef> children,
      List<Consent> consents,
      List<Restriction> restrictions,
      List<Determination> determinations,
      List<Order> orders) {
    this(children, consents, restrictions, determinations, orders, Set.of());
  }

  /** The same, and what stands about another case that may be the child's. */
  public Registers beside(ChildRef other, Registers theirs) {
    return new Registers(
        children,
        consents,
        joined(restrictions, theirs.restrictions),
        joined(determinations, theirs.determinations),
        orders,
        Stream.concat(resembling.stream(), Stream.of(other)).collect(Collectors.toSet()));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
