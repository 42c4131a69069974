package org.kinbridge.policy.rule.row;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** R21: a permission ends with the order that gave it. */
public final class OrderInForce implements Gate {
  @Override
  public String id() {
    return "R21-order";
  }

  @Override
  public Verdict judge(Situation situation) {
    List<Order> orders = situation.orders();
    return orders.isEmpty() || orders.stream().anyMatch(order -> order.isInForce(situation.today()))
        ? Verdict.passed()
        : Verdict.refuses(Reason.ORDER_NOT_IN_FORCE, "/basis/evidence");
  }
}
