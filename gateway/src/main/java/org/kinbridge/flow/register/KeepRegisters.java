package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.DeterminationReader;
import org.kinbridge.flow.standing.Ending;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.RegistrationReader;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Consents, withdrawals and restrictions. Each change holds the child's lock alone, and in the same
 * transaction every message about the child that waits is decided again: what is not permitted any
 * more ends here, not at its next attempt; and what left on a consent that ends here is recalled.
 */
public final class KeepRegisters {
  private static final System.Logger LOG = System.getLogger(KeepRegisters.class.getName());
  private static final Fault FOREIGN_PERMISSION =
      new Fault(
          Reason.INVALID_VALUE,
          "/child/system",
          "what permits is registered by the child's own system, or by the court that ordered it");

  /**
   * Where registrations are kept and who the children are.
   *
   * @param version says what orders may name, and whose determination binds
   * @param own says in which role an authority of ours speaks
   */
  public record Books(
      Registrations registrations,
      Crosswalk crosswalk,
      SameChild lock,
      Lookalikes lookalikes,
      Pairs pairs,
      Ledger ledger,
      PolicyVersion version,
      OwnNode own) {
    public Books {
      requireNonNull(registrations, "registrations is null");
      requireNonNull(crosswalk, "crosswalk is null");
      requireNonNull(lock, "lock is null");
      requireNonNull(lookalikes, "lookalikes is null");
      requireNonNull(pairs, "pairs is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(version, "version is null");
      requireNonNull(own, "own is null");
    }

    public static Books of(
        Registry registry, Pairs pairs, KeptRows rows, Rules rules, OwnNode own) {
      return new Books(
          registry.registrations(),
          registry.crosswalk(),
          registry.lock(),
          registry.lookalikes(),
          pairs,
          rows.ledger(),
          rules.version(),
          own);
    }

    private Order.Named nameable() {
      return new Order.Named(version.dataClasses(), version.labels().reporter());
    }
  }

  private final Transactions transactions;
  private final Books books;
  private final DecideAgain again;
  private final Surroundings surroundings;

  KeepRegisters(
      Transactions transactions, Books books, DecideAgain again, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.again = requireNonNull(again, "again is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public RegisterOutcome consent(AuthenticatedClient client, byte[] body) {
    return register(client, Registration.Kind.CONSENT, RegistrationReader.consent(body));
  }

  public RegisterOutcome restriction(AuthenticatedClient client, byte[] body) {
    return register(client, Registration.Kind.RESTRICTION, RegistrationReader.restriction(body));
  }

  public RegisterOutcome order(AuthenticatedClient client, byte[] body) {
    return register(
        client, Registration.Kind.ORDER, RegistrationReader.order(body, books.nameable()));
  }

  private RegisterOutcome register(
      AuthenticatedClient client, Registration.Kind kind, RegistrationReader.Read read) {
    return switch (read) {
      case RegistrationReader.Read.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case RegistrationReader.Read.Sound sound ->
          mayRegister(client, kind, sound)
              ? register(client, kind, sound)
              : new RegisterOutcome.Faulty(List.of(FOREIGN_PERMISSION));
    };
  }

  /** Anybody may protect a child; what permits comes from whoever answers for it. */
  private static boolean mayRegister(
      AuthenticatedClient client, Registration.Kind kind, RegistrationReader.Read.Sound sound) {
    boolean own = sound.system().equals(client.system().value());
    return switch (kind) {
      case RESTRICTION -> true;
      case CONSENT -> own;
      case ORDER -> own || sound.body().path("issuer").asText().equals(client.authority().value());
      case ANSWER, SAME_CHILD, OTHER_CHILD -> false; // have doors of their own
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
              books.lock().alone(transaction, Set.of(child));
              List<Fault> strangers = strangers(transaction, child, sound);
              if (!strangers.isEmpty()) {
                return new RegisterOutcome.Faulty(strangers);
              }
              books.lookalikes().keep(transaction, child, sound);
              Registration registration =
                  new Registration(
                      surroundings.ids().get(),
                      1,
                      child,
                      kind,
                      client.authority(),
                      true,
                      now,
                      RegistrationReader.stored(noted(client, sound.body()), now));
              return change(transaction, registration, client);
            });
    surroundings.written().run();
    return outcome;
  }

  /**
   * A determination of an authority that the directory does not name, or whose word does not bind,
   * protects all the same; the officer is told, or nobody would look whether it should bind.
   */
  private JsonNode noted(AuthenticatedClient client, JsonNode body) {
    Optional<AuthorityRole> role =
        books.own().sender(client.authority()).map(sender -> sender.acting().role());
    if (!DeterminationReader.isOne(body) || role.isEmpty()) {
      return body;
    }
    if (!books.version().determines(role.get())) {
      LOG.log(
          System.Logger.Level.ERROR,
          "ALARM determination-warning: {0}, which determines nothing, warned of a recipient",
          client.authority());
    }
    return DeterminationReader.saidAs(body, role.get());
  }

  private List<Fault> strangers(
      Transaction transaction, ChildRef child, RegistrationReader.Read.Sound sound) {
    return RegistrationReader.strangers(
        sound.body(),
        books
            .registrations()
            .of(transaction, child)
            .readable()
            .map(Registrations.Standing.Sound::registrations)
            .orElse(List.of()));
  }

  public RegisterOutcome withdraw(AuthenticatedClient client, UUID consent, byte[] body) {
    return end(client, new Ended(Registration.Kind.CONSENT, consent), Ending.withdrawal(body));
  }

  /** A restriction or a determination; nothing else ends one. */
  public RegisterOutcome lift(AuthenticatedClient client, UUID restriction, byte[] body) {
    return end(client, new Ended(Registration.Kind.RESTRICTION, restriction), Ending.lifting(body));
  }

  /** What waits on it ends. */
  public RegisterOutcome liftOrder(AuthenticatedClient client, UUID order, byte[] body) {
    return end(client, new Ended(Registration.Kind.ORDER, order), Ending.lifting(body));
  }

  private record Ended(Registration.Kind kind, UUID id) {}

  private RegisterOutcome end(AuthenticatedClient client, Ended what, Ending ending) {
    return switch (ending) {
      case Ending.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case Ending.Sound said -> end(client, what, said);
    };
  }

  private RegisterOutcome end(AuthenticatedClient client, Ended what, Ending.Sound said) {
    Instant now = surroundings.clock().instant();
    RegisterOutcome outcome =
        transactions.call(
            transaction ->
                own(transaction, client, what)
                    .map(seen -> end(transaction, client, seen, new Said(what, said, now)))
                    .orElseGet(RegisterOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  private Optional<Registration> own(
      Transaction transaction, AuthenticatedClient client, Ended what) {
    return books
        .registrations()
        .find(transaction, what.id())
        .filter(found -> found.kind() == what.kind())
        .filter(found -> found.authority().equals(client.authority()));
  }

  private record Said(Ended what, Ending.Sound words, Instant at) {}

  private RegisterOutcome end(
      Transaction transaction, AuthenticatedClient client, Registration seen, Said said) {
    books.lock().alone(transaction, Set.of(seen.child()));
    Registration found = own(transaction, client, said.what()).orElseThrow();
    return found.inForce()
        ? change(transaction, found.withdrawn(said.at(), said.words().joined(found)), client)
        : new RegisterOutcome.Registered(
            found.id(), Math.toIntExact(found.version()), List.of(), List.of(), List.of());
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
          case SAME_CHILD -> EntryKind.SAME_CHILD;
          case OTHER_CHILD -> EntryKind.OTHER_CHILD;
          case ORDER -> EntryKind.ORDER;
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

  private RegisterOutcome decideAgain(Transaction transaction, Registration registration) {
    return again.decide(
        transaction, registration, books.lock().all(transaction, Set.of(registration.child())));
  }
}
