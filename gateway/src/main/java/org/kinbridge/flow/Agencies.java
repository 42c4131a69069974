package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Events;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.SendBatch;
import org.kinbridge.flow.hold.TakeBack;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.inbox.ReadInbox;
import org.kinbridge.flow.register.RegisterDesk;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.PreviewDisclosure;
import org.kinbridge.flow.sending.SendDisclosure;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.flow.trial.CheckRecord;

/** The stories in which a case system of our own state asks. */
final class Agencies implements AgencyDoor {

  /** Where a record goes that somebody wants to send, alone or among many, and back. */
  record Outgoing(
      SendDisclosure send,
      PreviewDisclosure preview,
      SendBatch batch,
      TakeBack takeBack,
      ShowDisclosure show) {
    Outgoing {
      requireNonNull(send, "send is null");
      requireNonNull(preview, "preview is null");
      requireNonNull(batch, "batch is null");
      requireNonNull(takeBack, "takeBack is null");
      requireNonNull(show, "show is null");
    }
  }

  /** What may be asked about no child: who is there, what a record lacks, what happened. */
  record Known(LookAround around, CheckRecord check, WatchEvents events) {
    Known {
      requireNonNull(around, "around is null");
      requireNonNull(check, "check is null");
      requireNonNull(events, "events is null");
    }
  }

  private final Outgoing outgoing;
  private final RegisterDesk desk;
  private final ReadInbox inbox;
  private final Known known;

  Agencies(Outgoing outgoing, RegisterDesk desk, ReadInbox inbox, Known known) {
    this.outgoing = requireNonNull(outgoing, "outgoing is null");
    this.desk = requireNonNull(desk, "desk is null");
    this.inbox = requireNonNull(inbox, "inbox is null");
    this.known = requireNonNull(known, "known is null");
  }

  @Override
  public SendOutcome submit(AuthenticatedClient client, DisclosureId id, byte[] body) {
    return outgoing.send().submit(client, id, body);
  }

  @Override
  public SendOutcome preview(AuthenticatedClient client, byte[] body) {
    return outgoing.preview().preview(client, body);
  }

  @Override
  public BatchOutcome rehearse(AuthenticatedClient client, byte[] batch) {
    return outgoing.batch().rehearse(client, batch);
  }

  @Override
  public BatchOutcome submit(AuthenticatedClient client, byte[] batch, Sha256 rehearsed) {
    return outgoing.batch().submit(client, batch, rehearsed);
  }

  @Override
  public Optional<DisclosureView> disclosure(AuthenticatedClient client, DisclosureId id) {
    return outgoing.show().find(client, id);
  }

  @Override
  public TakenBack takeBack(AuthenticatedClient client, DisclosureId id, byte[] body) {
    return outgoing.takeBack().take(client, id, body);
  }

  @Override
  public Optional<Permits> permits(AuthenticatedClient client, NodeId to) {
    return known.around().permits(client, to);
  }

  @Override
  public List<DirectoryNode> directory(AuthenticatedClient client) {
    return known.around().directory();
  }

  @Override
  public CheckOutcome check(AuthenticatedClient client, byte[] body) {
    return known.check().check(client, body);
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
    return known.events().after(client, cursor, wait);
  }
}
