package org.kinbridge.flow.stop;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.kinbridge.deliver.Claims;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A recall is not done before its recipient signed what it did. One whose message ended without a
 * word is said again by another; what is not answered in time is named, and stays visible.
 */
public final class ChaseRecalls {
  private static final System.Logger LOG = System.getLogger(ChaseRecalls.class.getName());
  private static final int AT_ONCE = 1_000;

  private final Transactions transactions;
  private final Outbox outbox;
  private final Recalls recalls;
  private final OrderRecalls orders;
  private final Surroundings surroundings;
  private final Set<MessageId> named = ConcurrentHashMap.newKeySet();
  private final AtomicInteger overdue = new AtomicInteger();

  public ChaseRecalls(
      Transactions transactions,
      Outbox outbox,
      Recalls recalls,
      OrderRecalls orders,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.recalls = requireNonNull(recalls, "recalls is null");
    this.orders = requireNonNull(orders, "orders is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** How many were overdue at the last look. */
  public int overdue() {
    return overdue.get();
  }

  /** Looks after each that is open. */
  public void chase() {
    Instant now = surroundings.clock().instant();
    List<Recall> open = transactions.call(transaction -> recalls.open(transaction, AT_ONCE));
    open.forEach(recall -> chase(recall, now));
    List<Recall> late = open.stream().filter(recall -> recall.overdue(now)).toList();
    overdue.set(late.size());
    late.stream().filter(recall -> named.add(recall.message())).forEach(ChaseRecalls::name);
  }

  private static void name(Recall recall) {
    LOG.log(
        Level.ERROR,
        "ALARM recall-overdue: no receipt says that message {0} was put away",
        recall.message());
  }

  private void chase(Recall recall, Instant now) {
    boolean again =
        transactions.call(transaction -> sayAgain(transaction, recall, now).isPresent());
    if (again) {
      surroundings.written().run();
    }
  }

  /** Both rows are locked as a withdrawal locks them: nobody waits in a circle. */
  private Optional<Recall> sayAgain(Transaction transaction, Recall recall, Instant now) {
    Stream.of(recall.message(), recall.by())
        .sorted(Comparator.comparing(MessageId::toString))
        .forEach(message -> outbox.lock(transaction, message));
    return outbox
        .lock(transaction, recall.by())
        .filter(waiting -> ended(waiting, now))
        .flatMap(waiting -> recalls.lockSaidBy(transaction, recall.by()))
        .filter(open -> open.standing() instanceof Recall.Standing.Open)
        .flatMap(open -> orders.again(transaction, open, now));
  }

  /** Nobody sends it or asks about it any more. */
  private static boolean ended(Waiting waiting, Instant now) {
    return switch (waiting.state()) {
      case STOPPED, NOT_ACCEPTED -> true;
      case UNCONFIRMED -> !now.isBefore(waiting.expires().plus(Claims.ASKING));
      case AUTHORISED, RELEASED, RECEIVED, HELD, REFUSED, UNKNOWN -> false;
    };
  }
}
