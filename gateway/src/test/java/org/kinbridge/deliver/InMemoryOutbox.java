package org.kinbridge.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** The outbox, and who attempts what of it, in memory; its bodies are sealed. */
public final class InMemoryOutbox implements Outbox, Claims {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final byte[] NONE = new byte[0];

  /** When a row is due, and who holds it until when by the clock of the storage. */
  private record Turn(Instant due, int attempts, UUID holder, Instant until) {
    Turn given(Instant again, int attempted) {
      return new Turn(again, attempts + attempted, NOBODY, Instant.MIN);
    }
  }

  private record Row(Waiting unread, List<SealedBody> body, boolean altered, Turn turn) {
    Row in(Turn next) {
      return new Row(unread, body, altered, next);
    }
  }

  private final Map<MessageId, Row> rows = new HashMap<>();
  private final Vault vault;
  private Instant clock = Instant.EPOCH;

  public InMemoryOutbox(Vault vault) {
    this.vault = vault;
  }

  @Override
  public void put(Transaction transaction, Waiting waiting) {
    if (rows.containsKey(waiting.message())) {
      throw new IllegalStateException("a message is put once");
    }
    StoredMessage stored = waiting.stored();
    List<SealedBody> body =
        Stream.of(
                stored.jws(),
                stored.content(),
                stored.contentSalt(),
                stored.exchangeSalt(),
                stored.openings(),
                stored.values())
            .map(
                part ->
                    vault.seal(
                        transaction, stored.children().getFirst(), place(waiting.message()), part))
            .toList();
    Waiting unread =
        waiting.holding(new StoredMessage(NONE, NONE, NONE, NONE, NONE, NONE, stored.children()));
    Turn now = new Turn(waiting.changedAt(), 0, NOBODY, Instant.MIN);
    keep(transaction, waiting.message(), row -> new Row(unread, body, false, now));
  }

  @Override
  public Optional<Waiting> lock(Transaction transaction, MessageId message) {
    return find(transaction, message);
  }

  @Override
  public Optional<Waiting> find(Transaction transaction, MessageId message) {
    return Optional.ofNullable(rows.get(message)).flatMap(row -> opened(transaction, row));
  }

  @Override
  public void advance(Transaction transaction, Waiting next) {
    Row row = rows.get(next.message());
    if (row == null || row.unread().version() != next.version() - 1) {
      throw new IllegalStateException("a message advanced without its lock");
    }
    Waiting unread = next.holding(row.unread().stored());
    keep(
        transaction,
        next.message(),
        before -> new Row(unread, before.body(), before.altered(), before.turn()));
  }

  @Override
  public List<Waiting> lockWaiting(Transaction transaction, ChildRef child) {
    return lock(transaction, child, State::waits);
  }

  @Override
  public List<Waiting> lockSent(Transaction transaction, ChildRef child) {
    return lock(
        transaction, child, Set.of(State.RELEASED, State.UNCONFIRMED, State.RECEIVED)::contains);
  }

  private List<Waiting> lock(Transaction transaction, ChildRef child, Predicate<State> states) {
    return rows.values().stream()
        .filter(row -> states.test(row.unread().state()))
        .filter(row -> row.unread().stored().children().contains(child))
        .sorted(Comparator.comparing(row -> row.unread().message().toString()))
        .flatMap(row -> opened(transaction, row).stream())
        .toList();
  }

  @Override
  public List<Waiting> claim(Transaction transaction, Lease lease, Search search) {
    List<Row> due =
        rows.values().stream()
            .filter(row -> row.unread().state().open())
            .filter(
                row ->
                    row.unread().state().waits()
                        || row.unread().expires().isAfter(search.now().minus(ASKING)))
            .filter(row -> !row.turn().due().isAfter(search.now()))
            .filter(row -> !row.turn().until().isAfter(clock))
            .filter(row -> !search.besides().contains(row.unread().message()))
            .sorted(Comparator.comparing(row -> row.turn().due()))
            .limit(search.most())
            .toList();
    List<Waiting> claimed = new ArrayList<>();
    for (Row row : due) {
      Optional<Waiting> opened = opened(transaction, row);
      opened.ifPresent(claimed::add);
      Turn turn = row.turn();
      Turn next =
          opened.isPresent()
              ? new Turn(turn.due(), turn.attempts(), lease.holder(), clock.plus(lease.length()))
              : parked(row, search.now());
      keep(transaction, row.unread().message(), before -> before.in(next));
    }
    return claimed;
  }

  private static Turn parked(Row row, Instant now) {
    boolean over = !now.isBefore(row.unread().expires());
    long seconds = Math.min(3_600, 1L << Math.min(row.turn().attempts(), 12));
    return row.turn().given(over ? Instant.MAX : now.plusSeconds(seconds), 1);
  }

  @Override
  public void renew(Transaction transaction, Lease lease, Set<MessageId> messages) {
    messages.forEach(
        message ->
            held(
                transaction,
                lease,
                message,
                turn ->
                    new Turn(
                        turn.due(), turn.attempts(), turn.holder(), clock.plus(lease.length()))));
  }

  @Override
  public void postpone(Transaction transaction, Lease lease, MessageId message, Instant due) {
    held(transaction, lease, message, turn -> turn.given(due, 0));
  }

  @Override
  public void retry(Transaction transaction, Lease lease, MessageId message, Instant due) {
    held(transaction, lease, message, turn -> turn.given(due, 1));
  }

  private void held(
      Transaction transaction, Lease lease, MessageId message, UnaryOperator<Turn> change) {
    Row row = rows.get(message);
    if (row != null && row.turn().holder().equals(lease.holder())) {
      keep(transaction, message, before -> before.in(change.apply(before.turn())));
    }
  }

  /** Time passes where leases are counted. */
  void pass(Duration time) {
    clock = clock.plus(time);
  }

  /** Somebody changes the row. */
  void alter(MessageId message) {
    rows.computeIfPresent(
        message, (same, row) -> new Row(row.unread(), row.body(), true, row.turn()));
  }

  private void keep(Transaction transaction, MessageId message, UnaryOperator<Row> change) {
    Optional<Row> before = Optional.ofNullable(rows.get(message));
    rows.put(message, change.apply(before.orElse(null)));
    InMemoryTransactions.undo(
        transaction,
        () -> before.ifPresentOrElse(row -> rows.put(message, row), () -> rows.remove(message)));
  }

  private Optional<Waiting> opened(Transaction transaction, Row row) {
    if (row.altered()) {
      return Optional.empty();
    }
    List<byte[]> parts = new ArrayList<>();
    for (SealedBody part : row.body()) {
      if (!(vault.open(transaction, place(row.unread().message()), part)
          instanceof Opening.Body body)) {
        return Optional.empty();
      }
      parts.add(body.bytes());
    }
    Waiting waiting = row.unread();
    return Optional.of(
        new Waiting(
            waiting.message(),
            waiting.disclosure(),
            waiting.authority(),
            waiting.partner(),
            waiting.authorised(),
            waiting.expires(),
            waiting.state(),
            waiting.reason(),
            waiting.changedAt(),
            waiting.version(),
            row.turn().attempts(),
            new StoredMessage(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                waiting.stored().children())));
  }

  private static Place place(MessageId message) {
    return new Place("outbox", message.toString(), 1);
  }
}
