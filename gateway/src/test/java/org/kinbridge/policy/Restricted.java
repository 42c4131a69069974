package org.kinbridge.policy;

import java.util.List;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.Restriction;

/** Surroundings that differ in what is restricted, and in nothing else. */
final class Restricted {
  private Restricted() {}

  static Circumstances besides(Circumstances before, List<Restriction> more) {
    Registers held = before.registers();
    return Invented.with(
        before,
        new Registers(
            held.children(),
            held.consents(),
            Stream.concat(held.restrictions().stream(), more.stream()).toList(),
            held.determinations(),
            held.orders(),
            held.resembling()));
  }

  /**
   * What a restriction is measured by: it may say what a decision waited to hear of a probable
   * match, and then as much leaves as if a person had said that both cases are one child.
   */
  static Circumstances answered(Decision decision, Circumstances before) {
    return decision instanceof Held held && held.reason() == Reason.PROBABLE_MATCH
        ? sameChild(before)
        : before;
  }

  private static Circumstances sameChild(Circumstances before) {
    Registers held = before.registers();
    ChildRef child = held.children().values().iterator().next();
    return Invented.with(
        before,
        new Registers(
            held.children(),
            held.consents(),
            held.restrictions().stream()
                .map(one -> held.resembling().contains(one.child()) ? of(child, one) : one)
                .toList(),
            held.determinations().stream()
                .map(one -> held.resembling().contains(one.child()) ? of(child, one) : one)
                .toList(),
            held.orders()));
  }

  static Restriction of(ChildRef child, Restriction one) {
    return new Restriction(
        one.id(),
        child,
        one.kind(),
        one.reachableThrough(),
        one.elsewhere(),
        one.standing(),
        one.person());
  }

  private static Determination of(ChildRef child, Determination one) {
    return new Determination(child, one.against(), one.source());
  }
}
