package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.conformance.demo.World;

/**
 * Aldmark's partner door with everybody's keys in the attacker's hand: whatever a partner could
 * send, or somebody who robbed one.
 */
final class AldmarksDoor implements AutoCloseable {
  final EnvelopeSurgeon aldmark;
  final ManifestPen cassarsPen;
  final ManifestPen borvaniasPen;
  private final World world;
  private final PartnerCall cassar;
  private final PartnerCall borvania;
  private final StateDatabase rows;

  AldmarksDoor(World world) {
    this.world = world;
    aldmark = EnvelopeSurgeon.withKeysOf(world.aldmark.keystore());
    cassarsPen = ManifestPen.of(world.cassar);
    borvaniasPen = ManifestPen.of(world.borvania);
    cassar = new PartnerCall(world.cassar.tls());
    borvania = new PartnerCall(world.borvania.tls());
    rows = StateDatabase.of(world.aldmark);
  }

  /** What Aldmark keeps of partners, in rows, and what its agency sees of them. */
  record Kept(long inbox, long entries, JsonNode listed) {}

  Kept kept() {
    return new Kept(
        rows.number("SELECT count(*) FROM inbox"),
        rows.number("SELECT count(*) FROM ledger_entry"),
        world.receiver.get("/api/inbox").orFail("inbox", 200).body());
  }

  PartnerCall.Answer fromCassar(byte[] envelope) {
    return cassar.post(world.aldmark.process().partnerPort(), envelope);
  }

  PartnerCall.Answer fromBorvania(byte[] envelope) {
    return borvania.post(world.aldmark.process().partnerPort(), envelope);
  }

  JsonNode toldCassar(PartnerCall.Answer answer, int status) {
    return told(world.cassar, answer, status);
  }

  JsonNode toldBorvania(PartnerCall.Answer answer, int status) {
    return told(world.borvania, answer, status);
  }

  private static JsonNode told(State state, PartnerCall.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    return EnvelopeSurgeon.withKeysOf(state.keystore()).receiptIn(answer.body());
  }

  static void unreadable(PartnerCall.Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  static byte[] flipped(byte[] envelope) {
    byte[] changed = envelope.clone();
    int middle = changed.length / 2;
    changed[middle] = (byte) (changed[middle] == 'A' ? 'B' : 'A');
    return changed;
  }

  /** A receipt without what names the message and the moment. */
  static JsonNode inGeneral(JsonNode receipt) {
    return ((ObjectNode) receipt.deepCopy())
        .without(List.of("msg_id", "manifest_sha256", "received_at", "iat"));
  }

  @Override
  public void close() {
    rows.close();
  }
}
