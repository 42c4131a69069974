package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * A case system of one authority: registers itself by file, fetches tokens, calls the agency door.
 */
public final class AgencyClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(3);

  private final String clientId;
  private final String authority;
  private final String system;
  private final String audience;
  private final ECKey assertionKey;
  private final TlsIdentity tls;
  private final HttpClient http;
  private URI door = URI.create("https://localhost");
  private String token = "";
  private Instant tokenFrom = Instant.EPOCH;

  /** The door did not answer: what was asked may or may not have been done. */
  public static final class NoAnswer extends IllegalStateException {
    NoAnswer(Throwable cause) {
      super("the agency door did not answer", cause);
    }
  }

  /** An answer of the door. */
  public record Answer(int status, JsonNode body, Map<String, String> headers) {
    public Answer orFail(String step, int expected) {
      if (status != expected) {
        throw new IllegalStateException(
            step + ": expected " + expected + ", got " + status + " " + body);
      }
      return this;
    }
  }

  public AgencyClient(String clientId, String authority, String system, String audience) {
    this.clientId = clientId;
    this.authority = authority;
    this.system = system;
    this.audience = audience;
    this.assertionKey = newKey();
    this.tls = TlsIdentity.selfSigned(clientId);
    this.http = HttpClient.newBuilder().sslContext(tls.context()).connectTimeout(PATIENCE).build();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("couldn't make a client key", e);
    }
  }

  /** Writes the registration that the node's operator puts into its clients folder. */
  public void register(Path clients) {
    ObjectNode file = JSON.createObjectNode();
    file.put("client_id", clientId)
        .put("authority", authority)
        .put("system", system)
        .put("audience", audience);
    file.putObject("jwks")
        .putArray("keys")
        .add(JSON.valueToTree(assertionKey.toPublicJWK().toJSONObject()));
    file.putArray("tls_client_x5t_s256").add(tls.thumbprint());
    try {
      Files.createDirectories(clients);
      Files.writeString(clients.resolve(clientId + ".json"), file.toPrettyString());
    } catch (IOException e) {
      throw new IllegalStateException("couldn't write a client's registration", e);
    }
  }

  /** Its keys as files, for a program that goes in its place. */
  public void writeCredentials(Path folder) {
    try {
      writeSecret(folder.resolve("assertion.jwk"), assertionKey.toJSONString());
      writeSecret(folder.resolve("tls.key"), pem("PRIVATE KEY", tls.key().getEncoded()));
      Files.writeString(folder.resolve("tls.pem"), tls.pem());
    } catch (IOException e) {
      throw new IllegalStateException("couldn't write a client's keys", e);
    }
  }

  static void writeSecret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  static String pem(String kind, byte[] der) {
    String lines = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  /** Where the node's agency door is now: a restarted node may listen elsewhere. */
  public AgencyClient at(int agencyPort) {
    door = URI.create("https://localhost:" + agencyPort);
    return this;
  }

  public Answer get(String path) {
    return call(request(path).GET());
  }

  public Answer post(String path, JsonNode body) {
    return call(json(request(path)).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  public Answer put(String path, JsonNode body) {
    return call(json(request(path)).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(door.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token());
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private Answer call(HttpRequest.Builder request) {
    HttpResponse<String> answer = send(request.build());
    return new Answer(answer.statusCode(), parse(answer.body()), flat(answer));
  }

  private static JsonNode parse(String body) {
    try {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (IOException notJson) {
      return JSON.createObjectNode().put("text", body);
    }
  }

  private static Map<String, String> flat(HttpResponse<?> answer) {
    Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  /** An access token, a new one when the last is about to end. */
  private synchronized String token() {
    if (tokenFrom.plus(TOKEN_KEPT).isBefore(Instant.now())) {
      String form =
          "grant_type=client_credentials&client_assertion_type="
              + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
              + "&client_assertion="
              + encode(assertion());
      HttpRequest request =
          HttpRequest.newBuilder(door.resolve("/oauth2/token"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      HttpResponse<String> answer = send(request);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
      }
      token = parse(answer.body()).path("access_token").asText();
      tokenFrom = Instant.now();
    }
    return token;
  }

  /**
   * RFC 7523 section 3: iss and sub are the client, aud the one value that the node accepts from
   * it.
   */
  private String assertion() {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(120)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(assertionKey.getKeyID()).build(),
            claims);
    try {
      jwt.sign(new ECDSASigner(assertionKey));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("couldn't sign a client assertion", e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NoAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the agency door", e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
