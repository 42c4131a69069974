package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.print.Papers;

/** A court order crosses the border as it looks, and nothing that stands under its bars. */
class PaperCrossingTest extends Crossing {
  private static final String UNDER = "BT /F 9 Tf 8 24 Td (14 Salt Road) Tj ET";
  private static final byte[] ORDER =
      Papers.page(Papers.TEXT + "\n" + UNDER + "\n0 g 5 20 110 15 re f % Salt Road");

  private static final List<byte[]> PAGES = TwoNodes.printer().pages(ORDER).orElseThrow();

  @AfterEach
  void print_as_ever() {
    TwoNodes.PRINTING.set(TwoNodes.printer());
  }

  private static ObjectNode attached(byte[] paper) {
    ObjectNode request = danger();
    ((ArrayNode) request.path("attachments"))
        .addObject()
        .put("id", "#order")
        .put("title", "Harbour")
        .put("contentType", "application/pdf")
        .put("data", Base64.getEncoder().encodeToString(paper));
    ((ArrayNode) request.path("releases"))
        .addObject()
        .put("source", "#order")
        .put("releasedTo", "xa-central-authority")
        .put("releasedBy", "u-11");
    return request;
  }

  private String content() {
    byte[] content =
        nodes.aldmarkAgency().read(ALDMARK, newest().id()).orElseThrow().content().orElseThrow();
    return new String(content, UTF_8);
  }

  private static JsonNode paper(String content) throws Exception {
    JsonNode document = JsonMapper.builder().build().readTree(content);
    for (JsonNode entry : document.path("entry")) {
      if (entry.at("/resource/resourceType").asText().equals("DocumentReference")) {
        return entry.path("resource");
      }
    }
    throw new AssertionError("no paper");
  }

  @Test
  void a_released_paper_arrives_as_it_looks() throws Exception {
    SendOutcome foreseen = nodes.agency().preview(MOSA, bytes(attached(ORDER)));
    DisclosureView sent = nodes.await(submit(attached(ORDER)), State.RECEIVED);
    assertThat(foreseen)
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class,
            accepted ->
                assertThat(accepted.disclosure().decision().path("decisionDigest"))
                    .isEqualTo(sent.decision().path("decisionDigest")));
    assertThat(sent.decision().path("transformed").toString())
        .contains("{\"path\":\"attachments[0]\",\"form\":\"printed\",\"by\":\"R27\"}");
    JsonNode paper = paper(content());
    assertThat(paper.at("/type/coding/0/code").asText()).isEqualTo("paper");
    assertThat(paper.at("/content/0/attachment/contentType").asText()).isEqualTo("application/pdf");
    byte[] pdf = paper.at("/content/0/attachment/data").binaryValue();
    assertThat(new String(pdf, ISO_8859_1)).doesNotContain("Salt", "child", "Harbour", "Helvetica");
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(read)).isBlank();
      BufferedImage picture = new PDFRenderer(read).renderImageWithDPI(0, 150);
      assertThat(picture.getRGB(125, 130) & 0xffffff).isZero();
      assertThat(picture.getRGB(125, 180) & 0xffffff).isEqualTo(0xffffff);
    }
    assertThat(content()).doesNotContain("Harbour", "#order");
    assertThat(
            nodes
                .aldmarkAgency()
                .readAs(
                    ALDMARK, newest().id(), NationalWish.newRecord("primero-v2", Optional.empty())))
        .isInstanceOf(NationalReading.Given.class);
  }

  @Test
  void a_paper_that_cannot_be_printed_stays_and_the_record_arrives() {
    byte[] cut = java.util.Arrays.copyOf(ORDER, ORDER.length - 40);
    DisclosureView sent = nodes.await(submit(attached(cut)), State.RECEIVED);
    assertThat(sent.decision().path("withheld").toString())
        .contains("\"path\":\"attachments[0]\"", "file-not-clean");
    assertThat(content()).doesNotContain("DocumentReference", "application/pdf");
  }

  @Test
  void a_paper_that_nobody_released_is_not_looked_at() {
    ObjectNode request = attached(ORDER);
    ((ArrayNode) request.path("releases")).removeAll();
    DisclosureView sent = nodes.await(submit(request), State.RECEIVED);
    assertThat(sent.decision().path("withheld").toString()).contains("free-text");
    assertThat(content()).doesNotContain("DocumentReference");
  }

  @Test
  void what_was_printed_is_kept_under_the_key_of_the_child_alone() {
    nodes.await(submit(attached(ORDER)), State.RECEIVED);
    assertThat(
            cassarRows.ask(
                "SELECT count(*) FROM disclosure WHERE position('\\x89504e47'::bytea in body) > 0"))
        .isEqualTo("0");
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
  }

  /** While it printed an hour passed: a consent may have ended, and a second person gone home. */
  @Test
  void what_is_decided_is_decided_when_the_paper_is_printed() {
    Instant before = nodes.clock.instant();
    TwoNodes.PRINTING.set(
        pdf -> {
          nodes.clock.forward(Duration.ofHours(1));
          return Optional.of(PAGES);
        });
    nodes.await(submit(attached(ORDER)), State.RECEIVED);
    Instant decided =
        Instant.parse(
            cassarRows.ask(
                "SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                    + " FROM disclosure"));
    assertThat(decided).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
  }

  @Test
  void who_asks_again_is_answered_without_printing_again() {
    AtomicInteger printed = new AtomicInteger();
    TwoNodes.PRINTING.set(
        pdf -> {
          printed.incrementAndGet();
          return Optional.of(PAGES);
        });
    DisclosureId id = submit(attached(ORDER));
    DisclosureView sent = nodes.await(id, State.RECEIVED);
    assertThat(nodes.agency().submit(MOSA, id, bytes(attached(ORDER))))
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class,
            again -> assertThat(again.disclosure().decision()).isEqualTo(sent.decision()));
    assertThat(printed).hasValue(1);
  }

  @Test
  void a_batch_is_rehearsed_and_sent_with_the_same_print() throws Exception {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString());
    line.set("request", attached(ORDER));
    byte[] batch = bytes(line);
    BatchOutcome.Told rehearsed = (BatchOutcome.Told) nodes.agency().rehearse(MOSA, batch);
    assertThat(nodes.agency().submit(MOSA, batch, rehearsed.digest()))
        .isInstanceOf(BatchOutcome.Told.class);
    nodes.await(new DisclosureId(UUID.fromString(line.path("id").asText())), State.RECEIVED);
    assertThat(paper(content()).at("/type/coding/0/code").asText()).isEqualTo("paper");
  }
}
