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
import org.kinbridge.disclosure.DisclosureId;
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
  private static final int AT_ONCE = 500;

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

  /** Looks after each that is open, however many one recipient leaves so. */
  public void chase() {
    Instant now = surroundings.clock().instant();
    int late = 0;
    List<Recall> page = page(Optional.empty());
    while (!page.isEmpty()) {
      late += chase(page, now);
      page = page(Optional.of(page.getLast().disclosure()));
    }
    overdue.set(late);
  }

  private List<Recall> page(Optional<DisclosureId> after) {
    Recalls.Search search = new Recalls.Search(Optional.empty(), after, AT_ONCE);
    return transactions.call(transaction -> recalls.unanswered(transaction, search));
  }

  private int chase(List<Recall> page, Instant now) {
    List<Recall> open =
        page.stream().filter(recall -> recall.standing() instanceof Recall.Standing.Open).toList();
    open.forEach(recall -> chase(recall, now));
    List<Recall> late = open.stream().filter(recall -> recall.overdue(now)).toList();
    late.stream().filter(recall -> named.add(recall.message())).forEach(ChaseRecalls::name);
    return late.size();
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
        .filter(waiting -> ended(waiting, recall, now))
        .flatMap(waiting -> recalls.lockSaidBy(transaction, recall.by()))
        .filter(open -> open.standing() instanceof Recall.Standing.Open)
        .flatMap(open -> orders.again(transaction, open, now));
  }

  /**
   * Nobody sends it or asks about it any more. A recipient that turns each away at once is not told
   * more often than within the hour: each telling stays in the ledger for good.
   */
  private static boolean ended(Waiting waiting, Recall recall, Instant now) {
    return switch (waiting.state()) {
      case STOPPED, NOT_ACCEPTED -> !now.isBefore(recall.changedAt().plus(Recall.WITHIN));
      case UNCONFIRMED -> !now.isBefore(waiting.expires().plus(Claims.ASKING));
      case AUTHORISED, RELEASED, RECEIVED, HELD, REFUSED, UNKNOWN -> false;
    };
  }
}
