package org.kinbridge.flow;

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
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.trial.CheckOutcome;

/**
 * Everything a case system of our own state may ask, one method for each endpoint. What belongs to
 * another authority is answered as if it were not there.
 */
public interface AgencyDoor {

  /** The same id with the same body gives the same answer, and does nothing a second time. */
  SendOutcome submit(AuthenticatedClient client, DisclosureId id, byte[] body);

  /**
   * What {@link #submit} would answer now; nothing is sent or kept but an entry that somebody
   * asked.
   */
  SendOutcome preview(AuthenticatedClient client, byte[] body);

  /** What would come of many, one a line; each line is a look like {@link #preview}. */
  BatchOutcome rehearse(AuthenticatedClient client, byte[] batch);

  /** Sends what was rehearsed, where everything is still decided as it was then. */
  BatchOutcome submit(AuthenticatedClient client, byte[] batch, Sha256 rehearsed);

  Optional<DisclosureView> disclosure(AuthenticatedClient client, DisclosureId id);

  /** What was asked for is not wanted any more: where nothing left, nothing will. */
  TakenBack takeBack(AuthenticatedClient client, DisclosureId id, byte[] body);

  /**
   * What may be sent to a node, and which facts it takes; empty where no such partner is enabled.
   */
  Optional<Permits> permits(AuthenticatedClient client, NodeId to);

  /** Each enabled partner's signed directory. */
  List<DirectoryNode> directory(AuthenticatedClient client);

  /** Whether a national record can be translated and conforms; nothing is sent, decided or kept. */
  CheckOutcome check(AuthenticatedClient client, byte[] body);

  RegisterOutcome registerConsent(AuthenticatedClient client, byte[] body);

  /** From the moment this returns, nothing more leaves on that consent. */
  RegisterOutcome withdrawConsent(AuthenticatedClient client, UUID consent, byte[] body);

  RegisterOutcome registerRestriction(AuthenticatedClient client, byte[] body);

  /** A restriction or a determination ends, by name and with a reason; it never does otherwise. */
  RegisterOutcome liftRestriction(AuthenticatedClient client, UUID restriction, byte[] body);

  /** A court's order to disclose; a request refers to it by its id. It ends with its period. */
  RegisterOutcome registerOrder(AuthenticatedClient client, byte[] body);

  /** An order ends before its period does; from the moment this returns, nothing leaves on it. */
  RegisterOutcome liftOrder(AuthenticatedClient client, UUID order, byte[] body);

  /** Which child a case of the client's own system is about. */
  RegisterOutcome registerIdentity(AuthenticatedClient client, byte[] body);

  /** Two cases are not about one child, or nobody says so any more. */
  RegisterOutcome liftIdentity(AuthenticatedClient client, UUID identity, byte[] body);

  /** What the client's own authority registered about a child; that it looked is an entry. */
  RegisteredOutcome registered(AuthenticatedClient client, byte[] body);

  /** The authority's items, oldest first, without what they say. */
  List<InboxView> inbox(AuthenticatedClient client, Optional<UUID> after, int most);

  /** One item whole; the first reading is an entry of the ledger. */
  Optional<InboxContent> read(AuthenticatedClient client, UUID item);

  /** One item as members of a national record; read as by {@link #read}. */
  NationalReading readAs(AuthenticatedClient client, UUID item, NationalWish wish);

  /**
   * One item put into a record of the authority's own, as the body says; read as by {@link #read}.
   */
  NationalReading putInto(AuthenticatedClient client, UUID item, byte[] body);

  /** Waits at most {@code wait} for the next events. */
  EventsView eventsAfter(AuthenticatedClient client, Events.Cursor cursor, Duration wait);
}
