package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.flow.sending.SendOutcome;

/** A picture crosses the border where it was released, and stays where it was not. */
class FileCrossingTest extends Crossing {
  private static final String START = "ffd8";
  private static final String TOLD = "ffe1000e 457869660000 53616c742052";
  private static final String REST = "ffc0000b08000100010101 1100 ffda0008010100003f00";

  /** A JPEG of that many bytes of points, with something said beside them. */
  private static String jpeg(int points, String told) {
    byte[] scan = new byte[points];
    Arrays.fill(scan, (byte) 0x5a);
    String file = START + told + REST + HexFormat.of().formatHex(scan) + "ffd9";
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.replace(" ", "")));
  }

  private static ObjectNode attached(String... files) {
    ObjectNode request = danger();
    for (int i = 0; i < files.length; i++) {
      ((ArrayNode) request.path("attachments"))
          .addObject()
          .put("id", "#photo-" + i)
          .put("title", "Harbour")
          .put("contentType", "image/jpeg")
          .put("data", files[i]);
      ((ArrayNode) request.path("releases"))
          .addObject()
          .put("source", "#photo-" + i)
          .put("releasedTo", "xa-central-authority")
          .put("releasedBy", "u-11");
    }
    return request;
  }

  private String content() {
    byte[] content =
        nodes.aldmarkAgency().read(ALDMARK, newest().id()).orElseThrow().content().orElseThrow();
    return new String(content, StandardCharsets.UTF_8);
  }

  @Test
  void a_released_picture_arrives_without_what_was_said_beside_it() {
    nodes.await(submit(attached(jpeg(400_000, TOLD))), State.RECEIVED);
    String item = content();
    assertThat(item.contains("\"data\":\"" + jpeg(400_000, "") + "\"")).isTrue(); // it is long
    assertThat(item.contains("Harbour") || item.contains("photo-0")).isFalse();
    NationalReading reading =
        nodes
            .aldmarkAgency()
            .readAs(ALDMARK, newest().id(), NationalWish.newRecord("primero-v2", Optional.empty()));
    assertThat(reading).isInstanceOf(NationalReading.Given.class);
  }

  @Test
  void a_picture_that_nobody_released_stays_and_the_record_arrives() {
    ObjectNode request = attached(jpeg(4_000, TOLD));
    ((ArrayNode) request.path("releases")).removeAll();
    nodes.await(submit(request), State.RECEIVED);
    assertThat(content()).doesNotContain("DocumentReference", jpeg(4_000, "").substring(0, 40));
  }

  @Test
  void more_pictures_than_one_envelope_holds_are_too_large_before_anything_is_committed() {
    long before = entries(cassarRows);
    byte[] body = bytes(attached(jpeg(400_000, TOLD), jpeg(300_000, TOLD)));
    assertThat(tooLarge(body)).isEqualTo("/attachments");
    assertThat(entries(cassarRows)).isEqualTo(before);
    assertThat(cassarRows.ask("SELECT count(*) FROM outbox")).isEqualTo("0");
  }

  private String tooLarge(byte[] body) {
    SendOutcome outcome = nodes.agency().submit(MOSA, id(), body);
    assertThat(outcome).isInstanceOf(SendOutcome.TooLarge.class);
    return ((SendOutcome.TooLarge) outcome).fault().place();
  }

  @Test
  void a_picture_is_not_to_blame_where_without_it_no_envelope_holds_the_rest() {
    ObjectNode request = attached(jpeg(4_000, TOLD));
    for (int i = 0; i < 70; i++) {
      request
          .withArray("statements")
          .addObject()
          .put("section", "situation")
          .put("language", "en")
          .put("text", "x".repeat(16_000))
          .put("writtenFor", "xa-central-authority")
          .put("releasedBy", "u-11");
    }
    assertThat(tooLarge(bytes(request))).isEqualTo("/record/content");
  }

  @Test
  void a_release_that_leads_nowhere_is_a_fault_and_the_id_is_free() {
    ObjectNode request = attached(jpeg(4_000, TOLD));
    ObjectNode release = (ObjectNode) request.at("/releases/0");
    long before = entries(cassarRows);
    DisclosureId id = id();
    release.put("source", "/data/nowhere");
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isEqualTo(
            new SendOutcome.Faulty(
                List.of(
                    new Fault(
                        Reason.INVALID_VALUE,
                        "/releases/0/source",
                        "the record has nothing at this pointer"))));
    assertThat(entries(cassarRows)).isEqualTo(before);
    release.put("source", "#photo-0");
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
  }
}
