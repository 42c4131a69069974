package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.disclosure.Reason;

/** Every referral is seen: whatever clocks do, and however cases move while they are listed. */
class WatermarkTest {
  @TempDir Path folder;
  private Ministry ministry;

  @BeforeEach
  void found() {
    ministry = new Ministry(folder);
  }

  private List<UUID> refer(int many) {
    List<UUID> referrals = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      referrals.add(ministry.referral());
      ministry.clock.forward(Duration.ofSeconds(1));
    }
    return referrals;
  }

  private void assertAllSent(List<UUID> referrals) {
    assertThat(referrals).allMatch(referral -> ministry.node.sent(referral).isPresent());
    assertThat(ministry.node.kept).hasSize(referrals.size());
  }

  @Test
  void more_cases_than_one_page_are_all_seen() throws NoAnswer {
    List<UUID> referrals = refer(120);
    ministry.look();

    assertAllSent(referrals);
    assertThat(ministry.primero.callsOf("GET /api/v2/cases?")).isEqualTo(3);
  }

  @Test
  void only_what_changed_since_is_listed_again() throws NoAnswer {
    refer(60);
    ministry.look();
    ministry.clock.forward(Duration.ofMinutes(20));
    ministry.look();
    UUID late = ministry.referral();
    ministry.primero.calls.clear();
    ministry.look();

    assertThat(ministry.node.sent(late)).isPresent();
    assertThat(ministry.primero.calls)
        .filteredOn(call -> call.startsWith("GET /api/v2/cases?"))
        .singleElement()
        .asString()
        .contains("last_updated_at=2026-11-22T10:11:00Z..");
  }

  /** A case that goes away while pages are asked for moves another one off its page. */
  @Test
  void a_case_that_slipped_between_pages_is_seen_at_the_next_look() throws NoAnswer {
    List<UUID> referrals = refer(60);
    UUID newest = referrals.removeLast();
    List<Integer> pages = new ArrayList<>();
    ministry.primero.beforePage =
        () -> {
          pages.add(1);
          if (pages.size() == 2) {
            ministry.primero.revoke(newest);
          }
        };
    ministry.look();
    assertThat(ministry.node.kept).hasSizeLessThan(referrals.size());
    assertThat(ministry.memory.recall().watermark()).isEmpty();

    ministry.lookAgain();
    assertAllSent(referrals);
  }

  @Test
  void a_case_that_is_referred_while_pages_are_listed_is_seen() throws NoAnswer {
    List<UUID> referrals = refer(60);
    List<Integer> pages = new ArrayList<>();
    ministry.primero.beforePage =
        () -> {
          pages.add(1);
          if (pages.size() == 2) {
            referrals.add(ministry.referral());
          }
        };
    ministry.look();
    ministry.lookAgain();
    assertAllSent(referrals);
  }

  @Test
  void primeros_clock_counts_and_not_ours() throws NoAnswer {
    ministry.primero.ahead = Duration.ofDays(-3);
    ministry.look();
    List<UUID> referrals = refer(3);
    ministry.lookAgain();

    assertAllSent(referrals);
  }

  @Test
  void a_clock_of_primero_that_is_set_back_hides_nothing() throws NoAnswer {
    ministry.primero.ahead = Duration.ofDays(2);
    ministry.look();
    ministry.primero.ahead = Duration.ZERO;
    List<UUID> referrals = refer(3);
    ministry.lookAgain();
    ministry.lookAgain();

    assertAllSent(referrals);
  }

  @Test
  void a_version_that_does_not_date_referred_cases_is_seen_by_the_sweep() throws NoAnswer {
    ministry.primero.datesReferredCases = false;
    UUID caseId = ministry.filledCase();
    ministry.clock.forward(Duration.ofDays(1));
    ministry.look();
    UUID referral = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.lookAgain();
    assertThat(ministry.node.sent(referral)).isEmpty();

    ministry.clock.forward(Duration.ofHours(1));
    ministry.look();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void a_referral_of_a_case_that_was_settled_once_is_seen_again() throws NoAnswer {
    ministry.node.policy = request -> FakeNode.refuse(Reason.NO_CONSENT);
    UUID caseId = ministry.filledCase();
    UUID first = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.look();
    ministry.node.policy = request -> FakeNode.permit();
    ministry.clock.forward(Duration.ofMinutes(30));
    UUID second = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.look();

    assertThat(ministry.node.sent(first)).isEmpty();
    assertThat(ministry.node.sent(second)).isPresent();
  }
}
