package org.kinbridge.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.OutboxDepartures;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.SendBatch;
import org.kinbridge.flow.batch.SendTogether;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.NoticeTrying;
import org.kinbridge.flow.deciding.SecondDeciding;
import org.kinbridge.flow.hold.ExpireHolds;
import org.kinbridge.flow.hold.HoldBooks;
import org.kinbridge.flow.hold.HoldDesk;
import org.kinbridge.flow.hold.TakeBack;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.KeptRecords;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.inbox.ReadInbox;
import org.kinbridge.flow.receive.Arrival;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.ReceiveDisclosure;
import org.kinbridge.flow.register.DecideAgain;
import org.kinbridge.flow.register.KeepRegisters;
import org.kinbridge.flow.register.RegisterDesk;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.replay.TryProposal;
import org.kinbridge.flow.sending.CarryOut;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.sending.PreviewDisclosure;
import org.kinbridge.flow.sending.SendDisclosure;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.sending.StatedRestrictions;
import org.kinbridge.flow.setting.Exchange;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.stop.ChaseRecalls;
import org.kinbridge.flow.stop.OrderRecalls;
import org.kinbridge.flow.stop.StopWaiting;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.flow.trial.CheckRecord;
import org.kinbridge.release.Release;

/** All stories of one node, told with the same parts. */
public final class Stories implements AgencyDoor {

  private final SendDisclosure send;
  private final ShowDisclosure show;
  private final PreviewDisclosure preview;
  private final SendBatch batch;
  private final CheckRecord check;
  private final TakeBack takeBack;
  private final RegisterDesk desk;
  private final ReadInbox inbox;
  private final WatchEvents events;
  private final LookAround around;
  private final ReceiveDisclosure receive;
  private final People people;
  private final ExpireHolds expiry;
  private final ChaseRecalls chase;
  private final Release release;

  public Stories(
      KeptRows rows,
      Exchange exchange,
      Deciding.Rules rules,
      Deciding.Registry registry,
      PreviewTrail trail,
      Surroundings surroundings) {
    Deciding deciding = new Deciding(exchange.own(), exchange.partners(), rules, registry);
    this.release =
        new Release(
            rows.transactions(),
            registry.lock(),
            new OutboxDepartures(rows.outbox(), rows.events()),
            new SecondDeciding(rows.outbox(), rows.disclosures(), rows.recalls(), deciding),
            rows.ledger());
    this.show =
        new ShowDisclosure(
            rows.transactions(), rows.disclosures(), rows.holds(), rows.outbox(), rows.recalls());
    Dispatch dispatch =
        new Dispatch(
            exchange.signer(),
            exchange.partners(),
            new Dispatch.Outgoing(rows.ledger(), rows.outbox(), rows.events()),
            surroundings.ids());
    StopWaiting stop = new StopWaiting(rows.outbox(), exchange.signer(), release);
    OrderRecalls orders =
        new OrderRecalls(
            new OrderRecalls.Books(rows.outbox(), rows.recalls(), exchange.signer(), release),
            dispatch,
            surroundings.ids());
    this.chase =
        new ChaseRecalls(rows.transactions(), rows.outbox(), rows.recalls(), orders, surroundings);
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
    this.send = new SendDisclosure(rows.transactions(), deciding, carryOut, trying, surroundings);
    this.preview =
        new PreviewDisclosure(rows.transactions(), deciding, rows.ledger(), trying, surroundings);
    this.batch =
        new SendBatch(
            send,
            new SendTogether(rows.transactions(), deciding, carryOut, surroundings),
            preview,
            rules.alone());
    this.check = new CheckRecord(exchange.own(), rules, surroundings);
    this.desk =
        RegisterDesk.of(
            rows.transactions(),
            KeepRegisters.Books.of(registry, rows, rules),
            new DecideAgain(stop, orders),
            surroundings);
    HoldBooks books =
        new HoldBooks(rows.holds(), rows.disclosures(), registry.registrations(), registry.lock());
    HoldDesk holdDesk = new HoldDesk(books, registry.registrations(), dispatch, show, stop);
    this.people =
        People.of(
            rows,
            deciding,
            holdDesk,
            TryProposal.over(exchange, rules, rows, registry, surroundings),
            surroundings);
    this.takeBack = new TakeBack(rows, registry.lock(), holdDesk, surroundings);
    this.expiry =
        new ExpireHolds(rows.transactions(), books, dispatch, rows.ledger(), surroundings);
    this.inbox =
        new ReadInbox(
            rows.transactions(),
            rows.inbox(),
            rows.ledger(),
            new KeptRecords(KeptRecords.Shelf.of(rows, registry), rules.translator(), surroundings),
            surroundings);
    this.events = new WatchEvents(rows.transactions(), rows.events(), surroundings);
    this.around = new LookAround(exchange.own(), exchange.partners(), rules, surroundings);
    this.receive =
        new ReceiveDisclosure(
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

  public PersonDoor personDoor() {
    return people;
  }

  /** Ends what nobody answered in time, and tells of what nobody reviewed. */
  public void lookForOverdue() {
    expiry.expire();
    people.glassReviews().alarm();
  }

  /** What looks after recalls that nobody answered. */
  public ChaseRecalls chase() {
    return chase;
  }

  public PartnerDoor partnerDoor() {
    return receive;
  }

  /** The last decision before anything leaves, for the delivery. */
  public Release release() {
    return release;
  }

  @Override
  public SendOutcome submit(AuthenticatedClient client, DisclosureId id, byte[] body) {
    return send.submit(client, id, body);
  }

  @Override
  public SendOutcome preview(AuthenticatedClient client, byte[] body) {
    return preview.preview(client, body);
  }

  @Override
  public BatchOutcome rehearse(AuthenticatedClient client, byte[] batch) {
    return this.batch.rehearse(client, batch);
  }

  @Override
  public BatchOutcome submit(AuthenticatedClient client, byte[] batch, Sha256 rehearsed) {
    return this.batch.submit(client, batch, rehearsed);
  }

  @Override
  public Optional<DisclosureView> disclosure(AuthenticatedClient client, DisclosureId id) {
    return show.find(client, id);
  }

  @Override
  public TakenBack takeBack(AuthenticatedClient client, DisclosureId id, byte[] body) {
    return takeBack.take(client, id, body);
  }

  @Override
  public Optional<Permits> permits(AuthenticatedClient client, NodeId to) {
    return around.permits(client, to);
  }

  @Override
  public List<DirectoryNode> directory(AuthenticatedClient client) {
    return around.directory();
  }

  @Override
  public CheckOutcome check(AuthenticatedClient client, byte[] body) {
    return check.check(client, body);
  }

  @Override
  public RegisterOutcome registerConsent(AuthenticatedClient client, byte[] body) {
    return desk.registers().consent(client, body);
  }

  @Override
  public RegisterOutcome withdrawConsent(AuthenticatedClient client, UUID consent, byte[] body) {
    return desk.registers().withdraw(client, consent, body);
  }

  @Override
  public RegisterOutcome registerRestriction(AuthenticatedClient client, byte[] body) {
    return desk.registers().restriction(client, body);
  }

  @Override
  public RegisterOutcome liftRestriction(
      AuthenticatedClient client, UUID restriction, byte[] body) {
    return desk.registers().lift(client, restriction, body);
  }

  @Override
  public RegisterOutcome registerOrder(AuthenticatedClient client, byte[] body) {
    return desk.registers().order(client, body);
  }

  @Override
  public RegisterOutcome liftOrder(AuthenticatedClient client, UUID order, byte[] body) {
    return desk.registers().liftOrder(client, order, body);
  }

  @Override
  public RegisterOutcome registerIdentity(AuthenticatedClient client, byte[] body) {
    return desk.identities().register(client, body);
  }

  @Override
  public RegisterOutcome liftIdentity(AuthenticatedClient client, UUID identity, byte[] body) {
    return desk.identities().lift(client, identity, body);
  }

  @Override
  public RegisteredOutcome registered(AuthenticatedClient client, byte[] body) {
    return desk.registered().of(client, body);
  }

  @Override
  public List<InboxView> inbox(AuthenticatedClient client, Optional<UUID> after, int most) {
    return inbox.list(client, after, most);
  }

  @Override
  public Optional<InboxContent> read(AuthenticatedClient client, UUID item) {
    return inbox.read(client, item);
  }

  @Override
  public NationalReading readAs(AuthenticatedClient client, UUID item, NationalWish wish) {
    return inbox.readAs(client, item, wish);
  }

  @Override
  public NationalReading putInto(AuthenticatedClient client, UUID item, byte[] body) {
    return inbox.putInto(client, item, body);
  }

  @Override
  public EventsView eventsAfter(AuthenticatedClient client, Events.Cursor cursor, Duration wait) {
    return events.after(client, cursor, wait);
  }
}
