package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.kinbridge.connect.HttpsLine;
import org.kinbridge.connect.Tls;
import org.kinbridge.connect.primero.FileMemory.Opening;
import org.kinbridge.connect.primero.PrimeroConnector.Lines;
import org.kinbridge.connect.primero.PrimeroConnector.World;

/** A connector with its lines and its memory: whoever opened it closes it. */
public final class OpenedConnector implements AutoCloseable {
  private final HttpsLine primero;
  private final HttpsLine node;
  private final FileMemory memory;
  private final PrimeroConnector connector;

  private OpenedConnector(Configuration set, FileMemory memory, World world) {
    this.primero =
        new HttpsLine(
            set.primero().url(),
            Tls.context(set.primero().trusted(), Optional.empty()),
            HttpsLine.Limits.usual());
    this.node =
        new HttpsLine(
            set.node().url(),
            Tls.context(set.node().trusted(), Optional.of(set.node().tls())),
            HttpsLine.Limits.usual());
    this.memory = memory;
    this.connector = PrimeroConnector.of(set, new Lines(primero, node), memory, world);
  }

  /** The connector, or why its memory cannot be used. */
  public sealed interface Result {
    record Usable(OpenedConnector connector) implements Result {
      public Usable {
        requireNonNull(connector, "connector is null");
      }
    }

    record Unusable(String why) implements Result {}
  }

  public static Result open(Configuration set, World world) {
    return switch (FileMemory.open(set.memory())) {
      case Opening.Opened(FileMemory memory) ->
          new Result.Usable(new OpenedConnector(set, memory, world));
      case Opening.Unusable(String why) -> new Result.Unusable(why);
    };
  }

  public PrimeroConnector connector() {
    return connector;
  }

  @Override
  public void close() {
    primero.close();
    node.close();
    try {
      memory.close();
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't close what the connector remembers", broken);
    }
  }
}
