package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.review.Answer;
import org.kinbridge.review.AnswerJson;
import org.kinbridge.review.FourEyes;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A person answers what was held. A yes is registered about the child, and then everything is
 * decided again from the request, with the yes as one more circumstance: what changed meanwhile
 * wins.
 */
final class AnswerHold {
  /** What an answer passes on its way. */
  record Way(
      HoldBooks books,
      Registrations registrations,
      Dispatch dispatch,
      Ledger ledger,
      ShowDisclosure show,
      StopWaiting stop) {
    Way {
      requireNonNull(books, "books is null");
      requireNonNull(registrations, "registrations is null");
      requireNonNull(dispatch, "dispatch is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(show, "show is null");
      requireNonNull(stop, "stop is null");
    }
  }

  private final Transactions transactions;
  private final Deciding deciding;
  private final Way way;
  private final Surroundings surroundings;

  AnswerHold(Transactions transactions, Deciding deciding, Way way, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.way = requireNonNull(way, "way is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  HoldOutcome approve(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.yes(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          answer(person, id, (transaction, said) -> yes(transaction, said, sound));
    };
  }

  HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.no(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          answer(person, id, (transaction, said) -> no(transaction, said, sound));
    };
  }

  /** Who answers what, and when. */
  private record Said(HoldBooks.Case about, Reviewer by, Instant now) {
    Hold hold() {
      return about.hold();
    }

    DisclosureId id() {
      return about.hold().disclosure();
    }

    boolean before(Predicate<Answer> what) {
      return about.answers().answers().stream()
          .filter(answer -> answer.by().isSamePerson(by))
          .anyMatch(what);
    }

    Answer yes(Sha256 decision, Optional<String> why) {
      return new Answer(id(), Answer.Said.YES, decision, by, now, now.plus(Answer.LASTS), why);
    }

    /** To what was held as it was held first: whatever became of it since. */
    Answer no(Optional<String> why) {
      String held = StoredJson.read(about.disclosure().decision()).path("decisionDigest").asText();
      return new Answer(id(), Answer.Said.NO, Sha256.parseHex(held), by, now, now, why);
    }
  }

  private interface Step {
    HoldOutcome take(Transaction transaction, Said said);
  }

  /** Who only looked, or supervises, decides nothing: the door asks, and here it is held. */
  private HoldOutcome answer(AuthenticatedPerson person, DisclosureId id, Step step) {
    if (!person.decides() || person.assurance() != Assurance.STEPPED_UP) {
      return new HoldOutcome.NotAllowed();
    }
    Instant now = surroundings.clock().instant();
    Reviewer by = HoldBooks.reviewer(person);
    HoldOutcome outcome =
        transactions.call(
            transaction ->
                way.books()
                    .alone(transaction, person, id)
                    .map(about -> step.take(transaction, new Said(about, by, now)))
                    .orElseGet(HoldOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  /** Said a second time after a broken line, it is answered as it stands. */
  private HoldOutcome yes(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    Sha256 seen = sound.decision().orElseThrow();
    if (said.before(answer -> answer.isYes() && answer.decision().equals(seen))) {
      return answered(transaction, said);
    }
    if (!said.hold().waits(said.now())) {
      return new HoldOutcome.Over();
    }
    Asker asker = said.about().disclosure().asker();
    return switch (FourEyes.check(said.by(), said.about().people(), asker.client())) {
      case ASKED_HERSELF, ASKED_BY_THAT_PROGRAM -> new HoldOutcome.SamePerson();
      case SECOND_PERSON ->
          switch (again(transaction, said)) {
            case Considered.Unreadable unreadable -> new HoldOutcome.Faulty(unreadable.faults());
            case Considered.Decided decided ->
                yes(transaction, said, said.yes(seen, sound.why()), decided);
          };
    };
  }

  private Considered again(Transaction transaction, Said said) {
    StoredDisclosure disclosure = said.about().disclosure();
    return deciding.consider(
        transaction,
        Occasion.again(disclosure, said.now(), Occasion.Holding.ALONE),
        Deciding.read(disclosure.request()));
  }

  private HoldOutcome yes(
      Transaction transaction, Said said, Answer yes, Considered.Decided decided) {
    Explanation now = decided.decision().explanation();
    if (!now.decisionDigest().equals(yes.decision())) {
      return new HoldOutcome.Changed(now.toJson());
    }
    return switch (decided.decision()) {
      case Refused refused -> new HoldOutcome.NotApprovable(now.toJson());
      case Held held when now.hold().map(hold -> hold.approvers() == 0).orElse(true) ->
          new HoldOutcome.NotApprovable(now.toJson());
      case Held held -> registered(transaction, said, yes);
      case Permitted permitted -> registered(transaction, said, yes);
    };
  }

  /** Registered; and with it everything is decided once more. */
  private HoldOutcome registered(Transaction transaction, Said said, Answer yes) {
    Registration registration = registration(said, yes);
    List<Place> wrote = way.registrations().add(transaction, registration);
    way.ledger().append(transaction, entry(said, yes).wrote(wrote));
    if (again(transaction, said) instanceof Considered.Decided decided
        && decided.decision() instanceof Permitted permitted) {
      grant(transaction, said, decided, permitted);
    }
    return answered(transaction, said);
  }

  private void grant(
      Transaction transaction, Said said, Considered.Decided decided, Permitted permitted) {
    switch (way.dispatch().sign(permitted, said.now())) {
      case Dispatch.Signing.TooLarge tooLarge ->
          over(
              transaction,
              said,
              Reason.TOO_LARGE,
              EntryWords.over(said.hold(), Reason.TOO_LARGE, said.now()));
      case Dispatch.Signing.Fits fits -> grant(transaction, said, decided, fits.signed());
    }
  }

  private void grant(
      Transaction transaction, Said said, Considered.Decided decided, Signing.Signed signed) {
    Asker asker = said.about().disclosure().asker();
    Hold granted =
        said.hold().in(new Hold.Fate.Granted(signed.message().manifest().msgId()), said.now());
    way.books().holds().advance(transaction, granted);
    way.dispatch()
        .put(
            transaction,
            new Authorisation(signed, said.id(), asker.authority(), granted.place(), said.now()),
            new Dispatch.Words(
                EntryWords.submitted(said.id(), asker),
                EntryWords.decided(
                    decided.request(), decided.decision().explanation().toJson(), decided.report()),
                Optional.of(said.hold().opened())));
  }

  private HoldOutcome no(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    if (said.before(answer -> !answer.isYes())) {
      return answered(transaction, said);
    }
    Answer no = said.no(sound.why());
    return switch (said.hold().fate()) {
      case Hold.Fate.Waits waits when said.hold().waits(said.now()) -> {
        Registration registration = registration(said, no);
        List<Place> wrote = way.registrations().add(transaction, registration);
        over(transaction, said, Reason.STOPPED_BY_OFFICER, entry(said, no).wrote(wrote));
        yield answered(transaction, said);
      }
      case Hold.Fate.Waits waits -> new HoldOutcome.Over();
      case Hold.Fate.Over over -> new HoldOutcome.Over();
      case Hold.Fate.Granted granted -> stop(transaction, said, no, granted.message());
    };
  }

  /** What was approved and has not left ends; what may have left is not hers to stop any more. */
  private HoldOutcome stop(Transaction transaction, Said said, Answer no, MessageId message) {
    Optional<Waiting> waiting = way.stop().unsent(transaction, message);
    if (waiting.isEmpty()) {
      return new HoldOutcome.Over();
    }
    Registration registration = registration(said, no);
    List<Place> wrote = way.registrations().add(transaction, registration);
    way.ledger().append(transaction, entry(said, no).wrote(wrote));
    way.stop().endUnlessPermitted(transaction, waiting.get(), said.now());
    return answered(transaction, said);
  }

  private void over(Transaction transaction, Said said, Reason why, Entry entry) {
    Hold over = said.hold().in(new Hold.Fate.Over(why), said.now());
    way.books().holds().advance(transaction, over);
    way.ledger().append(transaction, entry.wrote(over.place()));
    way.dispatch().changed(transaction, said.id(), over.authority(), said.now());
  }

  private HoldOutcome answered(Transaction transaction, Said said) {
    return new HoldOutcome.Answered(way.show().of(transaction, said.about().disclosure()));
  }

  private Registration registration(Said said, Answer answer) {
    return new Registration(
        surroundings.ids().get(),
        1,
        said.hold().child(),
        Registration.Kind.ANSWER,
        said.by().authority(),
        true,
        said.now(),
        AnswerJson.bytes(answer));
  }

  private static Entry entry(Said said, Answer answer) {
    ObjectNode common =
        EntryWords.person(
            EntryWords.submitted(said.id(), said.about().disclosure().asker()), said.by());
    return Entry.of(EntryKind.APPROVAL, said.now())
        .common(common.put("said", answer.said().code()))
        .about(said.hold().child(), AnswerJson.write(answer))
        .continuing(said.hold().opened());
  }
}
