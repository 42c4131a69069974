package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.OutboxDepartures;
import org.kinbridge.flow.batch.SendBatch;
import org.kinbridge.flow.batch.SendTogether;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.NoticeTrying;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.deciding.SecondDeciding;
import org.kinbridge.flow.hold.ExpireHolds;
import org.kinbridge.flow.hold.HoldBooks;
import org.kinbridge.flow.hold.HoldDesk;
import org.kinbridge.flow.hold.JudgeAlike;
import org.kinbridge.flow.hold.TakeBack;
import org.kinbridge.flow.inbox.KeptRecords;
import org.kinbridge.flow.inbox.ReadInbox;
import org.kinbridge.flow.receive.Arrival;
import org.kinbridge.flow.receive.ReceiveDisclosure;
import org.kinbridge.flow.register.DecideAgain;
import org.kinbridge.flow.register.KeepRegisters;
import org.kinbridge.flow.register.Pairs;
import org.kinbridge.flow.register.RegisterDesk;
import org.kinbridge.flow.replay.TryProposal;
import org.kinbridge.flow.sending.CarryOut;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.sending.PreviewDisclosure;
import org.kinbridge.flow.sending.SendDisclosure;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.sending.StatedRestrictions;
import org.kinbridge.flow.setting.Exchange;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.stop.ChaseRecalls;
import org.kinbridge.flow.stop.OrderRecalls;
import org.kinbridge.flow.stop.StopWaiting;
import org.kinbridge.flow.trial.CheckRecord;
import org.kinbridge.release.Release;

/** What the stories of one node have in common, and how each is told with it. */
final class Parts {
  private final KeptRows rows;
  private final Exchange exchange;
  private final Rules rules;
  private final Registry registry;
  private final Surroundings surroundings;
  private final Deciding deciding;
  private final Release release;
  private final ShowDisclosure show;
  private final Dispatch dispatch;
  private final StopWaiting stop;
  private final OrderRecalls orders;
  private final HoldDesk holds;

  Parts(
      KeptRows rows, Exchange exchange, Rules rules, Registry registry, Surroundings surroundings) {
    this.rows = requireNonNull(rows, "rows is null");
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.registry = requireNonNull(registry, "registry is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.deciding = new Deciding(exchange.own(), exchange.partners(), rules, registry);
    this.release = lastDecision();
    this.show =
        new ShowDisclosure(
            rows.transactions(), rows.disclosures(), rows.holds(), rows.outbox(), rows.recalls());
    this.dispatch =
        new Dispatch(
            exchange.signer(),
            exchange.partners(),
            new Dispatch.Outgoing(rows.ledger(), rows.outbox(), rows.events()),
            surroundings.ids());
    this.stop = new StopWaiting(rows.outbox(), exchange.signer(), release);
    this.orders =
        new OrderRecalls(
            new OrderRecalls.Books(rows.outbox(), rows.recalls(), exchange.signer(), release),
            dispatch,
            surroundings.ids());
    this.holds =
        new HoldDesk(
            new HoldBooks(
                rows.holds(), rows.disclosures(), registry.registrations(), registry.lock()),
            registry.registrations(),
            dispatch,
            show,
            stop,
            new JudgeAlike.Judging(registry, pairs(), new DecideAgain(stop, orders)));
  }

  private Pairs pairs() {
    return new Pairs(registry.registrations(), rows.ledger(), surroundings.ids());
  }

  private Release lastDecision() {
    return new Release(
        rows.transactions(),
        registry.lock(),
        new OutboxDepartures(rows.outbox(), rows.events()),
        new SecondDeciding(rows.outbox(), rows.disclosures(), rows.recalls(), deciding),
        rows.ledger());
  }

  /** The last decision before anything leaves. */
  Release release() {
    return release;
  }

  Agencies agencies(PreviewTrail trail) {
    return new Agencies(outgoing(trail), desk(), inbox(), known());
  }

  private Agencies.Outgoing outgoing(PreviewTrail trail) {
    NoticeTrying trying = new NoticeTrying(rows.transactions(), registry.crosswalk(), trail);
    CarryOut carryOut =
        new CarryOut(
            new CarryOut.Way(
                dispatch,
                rows.ledger(),
                rows.disclosures(),
                rows.holds(),
                new StatedRestrictions(registry.registrations(), rows.ledger(), surroundings.ids()),
                show));
    SendDisclosure send =
        new SendDisclosure(rows.transactions(), deciding, carryOut, trying, surroundings);
    PreviewDisclosure preview =
        new PreviewDisclosure(rows.transactions(), deciding, rows.ledger(), trying, surroundings);
    SendTogether together = new SendTogether(rows.transactions(), deciding, carryOut, surroundings);
    return new Agencies.Outgoing(
        send,
        preview,
        new SendBatch(send, together, preview, rules.alone()),
        new TakeBack(rows, registry.lock(), holds, surroundings),
        show);
  }

  private RegisterDesk desk() {
    return RegisterDesk.of(
        rows.transactions(),
        KeepRegisters.Books.of(registry, pairs(), rows, rules, exchange.own()),
        new DecideAgain(stop, orders),
        surroundings);
  }

  private ReadInbox inbox() {
    return new ReadInbox(
        rows.transactions(),
        rows.inbox(),
        rows.ledger(),
        new KeptRecords(KeptRecords.Shelf.of(rows, registry), rules.translator(), surroundings),
        surroundings);
  }

  private Agencies.Known known() {
    return new Agencies.Known(
        new LookAround(exchange.own(), exchange.partners(), rules, surroundings),
        new CheckRecord(exchange.own(), rules, surroundings),
        new WatchEvents(rows.transactions(), rows.events(), surroundings));
  }

  People people() {
    return People.of(
        rows,
        deciding,
        holds,
        TryProposal.over(exchange, rules, rows, registry, surroundings),
        surroundings);
  }

  ReceiveDisclosure receive() {
    return new ReceiveDisclosure(
        rows.transactions(),
        new ReceiveDisclosure.Envelopes(
            exchange.opening(), exchange.sealing(), exchange.receipts()),
        new ReceiveDisclosure.Keeping(
            rows.inbox(),
            rows.events(),
            rows.ledger(),
            new Arrival(exchange.own(), rules, registry.crosswalk())),
        surroundings);
  }

  ExpireHolds expiry() {
    return new ExpireHolds(
        rows.transactions(), holds.books(), dispatch, rows.ledger(), surroundings);
  }

  ChaseRecalls chase() {
    return new ChaseRecalls(
        rows.transactions(), rows.outbox(), rows.recalls(), orders, surroundings);
  }
}
