package org.kinbridge.wiring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.kinbridge.deliver.PartnerTransport;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.seal.SealedEnvelope;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.trust.Partner;

/**
 * A line to the other node in this process. It can be down, lose what comes back, change what it
 * carries, and remembers every envelope.
 */
public final class DirectLine implements PartnerTransport {
  private final AuthenticatedPartner caller;
  private final AtomicReference<PartnerDoor> door = new AtomicReference<>();
  private final AtomicReference<Weather> weather = new AtomicReference<>(Weather.fine());
  public final List<byte[]> carried = Collections.synchronizedList(new ArrayList<>());
  public final List<PartnerDoor.PartnerAnswer> answers =
      Collections.synchronizedList(new ArrayList<>());

  /** What happens on the way. */
  public record Weather(
      boolean reachable,
      boolean answersArrive,
      UnaryOperator<byte[]> onTheWay,
      Runnable beforePost) {
    public static Weather fine() {
      return new Weather(true, true, bytes -> bytes, () -> {});
    }

    public static Weather down() {
      return new Weather(false, true, bytes -> bytes, () -> {});
    }

    public static Weather losingAnswers() {
      return new Weather(true, false, bytes -> bytes, () -> {});
    }

    public static Weather changing(UnaryOperator<byte[]> change) {
      return new Weather(true, true, change, () -> {});
    }

    public static Weather meanwhile(Runnable happens) {
      return new Weather(true, true, bytes -> bytes, happens);
    }
  }

  public DirectLine(AuthenticatedPartner caller) {
    this.caller = caller;
  }

  /** What of it was a message: questions about one left out. */
  public List<byte[]> messages() {
    return of("cpx-env+jwe");
  }

  /** What of it asked what became of a message. */
  public List<byte[]> questions() {
    return of("cpx-ask+jwe");
  }

  private List<byte[]> of(String type) {
    synchronized (carried) {
      return carried.stream().filter(bytes -> header(bytes).contains(type)).toList();
    }
  }

  private static String header(byte[] envelope) {
    String text = new String(envelope, StandardCharsets.US_ASCII);
    byte[] header = Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.')));
    return new String(header, StandardCharsets.US_ASCII);
  }

  public void leadsTo(PartnerDoor other) {
    door.set(other);
  }

  public void weather(Weather next) {
    weather.set(next);
  }

  @Override
  public Connected connect(Partner partner) {
    return weather.get().reachable() ? new Open() : new Unreachable("connect");
  }

  private final class Open implements Line {
    @Override
    public Posted post(SealedEnvelope envelope) {
      Weather now = weather.get();
      now.beforePost().run();
      byte[] arrives = now.onTheWay().apply(envelope.bytes());
      carried.add(arrives);
      PartnerDoor.PartnerAnswer answer = door.get().receive(caller, arrives);
      answers.add(answer);
      return now.answersArrive()
          ? new Answered(answer.status(), answer.body())
          : new Lost("read the answer");
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {}
}
