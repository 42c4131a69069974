package org.kinbridge.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/**
 * An order of a court on paper, with a black bar over an address, that joins a report of danger.
 */
final class CourtOrder {
  /** Under the bar. */
  static final String ADDRESS = "14 Salt Road";

  private static final String RECIPIENT = "xa-casw";
  private static final String DRAWN =
      "BT /F 9 Tf 8 60 Td (The child shall return) Tj ET BT /F 9 Tf 8 24 Td ("
          + ADDRESS
          + ") Tj ET 0 g 5 20 110 15 re f";

  private CourtOrder() {}

  private static byte[] file() {
    List<String> objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Contents 4 0 R"
                + "/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length %d>>\nstream\n%s\nendstream".formatted(DRAWN.length(), DRAWN),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    StringBuilder file = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int at = file.length();
    file.append(table).append("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n");
    return file.append(at).append("\n%%EOF\n").toString().getBytes(ISO_8859_1);
  }

  private static ObjectNode report(JsonNode record) {
    ObjectNode request = new Requests(record, "case-order").considered("");
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    request.put("urgency", "urgent").put("purpose", "CPEMERG");
    request.put("legalBasis", "treaty-duty-to-inform");
    request
        .putObject("basis")
        .put("instrument", "HCCH-1996")
        .put("article", "36")
        .putArray("evidence");
    for (String code : List.of("serious-danger", "presence")) {
      request
          .withArray("facts")
          .addObject()
          .put("code", code)
          .put("of", "#child")
          .put("value", code.equals("presence") ? "reported" : "yes")
          .put("source", "caseworker")
          .put("assertedAt", now);
    }
    ((ObjectNode) request.withArray("facts").path(3)).put("state", "XA");
    request.putArray("consents");
    request.putArray("restrictions");
    request
        .withArray("resolutions")
        .addObject()
        .put("source", "/data/disclosure_deny_details")
        .put("dismissed", true)
        .put("reason", "the uncle is not in the recipient state")
        .put("by", request.at("/actor/userRef").asText());
    request
        .withArray("attachments")
        .addObject()
        .put("id", "#order")
        .put("title", "Order")
        .put("contentType", "application/pdf")
        .put("data", Base64.getEncoder().encodeToString(file()));
    request
        .withArray("releases")
        .addObject()
        .put("source", "#order")
        .put("releasedTo", RECIPIENT)
        .put("releasedBy", request.at("/actor/userRef").asText());
    return request;
  }

  /** Sends it to a state that has received nothing yet; what its agency reads of it. */
  static byte[] sent(World world, JsonNode record) throws IOException {
    String path = "/api/disclosures/" + UUID.randomUUID();
    JsonNode answer = world.sender.put(path, report(record)).orFail("report", 202).body();
    Await.until(
        Duration.ofSeconds(60),
        () -> world.sender.get(path).orFail("status", 200).body().path("state").asText(),
        "received"::equals);
    JsonNode items = world.receiver.get("/api/inbox").orFail("inbox", 200).body().path("items");
    String item = "/api/inbox/" + items.path(0).path("id").asText();
    JsonNode content = world.receiver.get(item).orFail("item", 200).body().path("content");
    for (JsonNode entry : content.path("entry")) {
      JsonNode file = entry.at("/resource/content/0/attachment");
      if (file.has("data")) {
        return file.path("data").binaryValue();
      }
    }
    throw new IllegalStateException("no file arrived: " + answer.at("/decision/withheld"));
  }
}
