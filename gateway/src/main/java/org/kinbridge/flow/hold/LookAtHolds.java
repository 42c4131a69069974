package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.review.FourEyes;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Holds;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** What waits for a person, and one of it with the decision as it is now. */
public final class LookAtHolds {
  private final Transactions transactions;
  private final Deciding deciding;
  private final HoldBooks books;
  private final Ledger ledger;
  private final Surroundings surroundings;

  public LookAtHolds(
      Transactions transactions,
      Deciding deciding,
      HoldBooks books,
      Ledger ledger,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.books = requireNonNull(books, "books is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public List<Hold> list(AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    Optional<AuthorityId> whose =
        person.supervises() ? Optional.empty() : Optional.of(person.authority());
    return transactions.call(
        transaction -> books.holds().waiting(transaction, new Holds.Search(whose, after, most)));
  }

  public HoldOutcome look(AuthenticatedPerson person, DisclosureId id) {
    Instant now = surroundings.clock().instant();
    HoldOutcome outcome =
        transactions.call(
            transaction ->
                books
                    .alone(transaction, person, id)
                    .map(about -> look(transaction, person, about, now))
                    .orElseGet(HoldOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  private HoldOutcome look(
      Transaction transaction, AuthenticatedPerson person, HoldBooks.Case about, Instant now) {
    StoredDisclosure disclosure = about.disclosure();
    Considered considered =
        deciding.consider(
            transaction,
            Occasion.again(disclosure, now, Occasion.Holding.ALONE),
            Deciding.read(disclosure.request()));
    return switch (considered) {
      case Considered.Unreadable unreadable -> new HoldOutcome.Faulty(unreadable.faults());
      case Considered.Decided decided -> {
        List<Lookalikes.Case> alike = mayJudge(person, about) ? decided.alike() : List.of();
        ledger.append(transaction, shown(looked(person, about, decided, now), alike));
        yield new HoldOutcome.Shown(
            new HoldView(
                about.hold(),
                withoutRecord(disclosure),
                decided.decision().explanation().toJson(),
                alike,
                about.answers().answers()));
      }
    };
  }

  /**
   * Another system's case is told to nobody who could not answer for saying that it is the child's.
   */
  private static boolean mayJudge(AuthenticatedPerson person, HoldBooks.Case about) {
    return person.decides()
        && person.assurance() == Assurance.STEPPED_UP
        && FourEyes.check(
                HoldBooks.reviewer(person), about.people(), about.disclosure().asker().client())
            == FourEyes.SECOND_PERSON;
  }

  /** It is about those children as well that somebody saw the number of their case. */
  private static Entry shown(Entry looked, List<Lookalikes.Case> alike) {
    Entry entry = looked;
    for (Lookalikes.Case one : alike) {
      entry = entry.about(one.child(), JsonNodeFactory.instance.objectNode().put("shown", "case"));
    }
    return entry;
  }

  private static Entry looked(
      AuthenticatedPerson person, HoldBooks.Case about, Considered.Decided decided, Instant now) {
    ObjectNode common =
        EntryWords.person(
            EntryWords.submitted(about.hold().disclosure(), about.disclosure().asker()),
            HoldBooks.reviewer(person));
    ObjectNode part =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision", decided.decision().explanation().decisionDigest().hex());
    return Entry.of(EntryKind.ACCESS, now)
        .common(common.put("access", "hold"))
        .about(about.hold().child(), part)
        .continuing(about.hold().opened());
  }

  /** What was asked, statements to be read included; the record is read in its own system. */
  private static ObjectNode withoutRecord(StoredDisclosure disclosure) {
    ObjectNode request = StoredJson.read(disclosure.request()).deepCopy();
    if (request.path("record") instanceof ObjectNode record) {
      record.remove("content");
    }
    return request;
  }
}
