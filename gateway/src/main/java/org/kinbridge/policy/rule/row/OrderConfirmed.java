package org.kinbridge.policy.rule.row;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R14: what an order opens that a wall hides waits for a second person, who compares the entry with
 * the paper: a code in a register never lifts a wall.
 */
public final class OrderConfirmed implements Gate {
  private static final Ask ASK =
      new Ask(
          Reason.ORDER_NOT_CONFIRMED,
          "/basis/evidence",
          Reason.ORDER_NOT_CONFIRMED.sentence(),
          Settler.APPROVER);

  @Override
  public String id() {
    return "R14-order";
  }

  @Override
  public Verdict judge(Situation situation) {
    for (Order order : Permission.lifting(situation)) {
      if (order.check() instanceof Order.Check.Entered && opens(order, situation)) {
        return new Verdict.Asks(List.of(ASK), List.of());
      }
    }
    return Verdict.passed();
  }

  /** That the record holds something of what it names. */
  private static boolean opens(Order order, Situation situation) {
    return !Selection.labelled(situation.document(), order.names().labels()).isEmpty();
  }
}
