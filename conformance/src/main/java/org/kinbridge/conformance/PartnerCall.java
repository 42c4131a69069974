package org.kinbridge.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** What one party posts to another's partner door, under whatever identity the kit lends it. */
public final class PartnerCall {
  private final HttpClient http;

  /** An answer of the partner door: before decryption a status and nothing else. */
  public record Answer(int status, byte[] body) {}

  public PartnerCall(TlsIdentity as) {
    this(as.context());
  }

  private PartnerCall(SSLContext context) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** A caller that shows no certificate at all. */
  public static PartnerCall asNobody() {
    return new PartnerCall(TlsIdentity.anonymousContext());
  }

  public Answer post(int partnerPort, byte[] envelope) {
    return post(URI.create("https://localhost:" + partnerPort + "/cpx/v1/messages"), envelope);
  }

  Answer post(URI door, byte[] envelope) {
    return send(
        HttpRequest.newBuilder(door)
            .header("Content-Type", "application/jose")
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope)));
  }

  /**
   * Any request at all, as long as it is HTTP. @throws IllegalStateException when no answer came
   */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("the partner door did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the partner door", e);
    }
  }
}
