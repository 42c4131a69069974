package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Transactions;

/**
 * The messages that this process attempts right now. As long as it lives it renews their claims, so
 * a lease can be short: it bounds how long a message waits for somebody else when this process
 * died, and not how long an attempt may last.
 */
@Owned(by = "wiring", lock = "none: a concurrent set and one thread are the state")
public final class UnderWay implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(UnderWay.class.getName());

  /** So often within a lease: two renewals may fail before it ends. */
  private static final int RENEWALS = 3;

  private final Transactions transactions;
  private final Claims claims;
  private final Claims.Lease lease;
  private final Set<MessageId> messages = ConcurrentHashMap.newKeySet();
  private final Thread renewing;

  private UnderWay(Transactions transactions, Claims claims, Claims.Lease lease) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.claims = requireNonNull(claims, "claims is null");
    this.lease = requireNonNull(lease, "lease is null");
    this.renewing = Thread.ofPlatform().name("delivery-claims").daemon().unstarted(this::run);
  }

  public static UnderWay start(Transactions transactions, Claims claims, Claims.Lease lease) {
    UnderWay underWay = new UnderWay(transactions, claims, lease);
    underWay.renewing.start();
    return underWay;
  }

  boolean alive() {
    return renewing.isAlive();
  }

  /** One caller at a time: what it gets is under way until {@link #end}. */
  List<Waiting> claim(Instant now, int most) {
    Claims.Search search = new Claims.Search(now, most, messages);
    List<Waiting> claimed =
        transactions.call(transaction -> claims.claim(transaction, lease, search));
    claimed.forEach(waiting -> messages.add(waiting.message()));
    return claimed;
  }

  void giveBack(MessageId message, Delivery.Result result) {
    switch (result) {
      case Delivery.Over over -> {}
      case Delivery.Soon soon ->
          transactions.run(transaction -> claims.postpone(transaction, lease, message, soon.due()));
      case Delivery.Again again ->
          transactions.run(transaction -> claims.retry(transaction, lease, message, again.due()));
    }
  }

  /** Nobody works at it any more. What was not given back is free when its lease is over. */
  void end(MessageId message) {
    messages.remove(message);
  }

  private void run() {
    Duration pause = lease.length().dividedBy(RENEWALS);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause);
        renew();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    Set<MessageId> now = Set.copyOf(messages);
    if (now.isEmpty()) {
      return;
    }
    try {
      transactions.run(transaction -> claims.renew(transaction, lease, now));
    } catch (StorageFailed failed) {
      LOG.log(Level.WARNING, "claims were not renewed: {0}", failed.getMessage());
    }
  }

  /** After the last attempt. */
  @Override
  public void close() {
    renewing.interrupt();
    try {
      renewing.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
