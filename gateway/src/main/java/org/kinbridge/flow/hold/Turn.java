package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Function;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.policy.Explanation;
import org.kinbridge.review.FourEyes;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A person's turn at a held disclosure, whatever she says of it: she showed that she is there,
 * nobody changes the hold meanwhile, and what she answers to is what is decided now.
 */
public final class Turn {
  /** What she says, once it is her turn. */
  @FunctionalInterface
  interface Step {
    HoldOutcome take(Transaction transaction, Said said);
  }

  private final Transactions transactions;
  private final HoldDesk desk;
  private final GrantHold grants;
  private final Surroundings surroundings;

  public Turn(
      Transactions transactions, HoldDesk desk, GrantHold grants, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.desk = requireNonNull(desk, "desk is null");
    this.grants = requireNonNull(grants, "grants is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** Who only looked, or supervises, decides nothing: the door asks, and here it is held. */
  HoldOutcome of(AuthenticatedPerson person, DisclosureId id, Step step) {
    if (!person.decides() || person.assurance() != Assurance.STEPPED_UP) {
      return new HoldOutcome.NotAllowed();
    }
    Instant now = surroundings.clock().instant();
    HoldOutcome outcome =
        transactions.call(
            transaction ->
                desk.books()
                    .alone(transaction, person, id)
                    .map(about -> new Said(about, HoldBooks.reviewer(person), now))
                    .map(said -> step.take(transaction, said))
                    .orElseGet(HoldOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  /**
   * Goes on where the hold waits and she is a second person.
   *
   * @param seen the decision that she looked at
   */
  HoldOutcome second(
      Transaction transaction,
      Said said,
      Sha256 seen,
      Function<Considered.Decided, HoldOutcome> next) {
    if (!said.hold().waits(said.now())) {
      return new HoldOutcome.Over();
    }
    return switch (FourEyes.check(said.by(), said.about().people(), said.asker().client())) {
      case ASKED_HERSELF, ASKED_BY_THAT_PROGRAM -> new HoldOutcome.SamePerson();
      case SECOND_PERSON -> asSeen(transaction, said, seen, next);
    };
  }

  /** Goes on where what is decided now is what she looked at. */
  HoldOutcome asSeen(
      Transaction transaction,
      Said said,
      Sha256 seen,
      Function<Considered.Decided, HoldOutcome> next) {
    return switch (grants.again(transaction, said)) {
      case Considered.Unreadable unreadable -> new HoldOutcome.Faulty(unreadable.faults());
      case Considered.Decided decided -> {
        Explanation now = decided.decision().explanation();
        yield now.decisionDigest().equals(seen)
            ? next.apply(decided)
            : new HoldOutcome.Changed(now.toJson());
      }
    };
  }

  /** What became of the disclosure. */
  HoldOutcome answered(Transaction transaction, Said said) {
    return new HoldOutcome.Answered(desk.show().of(transaction, said.about().disclosure()));
  }
}
