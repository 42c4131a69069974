package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.release.ChildLock;
import org.kinbridge.release.Leave;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Consents, withdrawals and restrictions. Each change holds the child's lock alone, and in the same
 * transaction every message about the child that waits is decided again: what is not permitted any
 * more ends here, not at its next attempt.
 */
final class KeepRegisters {
  private static final Fault FOREIGN_CONSENT =
      new Fault(
          Reason.INVALID_VALUE,
          "/child/system",
          "a consent is registered by the child's own system");

  /** Where registrations are kept and who the children are. */
  record Books(Registrations registrations, Crosswalk crosswalk, ChildLock lock, Ledger ledger) {
    Books {
      requireNonNull(registrations, "registrations is null");
      requireNonNull(crosswalk, "crosswalk is null");
      requireNonNull(lock, "lock is null");
      requireNonNull(ledger, "ledger is null");
    }
  }

  private final Transactions transactions;
  private final Books books;
  private final StopWaiting waits;
  private final Surroundings surroundings;

  KeepRegisters(
      Transactions transactions, Books books, StopWaiting waits, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.waits = requireNonNull(waits, "waits is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  RegisterOutcome consent(AuthenticatedClient client, byte[] body) {
    return register(client, Registration.Kind.CONSENT, RegistrationReader.consent(body));
  }

  RegisterOutcome restriction(AuthenticatedClient client, byte[] body) {
    return register(client, Registration.Kind.RESTRICTION, RegistrationReader.restriction(body));
  }

  private RegisterOutcome register(
      AuthenticatedClient client, Registration.Kind kind, RegistrationReader.Read read) {
    return switch (read) {
      case RegistrationReader.Read.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case RegistrationReader.Read.Sound sound ->
          kind == Registration.Kind.CONSENT && !sound.system().equals(client.system().value())
              ? new RegisterOutcome.Faulty(List.of(FOREIGN_CONSENT))
              : register(client, kind, sound);
    };
  }

  private RegisterOutcome register(
      AuthenticatedClient client, Registration.Kind kind, RegistrationReader.Read.Sound sound) {
    Instant now = surroundings.clock().instant();
    RegisterOutcome outcome =
        transactions.call(
            transaction -> {
              ChildRef child =
                  books.crosswalk().local(transaction, sound.system(), sound.localId());
              books.lock().alone(transaction, child);
              List<Fault> strangers = strangers(transaction, child, sound);
              if (!strangers.isEmpty()) {
                return new RegisterOutcome.Faulty(strangers);
              }
              Registration registration =
                  new Registration(
                      surroundings.ids().get(),
                      1,
                      child,
                      kind,
                      client.authority(),
                      true,
                      now,
                      RegistrationReader.stored(sound.body(), now));
              return change(transaction, registration, client);
            });
    surroundings.written().run();
    return outcome;
  }

  private List<Fault> strangers(
      Transaction transaction, ChildRef child, RegistrationReader.Read.Sound sound) {
    return switch (books.registrations().of(transaction, child)) {
      case Registrations.Standing.Sound known ->
          RegistrationReader.strangers(sound.body(), known.registrations());
      case Registrations.Standing.Altered altered ->
          RegistrationReader.strangers(sound.body(), List.of());
    };
  }

  RegisterOutcome withdraw(AuthenticatedClient client, UUID consent, byte[] body) {
    return switch (Withdrawal.read(body)) {
      case Withdrawal.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case Withdrawal.Sound sound -> withdraw(client, consent, sound);
    };
  }

  private RegisterOutcome withdraw(
      AuthenticatedClient client, UUID consent, Withdrawal.Sound said) {
    Instant now = surroundings.clock().instant();
    RegisterOutcome outcome =
        transactions.call(
            transaction ->
                own(transaction, client, consent)
                    .map(found -> withdraw(transaction, client, found, new Withdrawn(said, now)))
                    .orElseGet(RegisterOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  private Optional<Registration> own(
      Transaction transaction, AuthenticatedClient client, UUID consent) {
    return books
        .registrations()
        .find(transaction, consent)
        .filter(found -> found.kind() == Registration.Kind.CONSENT)
        .filter(found -> found.authority().equals(client.authority()));
  }

  private record Withdrawn(Withdrawal.Sound said, Instant at) {}

  private RegisterOutcome withdraw(
      Transaction transaction, AuthenticatedClient client, Registration seen, Withdrawn now) {
    books.lock().alone(transaction, seen.child());
    Registration found = own(transaction, client, seen.id()).orElseThrow();
    return found.inForce()
        ? change(transaction, found.withdrawn(now.at(), now.said().joined(found)), client)
        : new RegisterOutcome.Registered(
            found.id(), Math.toIntExact(found.version()), List.of(), List.of());
  }

  private RegisterOutcome change(
      Transaction transaction, Registration registration, AuthenticatedClient client) {
    List<Place> wrote = books.registrations().add(transaction, registration);
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("registration", registration.id().toString());
    common.put("client", client.id().value());
    common.put("authority", client.authority().value());
    common.put("inForce", registration.inForce());
    EntryKind kind =
        switch (registration.kind()) {
          case CONSENT -> EntryKind.CONSENT;
          case RESTRICTION -> EntryKind.RESTRICTION;
          case ANSWER -> EntryKind.APPROVAL;
        };
    books
        .ledger()
        .append(
            transaction,
            Entry.of(kind, registration.recordedAt())
                .common(common)
                .about(registration.child(), (ObjectNode) StoredJson.read(registration.body()))
                .wrote(wrote));
    return decideAgain(transaction, registration);
  }

  /** Others' messages end as well, but only their own authority is told which. */
  private RegisterOutcome decideAgain(Transaction transaction, Registration registration) {
    List<DisclosureId> stopped = new ArrayList<>();
    List<DisclosureId> unconfirmed = new ArrayList<>();
    for (Waiting waiting : waits.lockWaiting(transaction, registration.child())) {
      Optional<Leave.Ended> ended =
          waits.endUnlessPermitted(transaction, waiting, registration.recordedAt());
      boolean own = waiting.authority().equals(registration.authority());
      ended
          .filter(end -> own)
          .ifPresent(
              end ->
                  (switch (end.fate()) {
                        case STOPPED -> stopped;
                        case UNCONFIRMED, LEAVES -> unconfirmed;
                      })
                      .add(waiting.disclosure()));
    }
    return new RegisterOutcome.Registered(
        registration.id(), Math.toIntExact(registration.version()), stopped, unconfirmed);
  }
}
