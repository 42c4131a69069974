package org.kinbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.kinbridge.access.Assertion;
import org.kinbridge.http.DoorsNode.Agent;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** A case system's program: one TLS identity, one connection pool. */
public final class Caller {
  private final String root;
  private final HttpClient http;
  private String token = "";

  public Caller(String root, SSLContext tls) {
    this.root = root;
    this.http =
        HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
  }

  public static Caller as(String root, Agent agent) {
    return new Caller(root, tls(agent.tlsKey, agent.certificate));
  }

  static SSLContext tls(KeyPair key, X509Certificate certificate) {
    return context(key, certificate);
  }

  public static SSLContext tlsWithoutCertificate() {
    return context(null, null);
  }

  private static SSLContext context(KeyPair key, X509Certificate certificate) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", DoorsNode.SERVER);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      if (key != null) {
        own.setKeyEntry("own", key.getPrivate(), new char[0], new Certificate[] {certificate});
      }
      keys.init(own, new char[0]);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return tls;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Asks for a token and keeps it. */
  public Caller signedIn(Agent agent) {
    Answer answer = token(agent, assertion(agent).sign());
    token = answer.json().get("access_token").asText();
    return this;
  }

  public Caller withToken(String other) {
    token = other;
    return this;
  }

  public String token() {
    return token;
  }

  static Assertion assertion(Agent agent) {
    return new Assertion(
        agent.id,
        DoorsNode.ENTITY,
        "key-1",
        agent.assertionKey,
        Instant.now().plus(DoorsNode.AHEAD.get()));
  }

  public Answer token(Agent agent, String assertion) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return form(form);
  }

  Answer form(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        "POST",
        "/oauth2/token",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  public Answer put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path)).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError("no answer", broken);
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return StrictJson.parse(
            response.body().getBytes(StandardCharsets.UTF_8), StrictJson.Limits.DOCUMENT);
      } catch (JsonRefused refused) {
        throw new AssertionError("not JSON: " + status() + " " + response.body(), refused);
      }
    }

    public String code() {
      return json().path("code").asText();
    }
  }
}
