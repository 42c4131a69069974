package org.kinbridge.http.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.agency.Scripted.AT;
import static org.kinbridge.http.agency.Scripted.ID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;

/** What came in is listed and given, as it came or as a national record. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class InboxAnswersTest extends AtTheDoors {
  private final InboxView item =
      new InboxView(
          ID,
          new EntityId("https://node.xa.example"),
          new MessageId(ID),
          "notify",
          "CPEMERG",
          "stat",
          AT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void lists_items_and_where_to_go_on() {
    DoorsNode.DOOR.answers(List.of(item));
    Answer answer = mosa.get("/api/inbox?after=" + ID + "&most=5");
    assertThat(answer.json().at("/items/0/purpose").asText()).isEqualTo("CPEMERG");
    assertThat(answer.json().get("next").asText()).isEqualTo(ID.toString());
    assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(Optional.of(ID));
    assertThat(DoorsNode.DOOR.lastCall()[2]).isEqualTo(5);
  }

  @Test
  void gives_an_item_beside_its_manifest_or_as_the_very_bytes() {
    byte[] bundle = "{ \"resourceType\" : \"Bundle\" }".getBytes(StandardCharsets.UTF_8);
    JsonNode manifest = JsonNodeFactory.instance.objectNode().put("kind", "notify");
    JsonNode announced = JsonNodeFactory.instance.arrayNode().add("R08");
    DoorsNode.DOOR.answers(
        Optional.of(new InboxContent(item, manifest, announced, Optional.of(bundle))));
    for (String accept : List.of("application/json", "*/*")) {
      Answer json = mosa.get("/api/inbox/" + ID, "Accept", accept);
      assertThat(json.header("Content-Type")).isEqualTo("application/json");
      assertThat(json.json().at("/content/resourceType").asText()).isEqualTo("Bundle");
      assertThat(json.json().at("/manifest/kind").asText()).isEqualTo("notify");
      assertThat(json.json().path("announced")).isEqualTo(announced);
    }
    Answer fhir = mosa.get("/api/inbox/" + ID, "Accept", "application/fhir+json");
    assertThat(fhir.header("Content-Type")).isEqualTo("application/fhir+json");
    assertThat(fhir.response().body().getBytes(StandardCharsets.UTF_8)).isEqualTo(bundle);
    assertThat(mosa.get("/api/inbox/" + ID, "Accept", "text/html").status()).isEqualTo(406);
  }

  @Test
  void says_that_an_item_was_recalled_and_gives_nothing_of_it() {
    Recalled recalled = new Recalled(new MessageId(ID), Compliance.CLOSED_AFTER_READING, AT);
    InboxView closed =
        new InboxView(
            item.id(),
            item.from(),
            item.message(),
            item.kind(),
            item.purpose(),
            item.urgency(),
            item.receivedAt(),
            Optional.of(AT),
            Optional.of(new MessageId(ID)),
            Optional.of(recalled));
    DoorsNode.DOOR.answers(List.of(closed));
    JsonNode listed = mosa.get("/api/inbox").json().at("/items/0");
    assertThat(listed.at("/recalled/outcome").asText()).isEqualTo("closed-after-reading");
    assertThat(listed.at("/inReplyTo").asText()).isEqualTo(ID.toString());
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    DoorsNode.DOOR.answers(
        Optional.of(new InboxContent(closed, nothing, nothing, Optional.empty())));
    for (String accept : List.of("application/json", "application/fhir+json")) {
      Answer answer = mosa.get("/api/inbox/" + ID, "Accept", accept);
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.code()).isEqualTo("recalled");
    }
    DoorsNode.DOOR.answers(new NationalReading.Recalled());
    assertThat(mosa.get("/api/inbox/" + ID + "?format=primero-v2").code()).isEqualTo("recalled");
  }

  @Test
  void gives_an_item_as_members_of_a_national_record() {
    JsonNode json = JsonNodeFactory.instance.objectNode().put("format", "primero-v2");
    DoorsNode.DOOR.answers(
        new NationalReading.Given(
            item,
            new NationalReading.Sent(json, json),
            "primero-v2",
            new NationalReading.Written(json, Optional.empty(), Optional.empty(), json)));
    Answer answer = mosa.get("/api/inbox/" + ID + "?format=primero-v2");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/patch/format").asText()).isEqualTo("primero-v2");
    assertThat(answer.json().at("/report/format").asText()).isEqualTo("primero-v2");
    assertThat(answer.json().path("announced")).isEqualTo(json);
    assertThat(answer.json().has("text") || answer.json().has("record")).isFalse();
    assertThat(DoorsNode.DOOR.lastCall()[2])
        .isEqualTo(NationalWish.newRecord("primero-v2", Optional.empty()));
    mosa.get("/api/inbox/" + ID + "?format=aldmark-hospital&kind=bundle");
    assertThat(DoorsNode.DOOR.lastCall()[2])
        .isEqualTo(NationalWish.newRecord("aldmark-hospital", Optional.of("bundle")));
    Answer fhir =
        mosa.get("/api/inbox/" + ID + "?format=primero-v2", "Accept", "application/fhir+json");
    assertThat(fhir.code()).isEqualTo("not-acceptable");
  }

  @Test
  void gives_a_record_of_the_authoritys_own_with_the_item_in_it() {
    JsonNode json = JsonNodeFactory.instance.objectNode().put("Стать", "Ж");
    JsonNode whole = JsonNodeFactory.instance.textNode("Стать\r\nЖ\r\n");
    DoorsNode.DOOR.answers(
        new NationalReading.Given(
            item,
            new NationalReading.Sent(json, json),
            "borvania-register",
            new NationalReading.Written(
                json,
                Optional.of(new NationalReading.Text("text/csv", "Стать\r\nЖ\r\n")),
                Optional.of(whole),
                json)));
    Answer answer = mosa.post("/api/inbox/" + ID + "/record", "{}");
    assertThat(answer.json().at("/text/mediaType").asText()).isEqualTo("text/csv");
    assertThat(answer.json().path("record")).isEqualTo(whole);
    DoorsNode.DOOR.answers(new NationalReading.NotKept());
    Answer none = mosa.post("/api/inbox/" + ID + "/record", "{}");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.code()).isEqualTo("record-not-kept");
    DoorsNode.DOOR.answers(
        new NationalReading.Faulty(
            List.of(new Fault(Reason.MALFORMED_RECORD, "/record/1:1", "no record"))));
    assertThat(mosa.post("/api/inbox/" + ID + "/record", "{}").status()).isEqualTo(422);
  }

  @Test
  void says_406_and_why_where_a_format_cannot_be_written() {
    for (Reason reason : List.of(Reason.UNKNOWN_FORMAT, Reason.NO_WAY_BACK)) {
      DoorsNode.DOOR.answers(
          new NationalReading.NotInThatFormat(new Fault(reason, "", reason.sentence())));
      Answer answer = mosa.get("/api/inbox/" + ID + "?format=nowhere");
      assertThat(answer.status()).isEqualTo(406);
      assertThat(answer.code()).isEqualTo(reason.code());
    }
    DoorsNode.DOOR.answers(new NationalReading.Absent());
    assertThat(mosa.get("/api/inbox/" + ID + "?format=primero-v2").status()).isEqualTo(404);
  }
}
