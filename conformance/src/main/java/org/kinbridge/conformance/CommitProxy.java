package org.kinbridge.conformance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands between a node and its PostgreSQL, reads the protocol far enough to know which transaction
 * writes what, and at the commit it was told runs something (kill -9, usually) and cuts the line:
 * before the server learns of the commit, or after it did it and before the node learns so.
 */
public final class CommitProxy implements AutoCloseable {
  /** On which side of a commit the line is cut. */
  public enum Side {
    BEFORE,
    AFTER
  }

  private static final Pattern WRITE =
      Pattern.compile("\\b(INSERT INTO|(?<!FOR )UPDATE|DELETE FROM) (\\w+)");

  /**
   * What the server says of a statement that changed rows: a poll that found none wrote nothing.
   */
  private static final Pattern CHANGED = Pattern.compile("(INSERT 0|UPDATE|DELETE) [1-9]\\d*");

  /** What a transaction ran until its commit, and whether a row came, changed or went by it. */
  private record Ran(String sql, boolean changed) {}

  private record Plan(Predicate<Ran> transaction, Side side, AtomicInteger left, Runnable then) {}

  private final ServerSocket door;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Plan> plan = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile String lastCut = "";

  /**
   * @param server the port of PostgreSQL on this machine
   */
  public CommitProxy(int server) {
    this.server = server;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException("couldn't open a proxy", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The database through here; in clear, so that it can be read. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + door.getLocalPort()
        + "/"
        + database
        + "?sslmode=disable&gssEncMode=disable";
  }

  /**
   * Cuts at the n-th commit from now of a transaction that ran a statement containing {@code
   * writes}; an empty text means any commit.
   */
  public void cutAt(String writes, int nth, Side side, Runnable then) {
    plan.set(new Plan(ran -> ran.sql().contains(writes), side, new AtomicInteger(nth), then));
  }

  /** Cuts at the n-th commit from now of a transaction that wrote anything. */
  public void cutAtWrite(int nth, Side side, Runnable then) {
    plan.set(new Plan(Ran::changed, side, new AtomicInteger(nth), then));
  }

  /** How many transactions that wrote anything were to be committed so far. */
  public int writes() {
    return writes.get();
  }

  /** The tables that the transaction at the last cut wrote to. */
  public String lastCut() {
    return lastCut;
  }

  private static String written(String sql) {
    return WRITE
        .matcher(sql)
        .results()
        .map(found -> found.group(2))
        .distinct()
        .collect(Collectors.joining("+"));
  }

  /** No cut any more. */
  public void spare() {
    plan.set(null);
  }

  /** How many cuts happened: who ordered one asserts that it did. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        Line line = new Line(client, upstream);
        Thread.ofVirtual().start(line::toServer);
        Thread.ofVirtual().start(line::toClient);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** One connection. The two directions share what the running transaction has done. */
  private final class Line {
    private final Socket client;
    private final Socket upstream;
    private final Map<String, String> prepared = new HashMap<>();
    private volatile String transaction = "";
    private volatile boolean changed;
    private volatile boolean cutAtAnswer;

    Line(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void toServer() {
      pump(client, upstream, false, this::fromNode);
    }

    void toClient() {
      pump(upstream, client, true, this::fromServer);
    }

    /** Whether the line is cut instead of passing this on. */
    private boolean fromNode(byte type, byte[] body) {
      return switch (type) {
        case 'P' -> {
          String name = text(body, 0);
          prepared.put(name, text(body, name.length() + 1));
          yield false;
        }
        case 'B' -> {
          String portal = text(body, 0);
          yield runs(prepared.getOrDefault(text(body, portal.length() + 1), ""));
        }
        case 'Q' -> runs(text(body, 0));
        default -> false;
      };
    }

    private boolean runs(String sql) {
      if (!sql.equalsIgnoreCase("COMMIT")) {
        boolean another = sql.startsWith("BEGIN") || sql.equalsIgnoreCase("ROLLBACK");
        transaction = another ? "" : transaction + sql + "\n";
        changed &= !another;
        return false;
      }
      Ran ran = new Ran(transaction, changed);
      transaction = "";
      changed = false;
      if (ran.changed()) {
        writes.incrementAndGet();
      }
      Plan now = plan.get();
      if (now == null || !now.transaction().test(ran) || now.left().decrementAndGet() != 0) {
        return false;
      }
      lastCut = written(ran.sql());
      if (now.side() == Side.AFTER) {
        cutAtAnswer = true;
        return false;
      }
      cut(now);
      return true;
    }

    private boolean fromServer(byte type, byte[] body) {
      if (type != 'C') {
        return false;
      }
      changed |= CHANGED.matcher(text(body, 0)).matches();
      if (!cutAtAnswer || !text(body, 0).equals("COMMIT")) {
        return false;
      }
      cut(plan.get());
      return true;
    }
  }

  private void cut(Plan now) {
    plan.compareAndSet(now, null);
    now.then().run();
    cuts.incrementAndGet();
  }

  private interface Reader {
    boolean cutsAt(byte type, byte[] body);
  }

  private void pump(Socket from, Socket to, boolean typedFromTheStart, Reader reader) {
    try (from;
        to) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
      OutputStream out = new BufferedOutputStream(to.getOutputStream());
      boolean typed = typedFromTheStart;
      while (true) {
        byte type = typed ? in.readByte() : 0;
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        if (reader.cutsAt(type, body)) {
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
    } catch (IOException ended) {
      // Either side hung up; so do we.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static String text(byte[] body, int from) {
    int end = from;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("couldn't close a proxy", e);
    }
  }
}
