package org.kinbridge.policy.circumstance;

import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.PersonHandle;

/**
 * What the registers of this node hold on the children of the request, across all its systems.
 *
 * @param children who the handles of the request are; a handle that is no child has no entry
 * @param consents given, refused and withdrawn alike
 */
public record Registers(
    Map<PersonHandle, ChildRef> children,
    List<Consent> consents,
    List<Restriction> restrictions,
    List<Determination> determinations,
    List<Order> orders) {
  public Registers {
    children = Map.copyOf(children);
    consents = List.copyOf(consents);
    restrictions = List.copyOf(restrictions);
    determinations = List.copyOf(determinations);
    orders = List.copyOf(orders);
  }
}
