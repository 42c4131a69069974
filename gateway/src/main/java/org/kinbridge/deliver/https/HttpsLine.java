package org.kinbridge.deliver.https;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kinbridge.deliver.PartnerTransport.Answered;
import org.kinbridge.deliver.PartnerTransport.Line;
import org.kinbridge.deliver.PartnerTransport.Lost;
import org.kinbridge.deliver.PartnerTransport.Posted;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.seal.SealedEnvelope;

/** One request on a standing connection. */
@Owned(by = "the worker that connected", lock = "none: one thread")
final class HttpsLine implements Line {
  /** An answer is sealed in the 8 KiB class; what is larger is none. */
  private static final int LARGEST_ANSWER = 64 << 10;

  private final HttpClientRequest request;
  private final Duration patience;
  private boolean posted;

  HttpsLine(HttpClientRequest request, Duration patience) {
    this.request = requireNonNull(request, "request is null");
    this.patience = requireNonNull(patience, "patience is null");
  }

  @Override
  public Posted post(SealedEnvelope envelope) {
    posted = true;
    // Asked for before anything is sent: a handler that comes after a fast answer finds it over.
    Future<Answered> answer = request.response().compose(HttpsLine::whole);
    request.putHeader("content-type", "application/jose").end(Buffer.buffer(envelope.bytes()));
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException broken) {
      return new Lost("read the answer");
    } catch (TimeoutException slow) {
      request.reset();
      return new Lost("wait for the answer");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      request.reset();
      return new Lost("wait for the answer while stopping");
    }
  }

  private static Future<Answered> whole(HttpClientResponse response) {
    Promise<Answered> done = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > LARGEST_ANSWER) {
            response.request().reset();
            done.tryFail("the answer is too large");
          } else {
            body.appendBuffer(chunk);
          }
        });
    response.exceptionHandler(done::tryFail);
    response.endHandler(
        end -> done.tryComplete(new Answered(response.statusCode(), body.getBytes())));
    return done.future();
  }

  @Override
  public void close() {
    if (!posted) {
      request.reset();
    }
  }
}
