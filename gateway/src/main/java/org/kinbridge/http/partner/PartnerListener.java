package org.kinbridge.http.partner;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.flow.receive.PartnerDoor;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.http.Seat;
import org.kinbridge.http.Seats;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.trust.Authentication;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.PinnedPeers;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * The door for partner nodes, on a port of its own: TLS 1.3, a pinned client certificate required,
 * one path. It reads at most one envelope's length, and hands it over with the proof of who sent
 * it. Each partner has seats of its own, taken before its body is read and given back by a
 * deadline: one that sends slowly, or much, takes no place from another.
 */
@Owned(by = "the node", lock = "closing is volatile, seats is its own")
public final class PartnerListener implements AutoCloseable {
  static final String MESSAGES = "/cpx/v1/messages";
  private static final Logger LOG = Logger.getLogger(PartnerListener.class);
  private static final int LARGEST_ENVELOPE = 1 << 20;
  private static final int IDLE_SECONDS = 75;
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final PartnerAnswer ELSEWHERE = new PartnerAnswer(404, new byte[0]);
  private static final PartnerAnswer FULL = new PartnerAnswer(503, new byte[0]);
  private static final PartnerAnswer OURS = new PartnerAnswer(500, new byte[0]);

  /** Where it listens. */
  public record Address(String host, int port) {
    public Address {
      requireNonNull(host, "host is null");
    }
  }

  /**
   * What one partner may have of us.
   *
   * @param seats envelopes being read or answered at one time
   * @param body how long the whole body may take to arrive
   */
  record Bounds(int seats, Duration body) {
    Bounds {
      requireNonNull(body, "body is null");
    }

    /** Twice the lines that a node of ours keeps, and as long as it waits for an answer. */
    static Bounds usual() {
      return new Bounds(16, Duration.ofSeconds(30));
    }
  }

  private final Vertx vertx;
  private final Partners partners;
  private final PartnerDoor door;
  private final HttpServer server;
  private final Address address;
  private final Seats<EntityId> seats;
  private final Duration longestBody;
  private volatile boolean closing;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  public PartnerListener(
      Vertx vertx, Address address, TlsIdentity identity, Partners partners, PartnerDoor door) {
    this(vertx, address, identity, partners, door, Bounds.usual());
  }

  PartnerListener(
      Vertx vertx,
      Address address,
      TlsIdentity identity,
      Partners partners,
      PartnerDoor door,
      Bounds bounds) {
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.address = requireNonNull(address, "address is null");
    this.partners = requireNonNull(partners, "partners is null");
    this.door = requireNonNull(door, "door is null");
    this.seats = new Seats<>(bounds.seats());
    this.longestBody = bounds.body();
    this.server = vertx.createHttpServer(options(identity, partners)).requestHandler(this::take);
  }

  private static HttpServerOptions options(TlsIdentity identity, Partners partners) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(false)
            .setClientAuth(ClientAuth.REQUIRED)
            .setKeyCertOptions(KeyCertOptions.wrap(identity.keyManager()))
            .setTrustOptions(TrustOptions.wrap(PinnedPeers.clients(partners)))
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxInitialLineLength(512)
            .setMaxHeaderSize(8 << 10)
            .setHandle100ContinueAutomatically(false)
            .setDecompressionSupported(false);
    options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    return options;
  }

  /** Listens. @return the port, the one asked for or, where that was 0, a free one */
  public int start() {
    return server
        .listen(address.port(), address.host())
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private void take(HttpServerRequest request) {
    if (!MESSAGES.equals(request.uri()) || request.method() != HttpMethod.POST) {
      refuse(request, ELSEWHERE);
      return;
    }
    Optional<AuthenticatedPartner> partner = partner(request);
    if (partner.isEmpty()) {
      refuse(request, new PartnerAnswer(403, new byte[0]));
      return;
    }
    if (!"application/jose".equals(request.getHeader("content-type"))
        || announcesTooMuch(request)) {
      refuse(request, PartnerAnswer.unreadable());
      return;
    }
    Optional<Seat> seat = closing ? Optional.empty() : seats.take(partner.get().entity());
    if (seat.isEmpty()) {
      refuse(request, FULL);
      return;
    }
    read(request, partner.get(), seat.get());
  }

  /** Who it is now: metadata may have expired since the handshake. */
  private Optional<AuthenticatedPartner> partner(HttpServerRequest request) {
    try {
      Certificate[] chain = request.sslSession().getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate certificate
          ? accepted(partners.authenticate(certificate))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException nobody) {
      return Optional.empty();
    }
  }

  private static Optional<AuthenticatedPartner> accepted(Authentication authentication) {
    return switch (authentication) {
      case Authentication.Accepted accepted -> Optional.of(accepted.partner());
      case Authentication.Refused refused -> Optional.empty();
    };
  }

  /** A length that is no number announces more than we read. */
  private static boolean announcesTooMuch(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length != null
        && (!length.matches("[0-9]{1,7}") || Integer.parseInt(length) > LARGEST_ENVELOPE);
  }

  private void read(HttpServerRequest request, AuthenticatedPartner partner, Seat seat) {
    Buffer body = Buffer.buffer();
    long deadline = vertx.setTimer(longestBody.toMillis(), late -> giveUp(request, seat, A_MOMENT));
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > LARGEST_ENVELOPE) {
            vertx.cancelTimer(deadline);
            giveUp(request, seat, longestBody);
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.exceptionHandler(
        broken -> {
          vertx.cancelTimer(deadline);
          seat.leave();
        });
    request.endHandler(
        end -> {
          vertx.cancelTimer(deadline);
          submit(() -> serve(request, partner, body.getBytes(), seat), request, seat);
        });
  }

  /** Too much of a body, or too little of it in time. */
  private void giveUp(HttpServerRequest request, Seat seat, Duration linger) {
    seat.leave();
    refuse(request, PartnerAnswer.unreadable(), linger);
  }

  private void submit(Runnable work, HttpServerRequest request, Seat seat) {
    try {
      workers.execute(work);
    } catch (RejectedExecutionException stopping) {
      seat.leave();
      refuse(request, FULL);
    }
  }

  private void serve(
      HttpServerRequest request, AuthenticatedPartner partner, byte[] envelope, Seat seat) {
    PartnerAnswer answer = OURS;
    try {
      answer = door.receive(partner, envelope);
    } finally {
      seat.leave();
      PartnerAnswer given = answer;
      vertx.runOnContext(now -> answer(request, given));
    }
  }

  private static void answer(HttpServerRequest request, PartnerAnswer answer) {
    if (request.response().closed() || request.response().ended()) {
      return;
    }
    if (answer.body().length > 0) {
      request.response().putHeader("content-type", "application/jose");
    }
    if (answer.status() == 503) {
      request.response().putHeader("retry-after", "2");
    }
    request.response().setStatusCode(answer.status()).end(Buffer.buffer(answer.body()));
  }

  /** What was not read to its end cannot share a connection with what comes next. */
  private void refuse(HttpServerRequest request, PartnerAnswer answer) {
    refuse(request, answer, longestBody);
  }

  private void refuse(HttpServerRequest request, PartnerAnswer answer, Duration linger) {
    request.response().putHeader("connection", "close");
    answer(request, answer);
    Linger.on(vertx, request, linger);
  }

  /** Stops taking envelopes, and lets those that were taken come to their answer. */
  @Override
  public void close() {
    closing = true;
    workers.shutdown();
    try {
      if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
        LOG.warn("envelopes were still being answered when the partner door closed");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
