package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.AfterACrossing.Crossed;
import org.kinbridge.conformance.PrimeroServer.Silence;
import org.kinbridge.conformance.demo.Requests;

/** The packaged connector between a Primero and a packaged node, each over its own TLS. */
@ExtendWith(AfterACrossing.class)
class PrimeroIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Crossed crossed;
  private PrimeroServer primero;

  PrimeroIT(Crossed crossed) {
    this.crossed = crossed;
  }

  @BeforeEach
  void found() throws IOException {
    ObjectNode referral =
        (ObjectNode)
            JSON.readTree(
                crossed
                    .installation()
                    .profiles()
                    .resolve("national/primero-v2/samples/referral.json")
                    .toFile());
    ObjectNode record = (ObjectNode) referral.at("/data/record");
    record.put("kinbridge_stated_on", LocalDate.now(ZoneOffset.UTC).toString());
    record.put("kinbridge_heard", "with_interpreter").put("kinbridge_objects", "no");
    record.put("kinbridge_protection", "no");
    primero = new PrimeroServer(record);
    configure();
    crossed
        .world()
        .sender
        .post("/api/consents", new Requests(record, primero.caseId.toString()).consent())
        .orFail("consent", 201);
  }

  @AfterEach
  void close() {
    primero.close();
  }

  private void configure() throws IOException {
    Files.writeString(folder.resolve("primero.pem"), primero.certificate());
    crossed.world().sender.writeCredentials(folder);
    Files.copy(
        crossed.world().cassar.keystore().resolve("tls.pem"),
        folder.resolve("node.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    AgencyClient.writeSecret(folder.resolve("password"), PrimeroServer.PASSWORD);
    Files.writeString(
        folder.resolve("primero.yaml"),
        """
        primero: {url: "%s", user: aldmark_gateway, password: password, trust: primero.pem}
        node:
          url: https://localhost:%d
          trust: node.pem
          client: xc-mosa-casework
          audience: %s
          authority: xc-mosa
          assertionKey: assertion.jwk
          certificate: tls.pem
          key: tls.key
        format: primero-v2
        memory: remembered
        pace: {poll: 60s, sweep: 1h, overlap: 10m}
        form:
          prefix: kinbridge_
          place: case
          statedOn: {field: kinbridge_stated_on, label: Day of these answers}
          freshDays: 14
          facts:
            - fact: child-heard
              field: kinbridge_heard
              label: "Was the child heard?"
              source: caseworker
              values: {with_interpreter: interpreter}
              objection: {field: kinbridge_objects, label: "Does the child object?", values: {"no": "no"}}
            - {fact: international-protection, field: kinbridge_protection, label: "Protection?", source: caseworker, values: {"no": "no"}}
        routes:
          - to: {node: XA, authority: xa-casw}
            kind: notify
            urgency: routine
            purpose: CPREUNIF
            legalBasis: consent
            function: caseworker
            facts: [child-heard, international-protection]
        """
            .formatted(
                primero.url(),
                crossed.world().cassar.agencyPort(),
                crossed.world().cassar.entity()));
  }

  private List<String> command() {
    return List.of(
        "connect", "primero", "--once", "--config", folder.resolve("primero.yaml").toString());
  }

  private Installation.Finished look() {
    return crossed.installation().run(command()).orFail("connect primero");
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private JsonNode inbox() {
    return crossed.world().receiver.get("/api/inbox").orFail("inbox", 200).body().path("items");
  }

  private void awaitArrivals(int many) {
    Await.until(Duration.ofSeconds(60), this::inbox, items -> items.size() >= many);
  }

  /** The receipt is back when a look writes it; a look or two may be too early. */
  private String lookUntilAnswered() {
    return Await.until(
        Duration.ofSeconds(60),
        () -> {
          look();
          return primero.referral().path("status").asText();
        },
        status -> !status.equals("in_progress"));
  }

  /** kill -9 strikes in the moment before it would send; the next one goes on. */
  @Test
  void a_referral_arrives_once_at_the_other_states_authority_and_is_accepted() throws Exception {
    int before = inbox().size();
    JsonNode untouched = primero.record();
    UUID referral = primero.refer(now());
    killAt(Silence.at("GET .*/referrals", 2));
    assertThat(inbox().size()).isEqualTo(before);

    Installation.Finished finished = look();
    awaitArrivals(before + 1);
    assertThat(lookUntilAnswered()).isEqualTo("accepted");

    assertThat(finished.out() + finished.err())
        .contains("open 1")
        .doesNotContain("Solen")
        .doesNotContain("Mira")
        .doesNotContain(PrimeroServer.PASSWORD);
    assertThat(inbox().size()).isEqualTo(before + 1);
    assertThat(primero.record()).isEqualTo(untouched);
    assertThat(primero.calls())
        .filteredOn(call -> !call.startsWith("GET "))
        .allMatch(
            call ->
                call.equals("POST /api/v2/tokens")
                    || call.equals(
                        "PATCH /api/v2/cases/" + primero.caseId + "/referrals/" + referral));
  }

  @Test
  void a_question_of_the_node_is_told_on_the_referral() {
    int before = inbox().size();
    primero.mutableRecord().put("disclosure_deny_details", "Do not tell the uncle");
    primero.refer(now());
    look();

    assertThat(primero.referral().path("status").asText()).isEqualTo("rejected");
    assertThat(primero.referral().path("rejected_reason").asText())
        .startsWith("On hold: nothing was sent.")
        .contains("[disclosure_deny_details]")
        .doesNotContain("uncle");
    assertThat(inbox().size()).isEqualTo(before);
  }

  /** kill -9 while Primero has written the status and has not said so. */
  @Test
  @EnabledIfSystemProperty(named = "deep", matches = "true")
  void a_connector_that_is_killed_while_it_tells_has_sent_once() throws Exception {
    int before = inbox().size();
    primero.refer(now());
    look();
    awaitArrivals(before + 1);
    killAt(Silence.at("PATCH .*", 1));
    look();

    assertThat(primero.referral().path("status").asText()).isEqualTo("accepted");
    assertThat(inbox().size()).isEqualTo(before + 1);
  }

  private void killAt(Silence silence) throws IOException, InterruptedException {
    primero.fallsSilent(silence);
    while (silence.reached().getCount() > 0) {
      Process connector = crossed.installation().start(command(), folder.resolve("killed.log"));
      try {
        Await.until(
            Duration.ofSeconds(60),
            () -> silence.reached().getCount() == 0 || !connector.isAlive(),
            over -> over);
      } finally {
        connector.destroyForcibly();
        assertThat(connector.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    primero.fallsSilent(Silence.nowhere());
  }
}
