package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.sending.Authorisation;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.review.Answer;
import org.kinbridge.review.AnswerJson;
import org.kinbridge.review.Hold;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * What an answer does to a hold: it is registered about the child, everything is decided again with
 * it, and what is permitted then goes its way.
 */
public final class GrantHold {
  /** Where it is written. */
  public record Books(
      HoldBooks holds, Registrations registrations, Dispatch dispatch, Ledger ledger) {
    public Books {
      requireNonNull(holds, "holds is null");
      requireNonNull(registrations, "registrations is null");
      requireNonNull(dispatch, "dispatch is null");
      requireNonNull(ledger, "ledger is null");
    }
  }

  private final Deciding deciding;
  private final Books books;
  private final Surroundings surroundings;

  public GrantHold(Deciding deciding, Books books, Surroundings surroundings) {
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.books = requireNonNull(books, "books is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** What is decided now, with all that was registered so far. */
  Considered again(Transaction transaction, Said said) {
    StoredDisclosure disclosure = said.about().disclosure();
    return deciding.consider(
        transaction,
        Occasion.again(disclosure, said.now(), Occasion.Holding.ALONE),
        Deciding.read(disclosure.request()));
  }

  /** Registered and told to the ledger, which names the entry. */
  EntryId register(Transaction transaction, Said said, Answer answer, EntryKind kind) {
    List<Place> wrote = written(transaction, said, answer);
    return books.ledger().append(transaction, said.entry(kind, answer).wrote(wrote));
  }

  /** Registered; the caller writes the entry that says so. */
  List<Place> written(Transaction transaction, Said said, Answer answer) {
    Registration registration =
        new Registration(
            surroundings.ids().get(),
            1,
            said.hold().child(),
            Registration.Kind.ANSWER,
            said.by().authority(),
            true,
            said.now(),
            AnswerJson.bytes(answer));
    return books.registrations().add(transaction, registration);
  }

  /** With what was just registered everything is decided once more; what is held still waits. */
  void decideAgain(Transaction transaction, Said said) {
    switch (again(transaction, said)) {
      case Considered.Unreadable unreadable -> {}
      case Considered.Decided decided -> {
        switch (decided.decision()) {
          case Permitted permitted -> send(transaction, said, decided, permitted);
          case Held held -> {}
          case Refused refused -> over(transaction, said, refused.reason());
        }
      }
    }
  }

  private void send(
      Transaction transaction, Said said, Considered.Decided decided, Permitted permitted) {
    switch (books.dispatch().sign(permitted, said.now())) {
      case Dispatch.Signing.TooLarge tooLarge -> over(transaction, said, Reason.TOO_LARGE);
      case Dispatch.Signing.Fits fits -> grant(transaction, said, decided, fits.signed());
    }
  }

  private void over(Transaction transaction, Said said, Reason why) {
    over(transaction, said, why, EntryWords.over(said.hold(), why, said.now()));
  }

  private void grant(
      Transaction transaction, Said said, Considered.Decided decided, Signing.Signed signed) {
    Hold granted =
        said.hold().in(new Hold.Fate.Granted(signed.message().manifest().msgId()), said.now());
    books.holds().holds().advance(transaction, granted);
    books
        .dispatch()
        .put(
            transaction,
            new Authorisation(
                signed, said.id(), said.asker().authority(), granted.place(), said.now()),
            new Dispatch.Words(
                EntryWords.submitted(said.id(), said.asker()),
                EntryWords.decided(
                    decided.request(), decided.decision().explanation().toJson(), decided.report()),
                Optional.of(said.hold().opened())));
  }

  /** It ends, and nothing will leave. */
  void over(Transaction transaction, Said said, Reason why, Entry entry) {
    Hold over = said.hold().in(new Hold.Fate.Over(why), said.now());
    books.holds().holds().advance(transaction, over);
    books.ledger().append(transaction, entry.wrote(over.place()));
    books.dispatch().changed(transaction, said.id(), over.authority(), said.now());
  }
}
