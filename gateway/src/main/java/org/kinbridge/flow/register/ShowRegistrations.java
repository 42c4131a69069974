package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What an authority itself registered about a child, so that it can end it: a restriction that a
 * request stated was never told its id. Of what others registered it learns nothing.
 */
public final class ShowRegistrations {
  /** What persons answer: no system of theirs is told. */
  private static final Set<Registration.Kind> OF_PERSONS =
      EnumSet.of(Registration.Kind.ANSWER, Registration.Kind.OTHER_CHILD);

  private final Transactions transactions;
  private final KeepRegisters.Books books;
  private final Surroundings surroundings;

  ShowRegistrations(
      Transactions transactions, KeepRegisters.Books books, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public RegisteredOutcome of(AuthenticatedClient client, byte[] body) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      BodyReader child = reader.object("child");
      Optional<String> system = child.text("system");
      Optional<String> localId = child.text("localId");
      child.end();
      reader.end();
      return reader.faults().isEmpty()
          ? of(client, system.orElseThrow(), localId.orElseThrow())
          : new RegisteredOutcome.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new RegisteredOutcome.Faulty(List.of(refused.fault()));
    }
  }

  private RegisteredOutcome of(AuthenticatedClient client, String system, String localId) {
    Instant now = surroundings.clock().instant();
    RegisteredOutcome outcome =
        transactions.call(
            transaction ->
                books
                    .crosswalk()
                    .knownLocal(transaction, system, localId)
                    .map(child -> listed(transaction, client, child, now))
                    .orElseGet(() -> new RegisteredOutcome.Listed(List.of())));
    surroundings.written().run();
    return outcome;
  }

  private RegisteredOutcome.Listed listed(
      Transaction transaction, AuthenticatedClient client, ChildRef child, Instant now) {
    List<RegisteredOutcome.One> own =
        books
            .registrations()
            .of(transaction, child)
            .readable()
            .orElseThrow(() -> new RowAltered(new Place("registration", child.toString(), 1)))
            .registrations()
            .stream()
            .filter(one -> one.authority().equals(client.authority()))
            .filter(one -> !OF_PERSONS.contains(one.kind()))
            .map(ShowRegistrations::one)
            .toList();
    ObjectNode common =
        JsonNodeFactory.instance
            .objectNode()
            .put("access", "registrations")
            .put("client", client.id().value())
            .put("authority", client.authority().value());
    ObjectNode part = JsonNodeFactory.instance.objectNode().put("shown", own.size());
    books
        .ledger()
        .append(transaction, Entry.of(EntryKind.ACCESS, now).common(common).about(child, part));
    return new RegisteredOutcome.Listed(own);
  }

  /** Without the ids by which this node knows children: they stay inside. */
  private static RegisteredOutcome.One one(Registration registration) {
    ObjectNode said = StoredJson.read(registration.body()).deepCopy();
    said.remove(List.of("child", SameChild.WITH, Pairs.MIRROR, Pairs.JUDGED));
    return new RegisteredOutcome.One(
        registration.id(),
        registration.version(),
        registration.kind().code(),
        registration.inForce(),
        registration.recordedAt(),
        said);
  }
}
