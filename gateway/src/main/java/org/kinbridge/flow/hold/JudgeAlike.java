package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.register.DecideAgain;
import org.kinbridge.flow.register.Pairs;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.policy.Explanation;
import org.kinbridge.review.FourEyes;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A person says of a held child's case and another one whether they are one child. Either way it is
 * kept for good, and the pair is not asked about again; then everything is decided again with what
 * binds now.
 */
public final class JudgeAlike {
  /** Where the cases are known, what is said of two is written, and what follows from it. */
  public record Judging(Registry registry, Pairs pairs, DecideAgain again) {
    public Judging {
      requireNonNull(registry, "registry is null");
      requireNonNull(pairs, "pairs is null");
      requireNonNull(again, "again is null");
    }
  }

  /** What a judgement passes on its way. */
  public record Way(HoldBooks books, GrantHold grants, ShowDisclosure show, Judging judging) {
    public Way {
      requireNonNull(books, "books is null");
      requireNonNull(grants, "grants is null");
      requireNonNull(show, "show is null");
      requireNonNull(judging, "judging is null");
    }
  }

  private final Transactions transactions;
  private final Way way;
  private final Surroundings surroundings;

  public JudgeAlike(Transactions transactions, Way way, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.way = requireNonNull(way, "way is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public HoldOutcome judge(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.judgement(body)) {
      case AnswerReader.Judged.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Judged.Sound sound -> judge(person, id, sound);
    };
  }

  private HoldOutcome judge(
      AuthenticatedPerson person, DisclosureId id, AnswerReader.Judged.Sound sound) {
    if (!person.decides() || person.assurance() != Assurance.STEPPED_UP) {
      return new HoldOutcome.NotAllowed();
    }
    Instant now = surroundings.clock().instant();
    HoldOutcome outcome =
        transactions.call(
            transaction ->
                way.books()
                    .alone(transaction, person, id)
                    .map(about -> new Said(about, HoldBooks.reviewer(person), now))
                    .map(said -> judged(transaction, said, sound))
                    .orElseGet(HoldOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  /** Said a second time after a broken line, it is answered as it stands. */
  private HoldOutcome judged(Transaction transaction, Said said, AnswerReader.Judged.Sound sound) {
    if (isSaid(transaction, said, sound)) {
      return answered(transaction, said);
    }
    if (!said.hold().waits(said.now())) {
      return new HoldOutcome.Over();
    }
    return switch (FourEyes.check(said.by(), said.about().people(), said.asker().client())) {
      case ASKED_HERSELF, ASKED_BY_THAT_PROGRAM -> new HoldOutcome.SamePerson();
      case SECOND_PERSON ->
          switch (way.grants().again(transaction, said)) {
            case Considered.Unreadable unreadable -> new HoldOutcome.Faulty(unreadable.faults());
            case Considered.Decided decided -> judged(transaction, said, sound, decided);
          };
    };
  }

  private HoldOutcome judged(
      Transaction transaction,
      Said said,
      AnswerReader.Judged.Sound sound,
      Considered.Decided decided) {
    Explanation now = decided.decision().explanation();
    if (!now.decisionDigest().equals(sound.decision())) {
      return new HoldOutcome.Changed(now.toJson());
    }
    Optional<Lookalikes.Case> other =
        decided.alike().stream()
            .filter(one -> one.system().equals(sound.system()))
            .filter(one -> one.localId().equals(sound.localId()))
            .findFirst();
    if (other.isEmpty()) {
      return new HoldOutcome.Faulty(
          List.of(new Fault(Reason.INVALID_VALUE, "/case", "nobody asks about that case")));
    }
    say(transaction, said, sound, other.get().child());
    way.grants().grantIfPermitted(transaction, said);
    return answered(transaction, said);
  }

  private void say(
      Transaction transaction, Said said, AnswerReader.Judged.Sound sound, ChildRef other) {
    Judging judging = way.judging();
    Set<ChildRef> both = Set.of(said.hold().child(), other);
    judging.registry().lock().alone(transaction, both);
    Registration side =
        judging
            .pairs()
            .say(
                transaction,
                new Pairs.Pair(
                    said.hold().child(),
                    other,
                    sound.is(),
                    said.by().authority(),
                    said.now(),
                    words(said, sound)),
                EntryWords.person(EntryWords.submitted(said.id(), said.asker()), said.by()));
    judging.again().decide(transaction, side, judging.registry().lock().all(transaction, both));
  }

  private static ObjectNode words(Said said, AnswerReader.Judged.Sound sound) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    words
        .putObject(Pairs.JUDGED)
        .put("person", said.by().person())
        .put("userRef", said.by().userRef())
        .put("disclosure", said.id().toString())
        .put("why", sound.why());
    return words;
  }

  private boolean isSaid(Transaction transaction, Said said, AnswerReader.Judged.Sound sound) {
    Registry registry = way.judging().registry();
    Optional<ChildRef> other =
        registry.crosswalk().knownLocal(transaction, sound.system(), sound.localId());
    return registry
        .registrations()
        .of(transaction, said.hold().child())
        .readable()
        .map(Registrations.Standing.Sound::registrations)
        .orElse(List.of())
        .stream()
        .filter(one -> one.kind() == sound.is() && one.inForce())
        .filter(one -> other.equals(Optional.of(SameChild.with(one))))
        .map(one -> StoredJson.read(one.body()).path(Pairs.JUDGED).path("person").asText())
        .anyMatch(said.by().person()::equals);
  }

  private HoldOutcome answered(Transaction transaction, Said said) {
    return new HoldOutcome.Answered(way.show().of(transaction, said.about().disclosure()));
  }
}
