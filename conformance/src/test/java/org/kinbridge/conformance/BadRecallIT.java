package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kinbridge.conformance.AfterACrossing.Crossed;
import org.kinbridge.conformance.AldmarksDoor.Kept;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/**
 * Recalls as no node makes them, while the two that Cassar made are held back on the line: one of a
 * message that arrived, one of a message that never did. Nothing puts away what arrived but its
 * sender's own word.
 */
@ExtendWith(AfterACrossing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadRecallIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LAST = Integer.MAX_VALUE;

  private final World world;
  private final Crossed crossed;
  private final AldmarksDoor door;
  private String arrived;
  private byte[] recall;
  private byte[] recallOfWhatNeverCame;
  private Kept before;

  BadRecallIT(Crossed crossed) {
    this.crossed = crossed;
    this.world = crossed.world();
    this.door = new AldmarksDoor(world);
  }

  @BeforeAll
  void two_consents_are_withdrawn_and_the_line_is_held() {
    String here = consented("case-recalled");
    arrived = sent("case-recalled", here, "received");
    world.line.holdBack();
    String nowhere = consented("case-never-came");
    String never = sent("case-never-came", nowhere, "released");
    withdraw(here);
    withdraw(nowhere);
    recall = caught(arrived);
    recallOfWhatNeverCame = caught(never);
  }

  @AfterAll
  void let_go() {
    world.line.letThrough();
    door.close();
  }

  @BeforeEach
  void look() {
    before = door.kept();
  }

  private String consented(String child) {
    return world
        .sender
        .post("/api/consents", new Requests(crossed.record(), child).consent())
        .orFail("consent", 201)
        .body()
        .path("id")
        .asText();
  }

  private String sent(String child, String consent, String state) {
    String id = UUID.randomUUID().toString();
    ObjectNode request = new Requests(crossed.record(), child).considered(consent);
    world.sender.put("/api/disclosures/" + id, request).orFail("disclosure", 202);
    return Await.until(
            PATIENCE,
            () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> view.path("state").asText().equals(state))
        .path("message")
        .asText();
  }

  private void withdraw(String consent) {
    ObjectNode words = JsonNodeFactory.instance.objectNode().put("recordedBy", "user-7f21");
    world.sender.post("/api/consents/" + consent + "/withdrawal", words).orFail("withdrawal", 200);
  }

  /** The recall of that message, as it came by on the line. */
  private byte[] caught(String message) {
    return Await.until(
            PATIENCE,
            () ->
                world.line.envelopes().stream()
                    .filter(envelope -> recalls(envelope, message))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private boolean recalls(byte[] envelope, String message) {
    if (EnvelopeSurgeon.asks(envelope)) {
      return false;
    }
    ObjectNode manifest = door.aldmark.manifestOf(envelope);
    return manifest.path("kind").asText().equals("recall")
        && manifest.path("in_reply_to").asText().equals(message);
  }

  private String cassar() {
    return world.cassar.entity();
  }

  private String borvania() {
    return world.borvania.entity();
  }

  /** Under a fresh id, so that no verdict on it is one on the recall that Cassar made. */
  private ObjectNode changed(byte[] envelope, Consumer<ObjectNode> change) {
    ObjectNode manifest = door.aldmark.manifestOf(envelope);
    manifest.put("msg_id", UUID.randomUUID().toString());
    change.accept(manifest);
    return manifest;
  }

  private byte[] signed(Consumer<ObjectNode> change) {
    return door.aldmark.message(recall, door.cassarsPen.sign(changed(recall, change)), cassar());
  }

  private byte[] asBorvanias(byte[] envelope) {
    ObjectNode own = changed(envelope, manifest -> manifest.put("iss", borvania()));
    return door.aldmark.message(envelope, door.borvaniasPen.sign(own), borvania());
  }

  private void refused(byte[] envelope, int status, String reason) {
    JsonNode receipt = door.toldCassar(door.fromCassar(envelope), status);
    assertThat(receipt.path("status").asText()).isEqualTo("refused");
    assertThat(receipt.path("reason").asText()).isEqualTo(reason);
    assertThat(receipt.has("outcome")).isFalse();
    nothingIsPutAway();
  }

  private void nothingIsPutAway() {
    assertThat(recalledItems()).isEmpty();
    assertThat(door.kept().listed()).isEqualTo(before.listed());
  }

  /** A verdict is kept, once, as what it is; no verdict leaves nothing behind. */
  private void kept(int rows) {
    assertThat(door.kept().inbox()).isEqualTo(before.inbox() + rows);
    assertThat(door.kept().entries()).isEqualTo(before.entries() + rows);
  }

  private List<JsonNode> recalledItems() {
    return door.kept().listed().path("items").valueStream().filter(i -> i.has("recalled")).toList();
  }

  @Test
  void with_a_character_changed_is_none() {
    AldmarksDoor.unreadable(door.fromCassar(AldmarksDoor.flipped(recall)));
    nothingIsPutAway();
    kept(0);
  }

  @Test
  void of_an_unknown_kind_is_none() {
    AldmarksDoor.unreadable(door.fromCassar(signed(m -> m.put("kind", "forget"))));
    nothingIsPutAway();
    kept(0);
  }

  @Test
  void under_another_id_than_was_signed_is_refused() {
    byte[] renamed =
        door.aldmark.withManifest(recall, m -> m.put("msg_id", UUID.randomUUID().toString()));
    refused(renamed, 422, "malformed-message");
    kept(1);
  }

  @Test
  void with_the_content_of_another_is_refused() {
    ObjectNode own = door.cassarsPen.sign(changed(recall, m -> {}));
    refused(door.aldmark.message(recallOfWhatNeverCame, own, cassar()), 422, "malformed-message");
    kept(1);
  }

  @Test
  void signed_by_another_hand_in_the_senders_name_is_refused() {
    ObjectNode forged = door.borvaniasPen.as(door.cassarsPen).sign(changed(recall, m -> {}));
    refused(door.aldmark.message(recall, forged, cassar()), 422, "malformed-message");
    kept(1);
  }

  @Test
  void under_a_key_that_is_not_the_senders_is_to_be_sent_again() {
    ObjectNode foreign = door.borvaniasPen.sign(changed(recall, m -> {}));
    refused(door.aldmark.message(recall, foreign, cassar()), 503, "busy");
    kept(0);
  }

  @Test
  void after_its_own_end_is_refused() {
    long now = Instant.now().getEpochSecond();
    refused(signed(m -> m.put("iat", now - 7200).put("exp", now - 3600)), 422, "expired");
    kept(1);
  }

  @Test
  void from_a_clock_that_is_ahead_is_to_be_sent_again() {
    refused(signed(m -> m.put("iat", m.path("iat").asLong() + 3600)), 503, "clock-skew");
    kept(0);
  }

  @Test
  void for_somebody_else_is_refused() {
    refused(signed(m -> m.put("aud", borvania())), 422, "wrong-audience");
    kept(0);
  }

  @Test
  void that_replies_to_another_message_than_it_names_is_refused() {
    refused(signed(m -> m.put("in_reply_to", crossed.message())), 422, "profile-violation");
    kept(1);
  }

  @Test
  void that_replies_to_nothing_is_refused() {
    refused(signed(m -> m.remove("in_reply_to")), 422, "profile-violation");
    kept(1);
  }

  @Test
  void sent_as_a_disclosure_is_refused() {
    refused(signed(m -> m.put("kind", "notify")), 422, "profile-violation");
    kept(1);
  }

  @Test
  void delivered_by_somebody_else_is_refused_alike_whether_its_message_is_here_or_not() {
    JsonNode here = door.toldBorvania(door.fromBorvania(door.aldmark.as(borvania(), recall)), 403);
    JsonNode nowhere =
        door.toldBorvania(
            door.fromBorvania(door.aldmark.as(borvania(), recallOfWhatNeverCame)), 403);
    assertThat(here.path("reason").asText()).isEqualTo("wrong-issuer");
    assertThat(AldmarksDoor.inGeneral(nowhere)).isEqualTo(AldmarksDoor.inGeneral(here));
    nothingIsPutAway();
    kept(0);
  }

  /** Somebody else's message is none of Borvania's: one that it never sent, wherever it is. */
  @Test
  void made_by_somebody_else_puts_nothing_away_and_is_answered_alike() {
    JsonNode here = door.toldBorvania(door.fromBorvania(asBorvanias(recall)), 200);
    JsonNode nowhere =
        door.toldBorvania(door.fromBorvania(asBorvanias(recallOfWhatNeverCame)), 200);
    assertThat(here.path("outcome").asText()).isEqualTo("never-received");
    assertThat(AldmarksDoor.inGeneral(nowhere)).isEqualTo(AldmarksDoor.inGeneral(here));
    assertThat(recalledItems()).isEmpty();
  }

  /** The proof that all of the above could have worked. */
  @Test
  @Order(LAST)
  void its_senders_own_word_counts_and_the_ledger_verifies() {
    JsonNode first = door.toldCassar(door.fromCassar(recall), 200);
    assertThat(first.path("outcome").asText()).isEqualTo("closed-unread");
    assertThat(door.toldCassar(door.fromCassar(recall), 200)).isEqualTo(first);
    assertThat(recalledItems()).hasSize(1);
    assertThat(recalledItems().getFirst().path("message").asText()).isEqualTo(arrived);
    JsonNode never = door.toldCassar(door.fromCassar(recallOfWhatNeverCame), 200);
    assertThat(never.path("outcome").asText()).isEqualTo("never-received");
    LedgerReport ledger = world.aldmark.verifyLedger();
    assertThat(ledger.findings()).isEmpty();
    assertThat(ledger.verified()).isTrue();
  }
}
