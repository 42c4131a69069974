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
import org.kinbridge.flow.standing.RegistrationReader;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
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

  static final String MIRROR = "mirror";

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

  /** One registration on each side, so that neither can be taken away unseen. */
  private RegisterOutcome linked(
      Transaction transaction, AuthenticatedClient client, Joined joined) {
    UUID here = surroundings.ids().get();
    UUID there = surroundings.ids().get();
    Registration link =
        registration(client, joined, new Side(here, joined.child(), joined.with(), there));
    Registration mirror =
        registration(client, joined, new Side(there, joined.with(), joined.child(), here));
    write(transaction, client, List.of(link, mirror));
    return again.decide(
        transaction, link, books.lock().all(transaction, Set.of(joined.child(), joined.with())));
  }

  private record Side(UUID id, ChildRef of, ChildRef with, UUID mirror) {}

  private static Registration registration(AuthenticatedClient client, Joined joined, Side side) {
    ObjectNode body = joined.said().body().deepCopy();
    body.put(SameChild.WITH, side.with().toString()).put(MIRROR, side.mirror().toString());
    return new Registration(
        side.id(),
        1,
        side.of(),
        Registration.Kind.SAME_CHILD,
        client.authority(),
        true,
        joined.now(),
        RegistrationReader.stored(body, joined.now()));
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
      write(transaction, client, sides);
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
    return UUID.fromString(StoredJson.read(link.body()).path(MIRROR).asText());
  }

  private static Registration ended(Registration link, Parting parting) {
    return link.withdrawn(parting.now(), parting.said().joined(link));
  }

  private void write(
      Transaction transaction, AuthenticatedClient client, List<Registration> sides) {
    Registration link = sides.getFirst();
    List<Place> wrote = new ArrayList<>();
    sides.forEach(side -> wrote.addAll(books.registrations().add(transaction, side)));
    ObjectNode common =
        JsonNodeFactory.instance
            .objectNode()
            .put("registration", link.id().toString())
            .put("client", client.id().value())
            .put("authority", client.authority().value())
            .put("inForce", link.inForce());
    Entry entry = Entry.of(EntryKind.SAME_CHILD, link.recordedAt()).common(common);
    for (Registration side : sides) {
      entry = entry.about(side.child(), (ObjectNode) StoredJson.read(side.body()));
    }
    books.ledger().append(transaction, entry.wrote(wrote));
  }
}
