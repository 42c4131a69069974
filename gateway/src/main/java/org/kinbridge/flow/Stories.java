package org.kinbridge.flow;

import org.kinbridge.access.PreviewTrail;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.hold.ExpireHolds;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.ReceiveDisclosure;
import org.kinbridge.flow.setting.Exchange;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.stop.ChaseRecalls;
import org.kinbridge.release.Release;

/** All stories of one node, told with the same parts. */
public final class Stories {

  private final Agencies agencies;
  private final ReceiveDisclosure receive;
  private final People people;
  private final ExpireHolds expiry;
  private final ChaseRecalls chase;
  private final Release release;

  public Stories(
      KeptRows rows,
      Exchange exchange,
      Rules rules,
      Registry registry,
      PreviewTrail trail,
      Surroundings surroundings) {
    Parts parts = new Parts(rows, exchange, rules, registry, surroundings);
    this.agencies = parts.agencies(trail);
    this.people = parts.people();
    this.receive = parts.receive();
    this.expiry = parts.expiry();
    this.chase = parts.chase();
    this.release = parts.release();
  }

  public AgencyDoor agencyDoor() {
    return agencies;
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
}
