package org.kinbridge.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.RecordedLog;
import org.kinbridge.ledger.tree.Head;

/** What was signed, here or kept elsewhere, against the leaves that are there. */
class MilestonesTest {
  private static final Sha256 X = Sha256.of("x");
  private final RecordedLog log = RecordedLog.of(4, 8, 9);
  private final AlterableArchive archive = log.archive();

  private static String notMet(String head) {
    return "head-not-met: " + head + " does not have the root the leaves give";
  }

  @Test
  void a_head_over_other_leaves_is_not_met() {
    archive.heads.set(2, new Head(8, X));
    assertThat(log.findings(archive)).containsExactly(notMet("head 8"));
  }

  @Test
  void a_head_of_the_empty_log_has_the_root_of_nothing() {
    archive.heads.set(0, new Head(0, X));
    assertThat(log.findings(archive)).containsExactly(notMet("head 0"));
  }

  @Test
  void a_checkpoint_that_nobody_signed_is_forged() {
    archive.checkpoints.put(8L, archive.checkpoints.get(8L).replace("\n8\n", "\n7\n"));
    assertThat(log.findings(archive))
        .containsExactly(
            "checkpoint-forged: checkpoint 8 is not a checkpoint our log key signed for that"
                + " size");
  }

  @Test
  void a_checkpoint_at_another_size_is_forged() {
    archive.checkpoints.put(9L, archive.checkpoints.get(8L));
    Replay replay = log.replay(archive);
    assertThat(replay.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "checkpoint-forged: checkpoint 9 is not a checkpoint our log key signed for that"
                + " size");
    assertThat(replay.signed()).isEqualTo(8);
    assertThat(replay.unsigned()).isEqualTo(1);
  }

  @Test
  void a_checkpoint_kept_elsewhere_is_met_by_the_log_that_continues_it() {
    Optional<String> kept = Optional.of(archive.checkpoints.get(4L));
    assertThat(log.verification(archive).replay(kept).findings()).isEmpty();
  }

  @Test
  void a_checkpoint_kept_elsewhere_shows_that_another_log_is_here() {
    Optional<String> kept = Optional.of(RecordedLog.of(4, 12).archive().checkpoints.get(4L));
    assertThat(log.verification(archive).replay(kept).findings())
        .extracting(Finding::toString)
        .containsExactly(replaced());
  }

  @Test
  void a_checkpoint_kept_elsewhere_shows_that_the_log_was_cut() {
    Optional<String> kept = Optional.of(RecordedLog.of(12).archive().checkpoints.get(12L));
    assertThat(log.verification(archive).replay(kept).findings())
        .extracting(Finding::toString)
        .containsExactly(replaced());
  }

  @Test
  void a_checkpoint_kept_elsewhere_is_forged_when_our_key_did_not_sign_it() {
    Optional<String> kept = Optional.of("kinbridge\n4\n\n");
    assertThat(log.verification(archive).replay(kept).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "checkpoint-forged: the checkpoint that was kept elsewhere is not a checkpoint our"
                + " log key signed for that size");
  }

  private static String replaced() {
    return "history-replaced: the checkpoint that was kept elsewhere is not continued by the log"
        + " that is here";
  }
}
