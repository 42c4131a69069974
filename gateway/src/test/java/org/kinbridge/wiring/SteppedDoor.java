package org.kinbridge.wiring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * A door in front of another one at which every message stops: the test says when it arrives, and
 * when and with what its sender's attempt ends. Questions pass.
 */
final class SteppedDoor implements PartnerDoor {
  private final PartnerDoor behind;
  private final AnyNode receiver;
  private final List<Trip> trips = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean open;

  SteppedDoor(PartnerDoor behind, AnyNode receiver) {
    this.behind = behind;
    this.receiver = receiver;
  }

  /** One attempt of a sender, on its way. */
  final class Trip {
    private final AuthenticatedPartner from;
    private final byte[] envelope;
    private final MessageKind kind;
    private final CompletableFuture<PartnerAnswer> end = new CompletableFuture<>();
    private Optional<PartnerAnswer> answer = Optional.empty();

    private Trip(AuthenticatedPartner from, byte[] envelope, MessageKind kind) {
      this.from = from;
      this.envelope = envelope;
      this.kind = kind;
    }

    /** What it carries comes to the receiver; its sender does not know yet. */
    void arrive() {
      answer = Optional.of(behind.receive(from, envelope));
    }

    /** The sender gets the answer, or the line breaks where there is none yet. */
    void end() {
      end.complete(answer.orElseGet(SteppedDoor::nothing));
    }

    /** The line breaks, whatever arrived. */
    void lose() {
      end.complete(nothing());
    }
  }

  private static PartnerAnswer nothing() {
    return new PartnerAnswer(500, new byte[0]);
  }

  @Override
  public PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope) {
    if (open || isQuestion(envelope)) {
      return behind.receive(partner, envelope);
    }
    Trip trip = new Trip(partner, envelope, kind(partner, envelope));
    trips.add(trip);
    if (open) {
      trip.arrive();
      trip.end();
    }
    return trip.end.join();
  }

  /** The first attempt of a message of that kind that came here, if one did. */
  Optional<Trip> first(MessageKind kind) {
    synchronized (trips) {
      return trips.stream().filter(trip -> trip.kind == kind).findFirst();
    }
  }

  /** Nothing stops here any more; what still waits arrives now, late. */
  void openForGood() {
    open = true;
    List<Trip> waiting;
    synchronized (trips) {
      waiting = List.copyOf(trips);
    }
    for (Trip trip : waiting) {
      if (!trip.end.isDone()) {
        trip.arrive();
        trip.end();
      }
    }
  }

  private static boolean isQuestion(byte[] envelope) {
    String text = new String(envelope, StandardCharsets.US_ASCII);
    byte[] header = Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.')));
    return new String(header, StandardCharsets.US_ASCII).contains("cpx-ask+jwe");
  }

  private MessageKind kind(AuthenticatedPartner partner, byte[] envelope) {
    Opening opening = new Opening(receiver.keystore, new MessageVerifier(Suite.C1));
    return opening.open(partner, envelope) instanceof Opened opened
        ? opened.verified().manifest().kind()
        : MessageKind.NOTIFY;
  }
}
