package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.BackOff;
import org.kinbridge.deliver.Claims;
import org.kinbridge.deliver.Delivery;
import org.kinbridge.deliver.DeliveryWorker;
import org.kinbridge.deliver.OutboxDepartures;
import org.kinbridge.deliver.PartnerTransport;
import org.kinbridge.deliver.UnderWay;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.flow.Stories;
import org.kinbridge.flow.announce.Announce;
import org.kinbridge.flow.announce.InForce;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.setting.Exchange;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.SequencerLoop;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Receipts;
import org.kinbridge.store.SqlAnnouncements;
import org.kinbridge.store.SqlPreviewTrail;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.log.SqlLogWriter;
import org.kinbridge.store.message.SqlClaims;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Vault;

/**
 * One node's objects, put together in plain Java: the same for the server, the tests and the
 * commands.
 */
public final class Node implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Node.class.getName());

  /** Who the node is and whom it knows. @param self its own metadata, as partners see it */
  public record Identity(Keystore keystore, Partner self, Partners partners) {
    public Identity {
      requireNonNull(keystore, "keystore is null");
      requireNonNull(self, "self is null");
      requireNonNull(partners, "partners is null");
    }

    OwnNode own() {
      return new OwnNode(self.node(), self.entity(), self.directory());
    }
  }

  /** Where time, chance and what is proposed come from. */
  public record World(InstantSource clock, SecureRandom random, Optional<Path> proposed) {
    public World {
      requireNonNull(clock, "clock is null");
      requireNonNull(random, "random is null");
      requireNonNull(proposed, "proposed is null");
    }

    /** Where no policy is proposed. */
    public World(InstantSource clock, SecureRandom random) {
      this(clock, random, Optional.empty());
    }

    Supplier<UUID> ids() {
      return () -> RandomIds.next(random);
    }
  }

  /**
   * How fast it works.
   *
   * @param tick how often the ledger looks for entries that nobody announced
   * @param expiry how often somebody looks for holds and recalls whose time is over
   */
  public record Pace(
      Duration tick,
      Duration firstWait,
      Duration longestWait,
      Duration expiry,
      DeliveryWorker.Pace delivery) {
    public Pace {
      requireNonNull(tick, "tick is null");
      requireNonNull(firstWait, "firstWait is null");
      requireNonNull(longestWait, "longestWait is null");
      requireNonNull(expiry, "expiry is null");
      requireNonNull(delivery, "delivery is null");
    }

    static Pace usual() {
      return new Pace(
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          DeliveryWorker.Pace.usual());
    }

    BackOff backOff(RandomGenerator random) {
      return new BackOff(firstWait, longestWait, random);
    }
  }

  private final Stories stories;
  private final Ledger ledger;
  private final SequencerLoop sequencer;
  private final DeliveryWorker worker;
  private final List<Repeated> repeated;

  private Node(
      Stories stories,
      Ledger ledger,
      SequencerLoop sequencer,
      DeliveryWorker worker,
      List<Repeated> repeated) {
    this.repeated = List.copyOf(repeated);
    this.stories = stories;
    this.ledger = ledger;
    this.sequencer = sequencer;
    this.worker = worker;
  }

  /**
   * Puts the node together, tells its ledger what is in force, and starts what runs by itself: the
   * ledger's numbering and the delivery.
   */
  public static Node start(
      Identity identity,
      Rules rules,
      Database database,
      PartnerTransport transport,
      World world,
      Pace pace) {
    Keystore keys = identity.keystore();
    Vault vault = new Vault(new SqlChildKeys(), keys, world.random());
    SealedRows sealed = new SealedRows(vault, new RowSeal(keys));
    Ledger ledger = new Ledger(new SqlJournal(), vault, keys, world.random());
    new Announce(database, new SqlAnnouncements(sealed), ledger)
        .tell(
            InForce.at(keys, identity.self(), identity.partners(), rules), world.clock().instant());
    Nudges nudges = new Nudges();
    KeptRows rows = RowsOfStories.in(database, sealed, ledger);
    Exchange exchange = exchange(identity, world);
    Stories stories =
        new Stories(
            rows,
            exchange,
            rules,
            new RegistersOfChildren(vault, sealed, ledger).open(database, keys, world),
            new PreviewTrail(new SqlPreviewTrail(database), keys.search()),
            new Surroundings(world.clock(), world.ids(), nudges::entriesWritten, world.proposed()));
    Delivery delivery = delivery(rows, exchange, stories, transport, world, pace);
    DeliveryWorker worker =
        DeliveryWorker.start(
            underWay(database, sealed, world, pace), delivery, pace.delivery(), world.clock());
    SequencerLoop sequencer =
        SequencerLoop.start(
            new Sequencer(
                new SqlLogWriter(database),
                vault,
                keys,
                world.random(),
                new Published(ledger, worker)),
            pace.tick());
    nudges.to(sequencer::nudge);
    Repeated expiry = Repeated.start("expiry", pace.expiry(), stories::lookForOverdue);
    Repeated chase = Repeated.start("recalls", pace.expiry(), stories.chase()::chase);
    return new Node(stories, ledger, sequencer, worker, List.of(expiry, chase));
  }

  private static UnderWay underWay(Database database, SealedRows sealed, World world, Pace pace) {
    return UnderWay.start(
        database,
        new SqlClaims(sealed),
        new Claims.Lease(world.ids().get(), pace.delivery().lease()));
  }

  private static Exchange exchange(Identity identity, World world) {
    Keystore keys = identity.keystore();
    return new Exchange(
        identity.own(),
        identity.partners(),
        new MessageSigner(keys, world.random()),
        new Sealing(keys.entity(), world.random()),
        new Opening(keys, new MessageVerifier(Suite.C1)),
        new Receipts(keys));
  }

  private static Delivery delivery(
      KeptRows rows,
      Exchange exchange,
      Stories stories,
      PartnerTransport transport,
      World world,
      Pace pace) {
    return new Delivery(
        rows.transactions(),
        new Delivery.Stages(
            exchange.signer(),
            rows.ledger(),
            stories.release(),
            exchange.sealing(),
            exchange.opening(),
            exchange.receipts()),
        new Delivery.Route(
            rows.outbox(),
            new OutboxDepartures(rows.outbox(), rows.events()),
            rows.recalls(),
            exchange.partners(),
            transport,
            pace.backOff(world.random())),
        world.clock());
  }

  /** What is proved in the ledger may be delivered. */
  private record Published(Ledger ledger, DeliveryWorker worker) implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {
      ledger.published(checkpoint);
      worker.nudge();
    }

    @Override
    public void forged(EntryId entry) {
      LOG.log(
          System.Logger.Level.ERROR,
          "ALARM forged-entry: entry {0} was not written by this node",
          entry);
    }
  }

  public AgencyDoor agencyDoor() {
    return stories.agencyDoor();
  }

  public PersonDoor personDoor() {
    return stories.personDoor();
  }

  public PartnerDoor partnerDoor() {
    return stories.partnerDoor();
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Recalls that nobody answered within their hour. */
  public int overdueRecalls() {
    return stories.chase().overdue();
  }

  /** Whether ledger and delivery run. */
  public boolean healthy() {
    return sequencer.alive() && worker.alive() && repeated.stream().allMatch(Repeated::alive);
  }

  /** Stops sending first, then numbering; the caller closes what it handed in. */
  @Override
  public void close() {
    repeated.forEach(Repeated::close);
    worker.close();
    sequencer.close();
  }
}
