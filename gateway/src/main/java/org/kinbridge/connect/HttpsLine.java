package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * A line over HTTPS. Redirections are not followed: a token goes to the address that the operator
 * named and to no other.
 */
public final class HttpsLine implements Line, AutoCloseable {

  /** What is borne: bytes of one answer, and the time from the first byte sent to the last read. */
  public record Limits(int bytes, Duration patience) {
    public Limits {
      requireNonNull(patience, "patience is null");
    }

    /** A page of whole records, should a service not narrow it as it was asked to. */
    public static Limits usual() {
      return new Limits(16 << 20, Duration.ofSeconds(60));
    }
  }

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final URI base;
  private final Limits limits;
  private final HttpClient client;

  public HttpsLine(URI base, SSLContext tls, Limits limits) {
    this.base = secure(base);
    this.limits = requireNonNull(limits, "limits is null");
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  private static URI secure(URI base) {
    if (!"https".equals(base.getScheme())) {
      throw new IllegalArgumentException("a line is https");
    }
    return base;
  }

  @Override
  public Answer send(Call call) throws NoAnswer {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.bytes()));
    try {
      return answer(sent.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw new NoAnswer(
          "could not be asked: " + (cause == null ? failed : cause).getClass().getSimpleName());
    } catch (TimeoutException slow) {
      sent.cancel(true);
      throw new NoAnswer("did not answer in time");
    } catch (InterruptedException stopping) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswer("was not waited for: the connector stops");
    }
  }

  private HttpRequest request(Call call) {
    BodyPublisher body =
        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(call.target()))
            .timeout(limits.patience())
            .header("Accept", "application/json")
            .header("User-Agent", "kinbridge-connect")
            .method(call.method(), body);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Answer(response.statusCode(), headers, response.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
