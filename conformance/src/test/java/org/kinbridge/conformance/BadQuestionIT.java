package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kinbridge.conformance.AfterACrossing.Crossed;
import org.kinbridge.conformance.AldmarksDoor.Kept;

/**
 * Questions about what is in doubt, as no node asks them. Whoever is not the sender of a message
 * learns nothing of it, and no question makes a message that arrived anything else.
 */
@ExtendWith(AfterACrossing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadQuestionIT {
  private static final String MESSAGE = "cpx-env+jwe";
  private static final String QUESTION = "cpx-ask+jwe";

  private final Crossed crossed;
  private final AldmarksDoor door;
  private final ObjectNode manifest;
  private Kept before;

  BadQuestionIT(Crossed crossed) {
    this.crossed = crossed;
    this.door = new AldmarksDoor(crossed.world());
    this.manifest = door.aldmark.manifestOf(crossed.envelope());
  }

  @BeforeEach
  void look() {
    before = door.kept();
  }

  @AfterEach
  void the_message_is_still_received_and_the_node_serves() {
    assertThat(status(door.toldCassar(door.fromCassar(crossed.envelope()), 200)))
        .isEqualTo("received");
    assertThat(door.kept().listed()).isEqualTo(before.listed());
  }

  @AfterAll
  void leave() {
    door.close();
  }

  private String cassar() {
    return crossed.world().cassar.entity();
  }

  private String borvania() {
    return crossed.world().borvania.entity();
  }

  private ObjectNode changed(Consumer<ObjectNode> change) {
    ObjectNode copy = manifest.deepCopy();
    change.accept(copy);
    return copy;
  }

  private static void another(ObjectNode manifest) {
    String id = UUID.randomUUID().toString();
    manifest.put("msg_id", id).put("thread", id);
  }

  /** About what Cassar sent, as Cassar signed it. */
  private byte[] genuine() {
    ObjectNode jws = (ObjectNode) door.aldmark.open(crossed.envelope()).path("manifest");
    return door.aldmark.question(crossed.envelope(), jws, cassar());
  }

  private byte[] asked(ObjectNode jws, String by) {
    return door.aldmark.question(crossed.envelope(), jws, by);
  }

  private byte[] signed(Consumer<ObjectNode> change) {
    return asked(door.cassarsPen.sign(changed(change)), cassar());
  }

  private void isNone(byte[] envelope) {
    AldmarksDoor.unreadable(door.fromCassar(envelope));
    nothingIsKept();
  }

  private void nothingIsKept() {
    assertThat(door.kept()).isEqualTo(before);
  }

  private static String status(JsonNode receipt) {
    return receipt.path("status").asText();
  }

  private static String reason(JsonNode receipt) {
    assertThat(status(receipt)).isEqualTo("refused");
    return receipt.path("reason").asText();
  }

  @Test
  void with_a_character_changed_is_none() {
    isNone(AldmarksDoor.flipped(genuine()));
  }

  @Test
  void under_another_id_than_was_signed_is_none() {
    isNone(door.aldmark.withManifest(genuine(), BadQuestionIT::another));
  }

  @Test
  void signed_by_another_hand_in_the_senders_name_is_none() {
    ObjectNode forged = door.borvaniasPen.as(door.cassarsPen).sign(changed(BadQuestionIT::another));
    isNone(asked(forged, cassar()));
  }

  @Test
  void of_an_unknown_kind_is_none() {
    isNone(signed(manifest -> manifest.put("kind", "gossip")));
  }

  @Test
  void of_an_unknown_version_is_none() {
    isNone(signed(manifest -> manifest.put("v", 3)));
  }

  @Test
  void that_brings_a_content_is_none() {
    isNone(door.aldmark.retyped(crossed.envelope(), QUESTION));
  }

  @Test
  void in_the_envelope_of_a_message_is_none() {
    isNone(door.aldmark.retyped(genuine(), MESSAGE));
  }

  /** A key that is not published may be newer than what is known: no verdict. */
  @Test
  void under_a_key_that_is_not_the_senders_is_to_be_asked_again() {
    byte[] foreign = asked(door.borvaniasPen.sign(changed(BadQuestionIT::another)), cassar());
    assertThat(reason(door.toldCassar(door.fromCassar(foreign), 503))).isEqualTo("busy");
    nothingIsKept();
  }

  /** One answer for what Aldmark has and for what nobody ever sent it. */
  @Test
  void about_somebody_elses_message_is_refused_alike_whether_it_is_here_or_not() {
    ObjectNode jws = (ObjectNode) door.aldmark.open(crossed.envelope()).path("manifest");
    JsonNode here = door.toldBorvania(door.fromBorvania(asked(jws, borvania())), 403);
    ObjectNode never = door.cassarsPen.sign(changed(BadQuestionIT::another));
    JsonNode nowhere = door.toldBorvania(door.fromBorvania(asked(never, borvania())), 403);
    assertThat(reason(here)).isEqualTo("wrong-issuer");
    assertThat(AldmarksDoor.inGeneral(nowhere)).isEqualTo(AldmarksDoor.inGeneral(here));
    nothingIsKept();
  }

  /** An id is its issuer's: what Borvania says of it says nothing of Cassar's message. */
  @Test
  void about_an_own_message_under_somebody_elses_id_speaks_of_the_own_alone() {
    ObjectNode own = door.borvaniasPen.sign(changed(copy -> copy.put("iss", borvania())));
    JsonNode said = door.toldBorvania(door.fromBorvania(asked(own, borvania())), 200);
    assertThat(status(said)).isEqualTo("never-accepted");
    assertThat(said.path("msg_id")).isEqualTo(manifest.path("msg_id"));
    assertThat(said.path("aud").asText()).isEqualTo(borvania());
  }

  @Test
  void about_a_message_for_somebody_else_is_refused() {
    ObjectNode jws =
        door.cassarsPen.sign(
            changed(
                copy -> {
                  another(copy);
                  copy.put("aud", borvania());
                }));
    byte[] foreign = asked(jws, cassar());
    assertThat(reason(door.toldCassar(door.fromCassar(foreign), 422))).isEqualTo("wrong-audience");
    nothingIsKept();
  }

  @Test
  void about_another_message_under_a_known_id_is_a_conflict() {
    byte[] other = signed(copy -> copy.put("exp", copy.path("exp").asLong() + 1));
    assertThat(reason(door.toldCassar(door.fromCassar(other), 409))).isEqualTo("digest-conflict");
    nothingIsKept();
  }

  @Test
  void asked_again_and_again_gets_the_receipt_that_the_message_got() {
    JsonNode first = door.toldCassar(door.fromCassar(crossed.envelope()), 200);
    byte[] question = genuine();
    assertThat(door.toldCassar(door.fromCassar(question), 200)).isEqualTo(first);
    assertThat(door.toldCassar(door.fromCassar(question), 200)).isEqualTo(first);
    nothingIsKept();
  }

  /** Late, and about what never came: kept as that, once, whatever comes under that id later. */
  @Test
  void late_about_what_never_came_is_answered_and_binds_what_comes_later() {
    ObjectNode late =
        door.cassarsPen.sign(
            changed(
                copy -> {
                  another(copy);
                  long now = Instant.now().getEpochSecond();
                  copy.put("iat", now - 7200).put("exp", now - 3600);
                }));
    JsonNode said = door.toldCassar(door.fromCassar(asked(late, cassar())), 200);
    assertThat(status(said)).isEqualTo("never-accepted");
    byte[] message = door.aldmark.message(crossed.envelope(), late, cassar());
    assertThat(door.toldCassar(door.fromCassar(message), 200)).isEqualTo(said);
    assertThat(door.kept().inbox()).isEqualTo(before.inbox() + 1);
    assertThat(door.kept().entries()).isEqualTo(before.entries() + 1);
  }
}
