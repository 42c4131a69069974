package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure (docs/architecture.md), what is recalled: the line to the database is cut at
 * the commit, before the server gets it and after it did it.
 */
class RecallFaultsTest extends CutAtCommit {
  private static final String ORDER = "INSERT INTO recall";
  private static final String TAKING = "INSERT INTO inbox_recalled";
  private static final String WORD = "UPDATE recall SET";

  private UUID consent;

  /** Sent on a consent, and received. */
  private DisclosureId received() {
    consent =
        ((RegisterOutcome.Registered) nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
            .id();
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(TwoNodes.reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
    nodes.await(id, State.RECEIVED);
    nodes.clock.forward(Duration.ofSeconds(1));
    return id;
  }

  private void withdraw() {
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
  }

  private Recall recall(DisclosureId id) {
    return nodes.agency().disclosure(MOSA, id).orElseThrow().recall().orElseThrow();
  }

  private void complies(DisclosureId id) {
    nodes.until(() -> recall(id).outcome().isPresent());
    assertThat(recall(id).outcome()).contains(Compliance.CLOSED_UNREAD);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
    assertThat(count(aldmarkRows, "inbox_recalled")).isEqualTo(1);
    assertThat(entries(aldmarkRows)).as("received, the recall received, recalled").isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_withdrawal_that_was_cut_recalls_once(When when) {
    DisclosureId id = received();
    cassarLine.cut(when, ORDER, 1);
    assertThatThrownBy(this::withdraw).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "recall")).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    withdraw();
    complies(id);
    assertThat(count(cassarRows, "recall")).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_recall_whose_taking_was_cut_is_taken_once_and_says_the_same(When when) {
    DisclosureId id = received();
    aldmarkLine.cut(when, TAKING, 1);
    withdraw();
    nodes.until(() -> aldmarkLine.cuts() == 1);
    complies(id);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_compliance_whose_keeping_was_cut_is_asked_for_again_or_was_kept(When when) {
    DisclosureId id = received();
    cassarLine.cut(when, WORD, 1);
    withdraw();
    nodes.until(() -> cassarLine.cuts() == 1);
    assertThat(cassarRows.ask("SELECT state FROM recall"))
        .isEqualTo(when == When.AFTER_COMMIT ? "complied" : "open");
    complies(id);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_recall_whose_repetition_was_cut_is_repeated_once(When when) {
    DisclosureId id = received();
    nodes.line.weather(DirectLine.Weather.down());
    withdraw();
    cassarLine.cut(when, WORD, 1);
    nodes.clock.forward(Duration.ofHours(49));
    nodes.until(() -> cassarLine.cuts() == 1);
    nodes.until(() -> count(cassarRows, "outbox") == 3);
    nodes.line.weather(DirectLine.Weather.fine());
    complies(id);
    assertThat(count(cassarRows, "outbox")).isEqualTo(3);
  }
}
