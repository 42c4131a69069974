package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A Primero with one case, referred to one user, over TLS: the shapes of its API and no more. Calls
 * that it does not know are 404. A test may let it fall silent at a call.
 */
final class PrimeroServer implements AutoCloseable {
  static final String USER = "aldmark_gateway";
  static final String PASSWORD = "kit-only";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where it falls silent: the call is done, and no answer goes out. */
  record Silence(String method, int nth, CountDownLatch reached) {
    static Silence at(String method, int nth) {
      return new Silence(method, nth, new CountDownLatch(1));
    }

    static Silence nowhere() {
      return at("NONE", 0);
    }
  }

  private final TlsIdentity tls = TlsIdentity.selfSigned("localhost");
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final String token = "Bearer " + UUID.randomUUID();
  final UUID caseId = UUID.randomUUID();
  private final ObjectNode record;
  private ObjectNode referral = JSON.createObjectNode();
  private Silence silence = Silence.nowhere();
  private int met;

  PrimeroServer(ObjectNode record) {
    this.record = record;
    record.put("id", caseId.toString()).put("case_id", caseId.toString());
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("couldn't start a Primero", e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** What the connector has to trust. */
  String certificate() {
    return tls.pem();
  }

  /** A case worker refers the case; an earlier referral is forgotten. */
  synchronized UUID refer(String createdAt) {
    UUID id = UUID.randomUUID();
    referral = JSON.createObjectNode();
    referral.put("id", id.toString()).put("type", "Referral").put("status", "in_progress");
    referral.put("record_id", caseId.toString()).put("record_type", "case");
    referral.put("transitioned_to", USER).put("transitioned_to_agency", "aldmark-casw");
    referral.put("transitioned_by", "cassar_cw_07").put("created_at", createdAt);
    referral.put("service", "family_seunification_service").put("consent_overridden", false);
    return id;
  }

  synchronized JsonNode referral() {
    return referral.deepCopy();
  }

  synchronized ObjectNode mutableRecord() {
    return record;
  }

  synchronized JsonNode record() {
    return record.deepCopy();
  }

  synchronized void fallsSilent(Silence where) {
    silence = where;
    met = 0;
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      calls.add(call);
      byte[] body = exchange.getRequestBody().readAllBytes();
      ObjectNode answer = answer(exchange, call, body);
      if (isSilentAt(call)) {
        silence.reached().countDown();
        over.await(60, TimeUnit.SECONDS);
        return;
      }
      byte[] bytes = answer.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.has("errors") ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isSilentAt(String call) {
    return call.matches(silence.method()) && ++met == silence.nth();
  }

  private synchronized ObjectNode answer(HttpExchange exchange, String call, byte[] body)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    String own = "/api/v2/cases/" + caseId;
    if (call.equals("POST /api/v2/tokens")) {
      JsonNode user = JSON.readTree(body).path("user");
      boolean known =
          user.path("user_name").asText().equals(USER)
              && user.path("password").asText().equals(PASSWORD);
      exchange.getResponseHeaders().add("Authorization", known ? token : "none");
      return json.put("user_name", USER);
    }
    if (!token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      json.putArray("errors").addObject().put("status", 401);
    } else if (call.startsWith("GET /api/v2/cases?")) {
      json.putArray("data").addObject().put("id", caseId.toString());
      json.putObject("metadata").put("total", 1).put("per", 50).put("page", 1);
    } else if (call.equals("GET " + own)) {
      json.set("data", record);
    } else if (call.equals("GET " + own + "/referrals")) {
      json.putArray("data").add(referral);
    } else if (call.equals("PATCH " + own + "/referrals/" + referral.path("id").asText())) {
      JsonNode change = JSON.readTree(body).path("data");
      if (referral.path("status").asText().equals("in_progress")) {
        referral.setAll((ObjectNode) change);
      }
      json.set("data", referral);
    } else {
      json.putArray("errors").addObject().put("status", 404);
    }
    return json;
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
