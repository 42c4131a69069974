package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.NoticeTrying;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What would come of a request: the same decision, nothing sent, and an entry that somebody asked.
 */
public final class PreviewDisclosure {
  private final Transactions transactions;
  private final Deciding deciding;
  private final Ledger ledger;
  private final NoticeTrying trying;
  private final Surroundings surroundings;

  public PreviewDisclosure(
      Transactions transactions,
      Deciding deciding,
      Ledger ledger,
      NoticeTrying trying,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.trying = requireNonNull(trying, "trying is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public SendOutcome preview(AuthenticatedClient client, byte[] body) {
    return preview(client, body, Scale.ONE);
  }

  public SendOutcome preview(AuthenticatedClient client, byte[] body, Scale scale) {
    Reading reading = Deciding.read(body);
    List<Printed> printed = deciding.printed(reading);
    Instant now = surroundings.clock().instant();
    PreviewTrail.Verdict verdict = trying.preview(client, reading, now);
    Occasion occasion =
        new Occasion(
            Asker.of(client), Optional.empty(), now, now, Occasion.Holding.SHARED, scale, printed);
    SendOutcome outcome =
        transactions.call(
            transaction ->
                switch (deciding.consider(transaction, occasion, reading)) {
                  case Considered.Unreadable unreadable ->
                      new SendOutcome.Faulty(unreadable.faults());
                  case Considered.Decided decided ->
                      shown(transaction, client, new Asked(decided, verdict, now));
                });
    surroundings.written().run();
    return outcome;
  }

  private record Asked(Considered.Decided decided, PreviewTrail.Verdict verdict, Instant now) {}

  private SendOutcome shown(Transaction transaction, AuthenticatedClient client, Asked asked) {
    Considered.Decided decided = asked.decided();
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("access", "preview");
    common.put("client", client.id().value());
    common.put("authority", client.authority().value());
    ledger.append(
        transaction,
        Entry.of(EntryKind.ACCESS, asked.now())
            .common(EntryWords.flagged(common, asked.verdict()))
            .about(
                decided.child(),
                EntryWords.decided(
                    decided.request(),
                    decided.decision().explanation().toJson(),
                    decided.report())));
    return SendDisclosure.changed(decided).orElseGet(() -> outcome(decided, asked.now()));
  }

  private SendOutcome outcome(Considered.Decided decided, Instant now) {
    return switch (decided.decision()) {
      case Permitted permitted ->
          new SendOutcome.Accepted(view(decided, State.AUTHORISED, Optional.empty(), now));
      case Held held ->
          new SendOutcome.Held(view(decided, State.HELD, Optional.of(held.reason()), now));
      case Refused refused ->
          new SendOutcome.Refused(
              refused.reason(), view(decided, State.REFUSED, Optional.of(refused.reason()), now));
    };
  }

  private DisclosureView view(
      Considered.Decided decided, State state, Optional<Reason> reason, Instant now) {
    JsonNode decision = decided.decision().explanation().toJson();
    return new DisclosureView(
        new DisclosureId(surroundings.ids().get()),
        state,
        reason,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        decision);
  }
}
