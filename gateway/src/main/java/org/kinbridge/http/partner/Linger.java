package org.kinbridge.http.partner;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.kinbridge.disclosure.Owned;

/**
 * The end of a connection whose request was refused before it was read. A connection that is closed
 * on bytes nobody read is reset, and the answer is lost with them; so what the peer still sends is
 * read and forgotten until it ends, pauses, or has taken long enough.
 */
@Owned(by = "the connection", lock = "its event loop")
final class Linger {
  private static final int BEAT_MILLIS = 1_000;
  private static final int SILENT_BEATS = 3;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private int silentBeats;
  private int beatsLeft;

  private Linger(Vertx vertx, HttpServerRequest request, Duration most) {
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.request = requireNonNull(request, "request is null");
    this.beatsLeft = (int) Math.max(1, most.toMillis() / BEAT_MILLIS);
  }

  /** Call it on the event loop of the request, once its answer is on the way. */
  static void on(Vertx vertx, HttpServerRequest request, Duration most) {
    new Linger(vertx, request, most).begin();
  }

  private void begin() {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    long timer = vertx.setPeriodic(BEAT_MILLIS, this::beat);
    request.connection().closeHandler(gone -> vertx.cancelTimer(timer));
    request.handler(chunk -> silentBeats = 0);
    request.endHandler(end -> request.connection().close());
    request.exceptionHandler(broken -> request.connection().close());
  }

  private void beat(long timer) {
    beatsLeft--;
    silentBeats++;
    if (silentBeats >= SILENT_BEATS || beatsLeft <= 0) {
      vertx.cancelTimer(timer);
      request.connection().close();
    }
  }
}
