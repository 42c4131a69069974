package org.kinbridge.deliver.https;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.X509KeyManager;
import org.kinbridge.deliver.PartnerTransport;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.PinnedPeers;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * Lines over Vert.x: its client hands out a request only when a connection stands, so that the
 * release can come between the two. Connections are kept and shared by all messages to one partner.
 */
@Owned(by = "the node; shared by all delivery workers", lock = "the maps are concurrent")
public final class HttpsTransport implements PartnerTransport {
  private static final int LINES = 8;

  /** How long each step may take. */
  public record Timeouts(Duration connect, Duration answer, Duration idle) {
    public Timeouts {
      requireNonNull(connect, "connect is null");
      requireNonNull(answer, "answer is null");
      requireNonNull(idle, "idle is null");
    }

    public static Timeouts usual() {
      return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
  }

  private record Peer(String host, int port, Set<Sha256> pins) {}

  private final Vertx vertx;
  private final X509KeyManager identity;
  private final Timeouts timeouts;
  private final Map<Peer, HttpClient> clients = new ConcurrentHashMap<>();

  public HttpsTransport(Vertx vertx, TlsIdentity identity, Timeouts timeouts) {
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.identity = identity.keyManager();
    this.timeouts = requireNonNull(timeouts, "timeouts is null");
  }

  @Override
  public Connected connect(Partner partner) {
    URI messages = partner.messages();
    int port = messages.getPort() < 0 ? 443 : messages.getPort();
    Peer peer = new Peer(messages.getHost(), port, partner.tls().serverSpki());
    RequestOptions where =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(peer.host())
            .setPort(peer.port())
            .setSsl(true)
            .setURI(messages.getRawPath());
    Future<HttpClientRequest> request = clients.computeIfAbsent(peer, this::client).request(where);
    try {
      HttpClientRequest standing =
          request
              .toCompletionStage()
              .toCompletableFuture()
              .get(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS);
      return new HttpsLine(standing, timeouts.answer());
    } catch (ExecutionException failed) {
      return new Unreachable("connect");
    } catch (TimeoutException slow) {
      request.onSuccess(HttpClientRequest::reset);
      return new Unreachable("connect in time");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      request.onSuccess(HttpClientRequest::reset);
      return new Unreachable("connect before the node stopped");
    }
  }

  private HttpClient client(Peer peer) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setSsl(true)
            .setUseAlpn(false)
            .setVerifyHost(false)
            .setKeyCertOptions(KeyCertOptions.wrap(identity))
            .setTrustOptions(TrustOptions.wrap(PinnedPeers.servers(peer.pins())))
            .setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()))
            .setSslHandshakeTimeout(timeouts.connect().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setKeepAlive(true)
            .setKeepAliveTimeout(Math.toIntExact(timeouts.idle().toSeconds()))
            .setMaxHeaderSize(8 << 10);
    options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(LINES));
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::close);
    clients.clear();
  }
}
