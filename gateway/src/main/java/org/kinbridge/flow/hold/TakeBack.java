package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.release.ChildLock;
import org.kinbridge.review.Answer;
import org.kinbridge.review.AnswerJson;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/**
 * An agency takes back what it asked to send, as long as nothing of it can have left. Its no is
 * registered about the child as a person's is: a row of the outbox that somebody puts back does not
 * send what was taken back.
 */
public final class TakeBack {
  private final KeptRows rows;
  private final ChildLock lock;
  private final HoldDesk desk;
  private final Surroundings surroundings;

  public TakeBack(KeptRows rows, ChildLock lock, HoldDesk desk, Surroundings surroundings) {
    this.rows = requireNonNull(rows, "rows is null");
    this.lock = requireNonNull(lock, "lock is null");
    this.desk = requireNonNull(desk, "desk is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public TakenBack take(AuthenticatedClient client, DisclosureId id, byte[] body) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Optional<String> by = reader.text("stoppedBy");
      Optional<String> why = reader.text("why");
      reader.end();
      return reader.faults().isEmpty()
          ? take(client, id, new Said(client, by.orElseThrow(), why.orElseThrow()))
          : new TakenBack.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new TakenBack.Faulty(List.of(refused.fault()));
    }
  }

  private record Said(AuthenticatedClient client, String by, String why) {
    Answer no(StoredDisclosure disclosure, Instant now) {
      String decided = StoredJson.read(disclosure.decision()).path("decisionDigest").asText();
      return new Answer(
          disclosure.id(),
          Answer.Said.NO,
          Sha256.parseHex(decided),
          new Reviewer("client", client.id().value(), by, client.id().value(), client.authority()),
          now,
          now,
          Optional.of(why));
    }
  }

  private TakenBack take(AuthenticatedClient client, DisclosureId id, Said said) {
    Instant now = surroundings.clock().instant();
    TakenBack outcome =
        rows.transactions()
            .call(
                transaction ->
                    rows.disclosures()
                        .find(transaction, id)
                        .filter(known -> known.asker().authority().equals(client.authority()))
                        .map(known -> take(transaction, known, said, now))
                        .orElseGet(TakenBack.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  private TakenBack take(Transaction transaction, StoredDisclosure known, Said said, Instant now) {
    lock.alone(transaction, Set.of(known.child()));
    DisclosureView view = desk.show().of(transaction, known);
    Act act = new Act(known, said, now);
    switch (view.state()) {
      case HELD -> endHold(transaction, act);
      case AUTHORISED ->
          view.message()
              .flatMap(message -> desk.stop().unsent(transaction, message))
              .ifPresent(waiting -> stop(transaction, act, waiting));
      case RELEASED, REFUSED, RECEIVED, STOPPED, NOT_ACCEPTED, UNCONFIRMED, UNKNOWN -> {}
    }
    return new TakenBack.Shown(desk.show().of(transaction, known));
  }

  private record Act(StoredDisclosure disclosure, Said said, Instant now) {}

  private void stop(Transaction transaction, Act act, Waiting waiting) {
    rows.ledger().append(transaction, registered(transaction, act, waiting.authorised()));
    desk.stop().endUnlessPermitted(transaction, waiting, act.now());
  }

  private void endHold(Transaction transaction, Act act) {
    DisclosureId id = act.disclosure().id();
    Hold hold =
        desk.books()
            .holds()
            .find(transaction, id)
            .orElseThrow(() -> new RowAltered(Hold.placeOf(id, 1)));
    Hold over = hold.in(new Hold.Fate.Over(Reason.STOPPED_BY_OFFICER), act.now());
    desk.books().holds().advance(transaction, over);
    rows.ledger()
        .append(transaction, registered(transaction, act, hold.opened()).wrote(over.place()));
    desk.dispatch().changed(transaction, id, hold.authority(), act.now());
  }

  private Entry registered(Transaction transaction, Act act, EntryId first) {
    StoredDisclosure disclosure = act.disclosure();
    Answer no = act.said().no(disclosure, act.now());
    List<Place> wrote =
        desk.registrations()
            .add(
                transaction,
                new Registration(
                    surroundings.ids().get(),
                    1,
                    disclosure.child(),
                    Registration.Kind.ANSWER,
                    disclosure.asker().authority(),
                    true,
                    act.now(),
                    AnswerJson.bytes(no)));
    ObjectNode common = EntryWords.submitted(disclosure.id(), Asker.of(act.said().client()));
    return Entry.of(EntryKind.APPROVAL, act.now())
        .common(common.put("said", no.said().code()))
        .about(disclosure.child(), AnswerJson.write(no))
        .continuing(first)
        .wrote(wrote);
  }
}
