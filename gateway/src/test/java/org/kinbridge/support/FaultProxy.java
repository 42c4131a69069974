package org.kinbridge.support;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A small proxy before PostgreSQL that reads the protocol far enough to see commits, and cuts a
 * connection at the one it was told: before the server gets it (failed), or after the server did it
 * and before the client learns so (failed but persisted). Everything else passes unchanged.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(test.address().url())) {
 *   Database database = Database.connect(test.address().at(proxy.url()));
 *   proxy.cut(FaultProxy.When.AFTER_COMMIT, 2, () -> {});
 *   …
 *   assertThat(proxy.cuts()).isEqualTo(1);
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
  /** Where the line is cut. */
  public enum When {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private record Plan(When when, String writing, AtomicInteger left, Runnable then) {}

  private final ServerSocket door;
  private final URI server;
  private final String database;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicReference<Plan> plan = new AtomicReference<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FaultProxy(String jdbcUrl) throws IOException {
    this.server = URI.create(jdbcUrl.substring("jdbc:".length()));
    this.database = server.getPath();
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /**
   * @param jdbcUrl of the real database
   */
  public static FaultProxy before(String jdbcUrl) {
    try {
      return new FaultProxy(jdbcUrl);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database through the proxy; in clear, so that it can be read. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + door.getLocalPort()
        + database
        + "?sslmode=disable&gssEncMode=disable";
  }

  /**
   * Cuts at the n-th commit from now, on whichever connection, once; {@code then} runs at that
   * moment.
   */
  public void cut(When when, int nth, Runnable then) {
    plan.set(new Plan(when, "", new AtomicInteger(nth), then));
  }

  /** Cuts, once, at the n-th commit from now of a transaction that ran {@code writing} as SQL. */
  public void cut(When when, String writing, int nth) {
    plan.set(new Plan(when, writing, new AtomicInteger(nth), () -> {}));
  }

  /** Commits that the server did. */
  public int commits() {
    return commits.get();
  }

  /** Cuts that happened: a test asserts that its cut did. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        Queue<String> ran = new ConcurrentLinkedQueue<>();
        Thread.ofVirtual().start(() -> pump(client, upstream, new ToServer(ran)));
        Thread.ofVirtual().start(() -> pump(upstream, client, new ToClient(ran)));
      }
    } catch (IOException closed) {
      close();
    }
  }

  /** Decides what becomes of a message. */
  private interface Direction {
    /** Whether the first message has a type. */
    boolean typedFromTheStart();

    /** The line is cut when this is true. */
    boolean cutsBefore(byte type, byte[] body);
  }

  private void pump(Socket from, Socket to, Direction direction) {
    try (from;
        to) {
      DataInputStream in =
          new DataInputStream(new java.io.BufferedInputStream(from.getInputStream()));
      OutputStream out = new java.io.BufferedOutputStream(to.getOutputStream());
      boolean typed = direction.typedFromTheStart();
      while (true) {
        byte type = typed ? in.readByte() : 0;
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        if (direction.cutsBefore(type, body)) {
          return;
        }
        if (typed) {
          out.write(type);
        }
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(body);
        if (in.available() == 0) {
          out.flush();
        }
        typed = true;
      }
    } catch (EOFException ended) {
      return;
    } catch (IOException cut) {
      return;
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /**
   * The driver prepares a statement under a name and binds it again later: both are the same to us.
   * What a transaction ran is forgotten when the next one begins.
   */
  private final class ToServer implements Direction {
    private final Map<String, String> statements = new ConcurrentHashMap<>();
    private final Queue<String> ran;

    ToServer(Queue<String> ran) {
      this.ran = ran;
    }

    @Override
    public boolean typedFromTheStart() {
      return false;
    }

    @Override
    public boolean cutsBefore(byte type, byte[] body) {
      return switch (type) {
        case 'P' -> {
          String name = text(body, 0);
          statements.put(name, text(body, name.length() + 1));
          yield false;
        }
        case 'B' -> {
          String portal = text(body, 0);
          yield runs(statements.getOrDefault(text(body, portal.length() + 1), ""));
        }
        case 'Q' -> runs(text(body, 0));
        default -> false;
      };
    }

    private boolean runs(String sql) {
      if (sql.equalsIgnoreCase("COMMIT")) {
        return due(When.BEFORE_COMMIT, ran);
      }
      if (sql.toUpperCase(Locale.ROOT).startsWith("BEGIN")) {
        ran.clear();
      }
      ran.add(sql.replaceAll("\\s+", " "));
      return false;
    }
  }

  private final class ToClient implements Direction {
    private final Queue<String> ran;

    ToClient(Queue<String> ran) {
      this.ran = ran;
    }

    @Override
    public boolean typedFromTheStart() {
      return true;
    }

    @Override
    public boolean cutsBefore(byte type, byte[] body) {
      if (type != 'C' || !text(body, 0).equals("COMMIT")) {
        return false;
      }
      commits.incrementAndGet();
      return due(When.AFTER_COMMIT, ran);
    }
  }

  private boolean due(When when, Queue<String> ran) {
    Plan now = plan.get();
    if (now == null
        || now.when() != when
        || ran.stream().noneMatch(sql -> sql.contains(now.writing()))
        || now.left().decrementAndGet() != 0) {
      return false;
    }
    plan.set(null);
    cuts.incrementAndGet();
    now.then().run();
    return true;
  }

  private static String text(byte[] body, int from) {
    int end = from;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(body, from, end), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
