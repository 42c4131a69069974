package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.conformance.AfterACrossing.Crossed;

/**
 * Whatever comes to the partner door, the answer tells nothing, nothing is taken, and the next
 * partner is served.
 */
@ExtendWith(AfterACrossing.class)
class BadEnvelopeIT {
  private static final String MESSAGES = "/cpx/v1/messages";
  private static final int TEN_MEGABYTES = 10 << 20;

  private final Crossed crossed;
  private final PartnerCall cassar;
  private int inboxBefore;

  BadEnvelopeIT(Crossed crossed) {
    this.crossed = crossed;
    this.cassar = new PartnerCall(crossed.world().cassar.tls());
  }

  @BeforeEach
  void count() {
    inboxBefore = inbox();
  }

  @AfterEach
  void nothing_was_taken_and_the_node_still_serves() {
    PartnerCall.Answer known = cassar.post(port(), crossed.envelope());
    assertThat(known.status()).isEqualTo(200);
    EnvelopeSurgeon sender = EnvelopeSurgeon.withKeysOf(crossed.world().cassar.keystore());
    assertThat(sender.receiptIn(known.body()).path("msg_id").asText()).isEqualTo(crossed.message());
    assertThat(inbox()).isEqualTo(inboxBefore);
  }

  @Test
  void nobody_without_a_certificate_gets_an_answer() {
    assertThatThrownBy(() -> PartnerCall.asNobody().post(port(), crossed.envelope()))
        .hasMessage("the partner door did not answer");
  }

  @Test
  void nobody_with_a_foreign_certificate_gets_an_answer() {
    PartnerCall stranger = new PartnerCall(TlsIdentity.selfSigned("node.xc.example"));
    assertThatThrownBy(() -> stranger.post(port(), crossed.envelope()))
        .hasMessage("the partner door did not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "....",
        "a.b.c.d.e",
        "{\"protected\":\"\"}",
        "eyJhbGciOiJub25lIn0....",
        "eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA"
      })
  void what_is_no_envelope_gets_an_empty_400(String body) {
    refused(cassar.post(port(), body.getBytes(StandardCharsets.US_ASCII)), 400);
  }

  @Test
  void random_bytes_get_an_empty_400() {
    byte[] noise = new byte[20_000];
    new Random(20_261_122).nextBytes(noise);
    refused(cassar.post(port(), noise), 400);
  }

  @Test
  void an_envelope_cut_short_gets_an_empty_400() {
    byte[] half = java.util.Arrays.copyOf(crossed.envelope(), crossed.envelope().length / 2);
    refused(cassar.post(port(), half), 400);
  }

  @Test
  void ten_announced_megabytes_are_not_read() {
    refused(cassar.post(port(), new byte[TEN_MEGABYTES]), 400);
  }

  @Test
  void ten_unannounced_megabytes_are_read_to_the_limit_and_no_further() {
    HttpRequest.Builder streamed =
        HttpRequest.newBuilder(at(MESSAGES))
            .header("Content-Type", "application/jose")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[TEN_MEGABYTES])));
    refused(cassar.send(streamed), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/cpx/v1/messages/",
        "/cpx/v1/messages?x=1",
        "/cpx/v1/../v1/messages",
        "//cpx/v1/messages",
        "/cpx/v1/%6Dessages",
        "/cpx/v2/messages",
        "/api/inbox",
        "/q/health"
      })
  void every_other_path_is_an_empty_404(String path) {
    refused(cassar.send(jose(path).POST(envelope())), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void every_other_method_is_an_empty_404(String method) {
    refused(cassar.send(jose(MESSAGES).method(method, BodyPublishers.noBody())), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/jose+json", "text/plain"})
  void every_other_media_type_gets_an_empty_400(String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(MESSAGES)).header("Content-Type", type).POST(envelope());
    refused(cassar.send(request), 400);
  }

  private void refused(PartnerCall.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
  }

  private HttpRequest.BodyPublisher envelope() {
    return BodyPublishers.ofByteArray(crossed.envelope());
  }

  private HttpRequest.Builder jose(String path) {
    return HttpRequest.newBuilder(at(path)).header("Content-Type", "application/jose");
  }

  private URI at(String path) {
    return URI.create("https://localhost:" + port() + path);
  }

  private int port() {
    return crossed.world().aldmark.process().partnerPort();
  }

  private int inbox() {
    return crossed
        .world()
        .receiver
        .get("/api/inbox")
        .orFail("inbox", 200)
        .body()
        .path("items")
        .size();
  }
}
