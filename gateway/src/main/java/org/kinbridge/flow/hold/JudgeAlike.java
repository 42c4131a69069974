package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.register.DecideAgain;
import org.kinbridge.flow.register.Pairs;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.vault.Transaction;

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

  private final Turn turn;
  private final GrantHold grants;
  private final Judging judging;

  public JudgeAlike(Turn turn, GrantHold grants, Judging judging) {
    this.turn = requireNonNull(turn, "turn is null");
    this.grants = requireNonNull(grants, "grants is null");
    this.judging = requireNonNull(judging, "judging is null");
  }

  public HoldOutcome judge(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.judgement(body)) {
      case AnswerReader.Judged.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Judged.Sound sound ->
          turn.of(person, id, (transaction, said) -> judged(transaction, said, sound));
    };
  }

  /** Said a second time after a broken line, it is answered as it stands. */
  private HoldOutcome judged(Transaction transaction, Said said, AnswerReader.Judged.Sound sound) {
    if (isSaid(transaction, said, sound)) {
      return turn.answered(transaction, said);
    }
    return turn.second(
        transaction, said, sound.decision(), decided -> judged(transaction, said, sound, decided));
  }

  private HoldOutcome judged(
      Transaction transaction,
      Said said,
      AnswerReader.Judged.Sound sound,
      Considered.Decided decided) {
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
    grants.decideAgain(transaction, said);
    return turn.answered(transaction, said);
  }

  private void say(
      Transaction transaction, Said said, AnswerReader.Judged.Sound sound, ChildRef other) {
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
    Registry registry = judging.registry();
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
}
