package org.kinbridge.wiring;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinbridge.deliver.https.HttpsTransport;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.http.partner.PartnerListener;
import org.kinbridge.store.database.Database;
import org.kinbridge.trust.keystore.Keystore;

/** A node with its database, its line to the partners and its partner door. */
@Owned(by = "Server", lock = "the port is atomic")
final class Running implements AutoCloseable {
  private final Checked checked;
  private final Storage storage;
  private final HttpsTransport transport;
  private final Node node;
  private final PartnerListener partnerDoor;
  private final AtomicInteger partnerPort = new AtomicInteger();

  private Running(
      Checked checked,
      Storage storage,
      HttpsTransport transport,
      Node node,
      PartnerListener partnerDoor) {
    this.checked = checked;
    this.storage = storage;
    this.transport = transport;
    this.node = node;
    this.partnerDoor = partnerDoor;
  }

  /** Opens the database of a node that was read and checked, then starts. */
  static Running start(
      Checked checked, Settings settings, Vertx vertx, InstantSource clock, SecureRandom random) {
    Keystore keys = checked.identity().keystore();
    Storage storage = Storage.open(settings, random);
    HttpsTransport transport =
        new HttpsTransport(vertx, keys.tls(), HttpsTransport.Timeouts.usual());
    Node node =
        Node.start(
            checked.identity(),
            checked.rules(),
            storage.database(),
            transport,
            new Node.World(clock, random, settings.folders().proposed()),
            Node.Pace.usual());
    PartnerListener door =
        new PartnerListener(
            vertx,
            new PartnerListener.Address(settings.ports().partnerHost(), settings.ports().partner()),
            keys.tls(),
            checked.identity().partners(),
            node.partnerDoor());
    return new Running(checked, storage, transport, node, door);
  }

  void openPartnerDoor() {
    partnerPort.set(partnerDoor.start());
  }

  int partnerPort() {
    return partnerPort.get();
  }

  Node node() {
    return node;
  }

  Database database() {
    return storage.database();
  }

  Keystore keystore() {
    return checked.identity().keystore();
  }

  /** From the doors inwards: nothing new comes in, what runs ends, what is open is closed. */
  @Override
  public void close() {
    partnerDoor.close();
    node.close();
    transport.close();
    storage.close();
    keystore().close();
  }
}
