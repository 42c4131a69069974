package org.kinbridge.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Stands between two nodes with the keys of both, so that it can keep what passes and cut the line.
 * Only the kit, which made both nodes' keys, can do this.
 */
public final class Wiretap implements AutoCloseable {
  private final TlsIdentity receiver;
  private final PartnerCall onward;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<byte[]> envelopes = new CopyOnWriteArrayList<>();
  private final List<byte[]> answers = new CopyOnWriteArrayList<>();
  private final int port;
  private final AtomicReference<Cut> cut = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile int target;
  private volatile boolean heldBack;
  private HttpsServer server;

  /**
   * @param receiver whom the sender believes to reach
   * @param sender as whom the tap calls onward
   * @param port the port that the receiver's metadata names
   */
  public Wiretap(TlsIdentity receiver, TlsIdentity sender, int port) {
    this.receiver = receiver;
    this.onward = new PartnerCall(sender);
    this.port = port;
    this.server = listen();
  }

  private HttpsServer listen() {
    try {
      HttpsServer opened =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      opened.setHttpsConfigurator(new CertificateRequired(receiver.context()));
      opened.setExecutor(threads);
      opened.createContext("/", this::pass);
      opened.start();
      return opened;
    } catch (IOException e) {
      throw new IllegalStateException("couldn't open the wiretap's port", e);
    }
  }

  public void forwardTo(int partnerPort) {
    target = partnerPort;
  }

  /** From now on nobody answers here: connections end, new ones are refused. */
  public void cut() {
    server.stop(0);
  }

  public void mend() {
    server = listen();
  }

  /** From now on what comes is kept and goes no further, and nobody is answered. */
  public void holdBack() {
    heldBack = true;
  }

  public void letThrough() {
    heldBack = false;
  }

  private record Cut(CommitProxy.Side side, Runnable then) {}

  /**
   * At the next envelope runs something and answers nothing: before the receiver has the envelope,
   * or after it answered.
   */
  public void cutAtNext(CommitProxy.Side side, Runnable then) {
    cut.set(new Cut(side, then));
  }

  /** How many of these cuts happened. */
  public int cuts() {
    return cuts.get();
  }

  /** Every envelope that passed, in order. */
  public List<byte[]> envelopes() {
    return List.copyOf(envelopes);
  }

  /** Every answer that came back, in order. */
  public List<byte[]> answers() {
    return List.copyOf(answers);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] envelope = exchange.getRequestBody().readAllBytes();
      envelopes.add(envelope);
      if (heldBack || isCut(CommitProxy.Side.BEFORE)) {
        return;
      }
      PartnerCall.Answer answer = forward(exchange.getRequestURI().getPath(), envelope);
      if (isCut(CommitProxy.Side.AFTER)) {
        return;
      }
      answers.add(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/jose");
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      if (length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  /** A receiver that is down looks to the sender like a line that broke. */
  private PartnerCall.Answer forward(String path, byte[] envelope) throws IOException {
    try {
      return onward.post(URI.create("https://localhost:" + target + path), envelope);
    } catch (IllegalStateException down) {
      throw new IOException("the receiver does not answer", down);
    }
  }

  private boolean isCut(CommitProxy.Side side) {
    Cut planned = cut.get();
    if (planned == null || planned.side() != side || !cut.compareAndSet(planned, null)) {
      return false;
    }
    planned.then().run();
    cuts.incrementAndGet();
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static final class CertificateRequired extends HttpsConfigurator {
    CertificateRequired(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setNeedClientAuth(true);
      parameters.setSSLParameters(tls);
    }
  }
}
