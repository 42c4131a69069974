package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The keys at the address that the operator wrote down, and at no other: redirects are not
 * followed, and nothing of a token or a caller is part of the request.
 */
final class HttpsJwks implements JwksSource {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LARGEST = 64 << 10;
  private final URI address;
  private final HttpClient http;

  HttpsJwks(URI address) {
    this.address = requireNonNull(address, "address is null");
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public byte[] read() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (answer.statusCode() != 200 || bytes.length > LARGEST) {
          throw new IOException("the provider gave no set of keys");
        }
        return bytes;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the provider", stopping);
    }
  }
}
