package org.kinbridge.policy.rule.row;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/** R21: a permission ends with the order that gave it. */
public final class OrderInForce implements Gate {
  @Override
  public String id() {
    return "R21-order";
  }

  @Override
  public Verdict judge(Situation situation) {
    Optional<PermitRow> row = situation.row();
    if (row.isEmpty()) {
      return Verdict.passed();
    }
    List<Order> orders = Permission.orders(row.get(), situation);
    return orders.isEmpty() || orders.stream().anyMatch(order -> order.isInForce(situation.today()))
        ? Verdict.passed()
        : Verdict.refuses(Reason.ORDER_NOT_IN_FORCE, "/basis/evidence");
  }
}
