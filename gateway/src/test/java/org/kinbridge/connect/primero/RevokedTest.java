package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;

/** A referral that is taken back is not sent from that moment on. */
class RevokedTest {
  @TempDir Path folder;
  private Ministry ministry;

  @BeforeEach
  void found() {
    ministry = new Ministry(folder);
  }

  @Test
  void before_it_was_seen() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.primero.revoke(referral);

    assertThat(ministry.look()).isZero();
    assertThat(ministry.node.kept).isEmpty();
  }

  /** Between the decision and the sending. */
  @Test
  void while_the_node_was_asked_about_it() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.node.policy =
        request -> {
          ministry.primero.revoke(referral);
          return FakeNode.permit();
        };
    ministry.look();

    assertThat(ministry.lookAgain()).isZero();
    assertThat(ministry.node.kept).isEmpty();
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void after_it_was_sent_it_is_followed_no_more_and_nothing_is_written() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.primero.revoke(referral);

    assertThat(ministry.lookAgain()).isZero();
    assertThat(ministry.node.kept).hasSize(1);
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void beside_another_one_of_the_same_case_which_goes() throws NoAnswer {
    UUID caseId = ministry.filledCase();
    UUID revoked = ministry.primero.refer(caseId, "family_seunification_service");
    UUID standing = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.primero.revoke(revoked);
    ministry.look();

    assertThat(ministry.node.sent(revoked)).isEmpty();
    assertThat(ministry.node.sent(standing)).isPresent();
  }
}
