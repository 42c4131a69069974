package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.MOSA;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure, batches: the line to the database is cut at a commit in the middle of one,
 * before the server gets it and after it did it.
 */
class BatchFaultsTest extends CutAtCommit {
  private static final String SUBMISSION = "INSERT INTO outbox";
  private static final String ENTRY = "INSERT INTO ledger_entry";

  private static String line(String group, String reference) {
    ObjectNode request = TwoNodes.danger();
    request.withObject("/case").put("reference", reference);
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("id", TwoNodes.id().toString());
    if (!group.isEmpty()) {
      line.put("group", group);
    }
    line.set("request", request);
    return line.toString();
  }

  private static byte[] batch(String... lines) {
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private Sha256 rehearsed(byte[] batch) {
    return ((BatchOutcome.Told) nodes.agency().rehearse(MOSA, batch)).digest();
  }

  /** Cut at the n-th submission, then sent again: each line is one disclosure and arrives once. */
  private void isWholeWhenSentAgain(byte[] batch, int lines, long keptAtTheCut, Runnable cut) {
    Sha256 digest = rehearsed(batch);
    cut.run();
    assertThatThrownBy(() -> nodes.agency().submit(MOSA, batch, digest))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "disclosure")).isEqualTo(keptAtTheCut);
    BatchOutcome.Told again = (BatchOutcome.Told) nodes.agency().submit(MOSA, batch, digest);
    assertThat(again.lines())
        .hasSize(lines)
        .allSatisfy(
            one ->
                assertThat(((Said.Outcome) one.said()).outcome())
                    .isInstanceOf(SendOutcome.Accepted.class));
    List<DisclosureId> ids = again.lines().stream().map(one -> one.id().orElseThrow()).toList();
    ids.forEach(id -> nodes.await(id, State.RECEIVED));
    assertThat(count(cassarRows, "disclosure")).isEqualTo(lines);
    assertThat(count(cassarRows, "outbox")).isEqualTo(lines);
    assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox")).isEqualTo("" + lines);
    assertThat(count(cassarRows, "ledger_entry") - count(cassarRows, "announced"))
        .as("of each line: a child known, looked, authorised, released, received")
        .isEqualTo(5L * lines);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_batch_that_was_cut_is_sent_again_and_each_line_is_one_disclosure(When when) {
    isWholeWhenSentAgain(
        batch(line("", "a-1"), line("", "a-2"), line("", "a-3")),
        3,
        when == When.AFTER_COMMIT ? 2 : 1,
        () -> cassarLine.cut(when, SUBMISSION, 2));
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void siblings_that_were_cut_are_all_there_or_none_and_are_sent_again(When when) {
    isWholeWhenSentAgain(
        batch(line("family", "s-1"), line("family", "s-2")),
        2,
        when == When.AFTER_COMMIT ? 2 : 0,
        () -> cassarLine.cut(when, SUBMISSION, 1));
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_rehearsal_that_was_cut_shows_nothing_and_each_look_that_was_kept_is_an_entry(When when) {
    byte[] batch = batch(line("", "r-1"), line("", "r-2"));
    cassarLine.cut(when, ENTRY, 4);
    assertThatThrownBy(() -> nodes.agency().rehearse(MOSA, batch))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    rehearsed(batch);
    assertThat(count(cassarRows, "ledger_entry") - count(cassarRows, "announced"))
        .as("two children known, and looked at one or both, then both")
        .isEqualTo(when == When.AFTER_COMMIT ? 6 : 5);
    assertThat(count(cassarRows, "disclosure")).isZero();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
