package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;

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
  void after_it_was_submitted_the_node_stops_it_and_nothing_is_written() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.primero.revoke(referral);

    assertThat(ministry.lookAgain()).isZero();
    assertThat(ministry.node.state(referral)).isEqualTo("stopped");
    assertThat(ministry.node.kept).hasSize(1);
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void while_it_is_held_the_hold_ends() throws NoAnswer {
    ministry.node.policy =
        request -> {
          ObjectNode held = FakeNode.hold(Reason.CHILD_OBJECTS, "/facts/0", "a second person");
          ((ObjectNode) held.path("missing").path(0)).put("settledBy", "approver");
          return held;
        };
    UUID referral = ministry.referral();
    ministry.look();
    assertThat(ministry.node.state(referral)).isEqualTo("held");
    ministry.primero.revoke(referral);
    ministry.lookAgain();
    assertThat(ministry.node.state(referral)).isEqualTo("refused");
  }

  @Test
  void what_may_have_left_stays_as_it_is() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.node.became(referral, State.RELEASED, Optional.empty());
    ministry.primero.revoke(referral);

    assertThat(ministry.lookAgain()).isZero();
    assertThat(ministry.node.state(referral)).isEqualTo("released");
    assertThat(ministry.primero.writes).isEmpty();
  }

  @Test
  void it_is_asked_for_again_until_the_node_says_that_it_is_stopped() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.primero.revoke(referral);
    String stop = "POST /api/disclosures/" + DerivedId.of(referral) + "/stop";
    ministry.node.instead.put(stop, FakeNode.problem(500, Reason.INTERNAL));
    ministry.lookAgain();
    assertThat(ministry.node.state(referral)).isEqualTo("authorised");
    ministry.node.instead.clear();
    for (int i = 0; i < 30 && ministry.node.state(referral).equals("authorised"); i++) {
      ministry.lookAgain();
    }
    assertThat(ministry.node.state(referral)).isEqualTo("stopped");
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
