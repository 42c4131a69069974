package org.kinbridge.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What one party posts to another's partner door, under whatever identity the kit lends it. */
public final class PartnerCall {
  private final HttpClient http;

  /** An answer of the partner door: before decryption a status and nothing else. */
  public record Answer(int status, byte[] body) {}

  public PartnerCall(TlsIdentity as) {
    this.http = HttpClient.newBuilder().sslContext(as.context()).connectTimeout(Duration.ofSeconds(10)).build();
  }

  public Answer post(int partnerPort, byte[] envelope) {
    return post(URI.create("https://localhost:" + partnerPort + "/cpx/v1/messages"), envelope);
  }

  Answer post(URI door, byte[] envelope) {
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/jose")
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("the partner door did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the partner door", e);
    }
  }
}
