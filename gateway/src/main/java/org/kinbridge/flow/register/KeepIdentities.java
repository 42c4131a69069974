package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Ending;
import org.kinbridge.flow.standing.IdentityReader;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * The register of persons: which cases of this node's systems are about one child. Never by guess:
 * by an identifier that both bear, or because a named person says so. From then on what protects
 * the child in one system protects it in all, and what waits is decided again.
 */
public final class KeepIdentities {
  /** More cases than one child has: somebody's placeholder is no identifier. */
  private static final int MOST = 32;

  private final Transactions transactions;
  private final KeepRegisters.Books books;
  private final DecideAgain again;
  private final Surroundings surroundings;

  KeepIdentities(
      Transactions transactions,
      KeepRegisters.Books books,
      DecideAgain again,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.again = requireNonNull(again, "again is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public RegisterOutcome register(AuthenticatedClient client, byte[] body) {
    return switch (IdentityReader.read(client.system(), body)) {
      case IdentityReader.Read.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case IdentityReader.Read.Sound sound -> {
        Instant now = surroundings.clock().instant();
        RegisterOutcome outcome =
            transactions.call(transaction -> join(transaction, client, sound, now));
        surroundings.written().run();
        yield outcome;
      }
    };
  }

  private RegisterOutcome join(
      Transaction transaction,
      AuthenticatedClient client,
      IdentityReader.Read.Sound said,
      Instant now) {
    ChildRef child = books.crosswalk().local(transaction, said.system(), said.localId());
    ChildRef with =
        switch (said.bond()) {
          case IdentityReader.Bond.Identifier(String scheme, String value) ->
              books.crosswalk().identified(transaction, scheme, value);
          case IdentityReader.Bond.Case(String system, String localId) ->
              books.crosswalk().local(transaction, system, localId);
        };
    Set<ChildRef> both = Set.of(child, with);
    books.lock().alone(transaction, both);
    Optional<Registration> known = link(transaction, client, child, with);
    if (known.isPresent()) {
      return new RegisterOutcome.Registered(
          known.get().id(),
          Math.toIntExact(known.get().version()),
          List.of(),
          List.of(),
          List.of());
    }
    if (books.lock().all(transaction, both).size() > MOST) {
      return new RegisterOutcome.Faulty(
          List.of(
              new Fault(
                  Reason.INVALID_VALUE,
                  said.bond().place(),
                  "more cases would be one child than one child has")));
    }
    return linked(transaction, client, new Joined(child, with, said, now));
  }

  private record Joined(
      ChildRef child, ChildRef with, IdentityReader.Read.Sound said, Instant now) {}

  private Optional<Registration> link(
      Transaction transaction, AuthenticatedClient client, ChildRef child, ChildRef with) {
    return books.registrations().links(transaction, child).stream()
        .filter(Registration::inForce)
        .filter(one -> one.authority().equals(client.authority()))
        .filter(one -> SameChild.linked(List.of(one)).contains(with))
        .findFirst();
  }

  private RegisterOutcome linked(
      Transaction transaction, AuthenticatedClient client, Joined joined) {
    Registration link =
        books
            .pairs()
            .say(
                transaction,
                new Pairs.Pair(
                    joined.child(),
                    joined.with(),
                    Registration.Kind.SAME_CHILD,
                    client.authority(),
                    joined.now(),
                    joined.said().body()),
                words(client));
    return again.decide(
        transaction, link, books.lock().all(transaction, Set.of(joined.child(), joined.with())));
  }

  private static ObjectNode words(AuthenticatedClient client) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("client", client.id().value())
        .put("authority", client.authority().value());
  }

  public RegisterOutcome lift(AuthenticatedClient client, UUID link, byte[] body) {
    return switch (Ending.lifting(body)) {
      case Ending.Faulty faulty -> new RegisterOutcome.Faulty(faulty.faults());
      case Ending.Sound said -> {
        Instant now = surroundings.clock().instant();
        RegisterOutcome outcome =
            transactions.call(
                transaction ->
                    own(transaction, client, link)
                        .map(seen -> part(transaction, client, seen, new Parting(said, now)))
                        .orElseGet(RegisterOutcome.NotFound::new));
        surroundings.written().run();
        yield outcome;
      }
    };
  }

  private record Parting(Ending.Sound said, Instant now) {}

  private Optional<Registration> own(Transaction transaction, AuthenticatedClient client, UUID id) {
    return books
        .registrations()
        .find(transaction, id)
        .filter(found -> found.kind() == Registration.Kind.SAME_CHILD)
        .filter(found -> found.authority().equals(client.authority()));
  }

  private RegisterOutcome part(
      Transaction transaction, AuthenticatedClient client, Registration seen, Parting parting) {
    books.lock().alone(transaction, Set.of(seen.child()));
    Registration link = own(transaction, client, seen.id()).orElseThrow();
    if (link.inForce()) {
      List<Registration> sides = new ArrayList<>(List.of(ended(link, parting)));
      other(transaction, client, link).map(side -> ended(side, parting)).ifPresent(sides::add);
      books.pairs().write(transaction, sides, words(client));
    }
    Registration now = own(transaction, client, seen.id()).orElseThrow();
    return new RegisterOutcome.Registered(
        now.id(), Math.toIntExact(now.version()), List.of(), List.of(), List.of());
  }

  /** Empty where the other case was erased: there is no side left that could say it. */
  private Optional<Registration> other(
      Transaction transaction, AuthenticatedClient client, Registration link) {
    Optional<Registration> mirror = own(transaction, client, mirror(link));
    for (ChildRef with : SameChild.linked(List.of(link))) {
      boolean erased =
          books.registrations().of(transaction, with) instanceof Registrations.Standing.Erased;
      if (mirror.isEmpty() && !erased) {
        throw new RowAltered(new Place("registration", mirror(link).toString(), 1));
      }
    }
    return mirror;
  }

  private static UUID mirror(Registration link) {
    return UUID.fromString(StoredJson.read(link.body()).path(Pairs.MIRROR).asText());
  }

  private static Registration ended(Registration link, Parting parting) {
    return link.withdrawn(parting.now(), parting.said().joined(link));
  }
}
