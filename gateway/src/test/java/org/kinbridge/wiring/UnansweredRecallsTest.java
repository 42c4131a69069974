package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.stop.UnansweredRecalls;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;

/** What a recipient did not put away stays in sight of those who must call it. */
class UnansweredRecallsTest extends Crossing {
  private DisclosureId sent;
  private UUID consent;

  @BeforeEach
  void one_is_there() {
    consent = consent("case-1");
    sent = submit(TwoNodes.reunification());
    nodes.await(sent, State.RECEIVED);
  }

  private void withdraw(UUID consent) {
    nodes.clock.forward(Duration.ofSeconds(1));
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
  }

  private List<UnansweredRecalls.One> listed(AuthenticatedPerson person) {
    return nodes.sender().personDoor().recalls(person, Optional.empty(), 500);
  }

  @Test
  void its_own_authority_and_who_supervises_see_it_until_the_recipient_complied() {
    nodes.line.weather(DirectLine.Weather.down());
    withdraw(consent);
    for (AuthenticatedPerson person :
        List.of(AnyPerson.approver("u-40", "xc-mosa"), AnyPerson.officer("u-90"))) {
      assertThat(listed(person)).hasSize(1);
      assertThat(listed(person).getFirst().recall().disclosure()).isEqualTo(sent);
      assertThat(listed(person).getFirst().overdue()).isFalse();
    }
    assertThat(listed(AnyPerson.approver("u-9", "xc-police"))).isEmpty();
    nodes.clock.forward(Duration.ofHours(1));
    assertThat(listed(AnyPerson.officer("u-90")).getFirst().overdue()).isTrue();
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.until(() -> listed(AnyPerson.officer("u-90")).isEmpty());
  }

  @Test
  void a_recipient_that_turns_each_recall_away_is_not_told_without_end() {
    UUID earlier = consent("case-2");
    nodes.await(submit(about(TwoNodes.reunification(), "case-2")), State.RECEIVED);
    nodes.line.leadsTo(
        (partner, envelope) -> {
          Opened opened =
              (Opened)
                  new Opening(
                          nodes.aldmark.keystore,
                          new MessageVerifier(org.kinbridge.disclosure.Suite.C1))
                      .open(partner, envelope);
          return nodes
              .receiver()
              .partnerDoor()
              .receive(
                  partner,
                  AnyEnvelope.asking(
                      nodes.cassar,
                      nodes.aldmark,
                      AnyMessage.around(opened.verified(), opened.salts(), opened.content())));
        });
    withdraw(earlier);
    nodes.until(() -> notAccepted() == 1);
    nodes.clock.forward(Duration.ofMinutes(30));
    withdraw(consent);
    nodes.until(() -> notAccepted() == 2);
    nodes.clock.forward(Duration.ofMinutes(30));
    nodes.until(() -> notAccepted() == 3);
    nodes.clock.forward(Duration.ofMinutes(30));
    nodes.until(() -> notAccepted() == 4);
    assertThat(listed(AnyPerson.officer("u-90")))
        .hasSize(2)
        .allMatch(UnansweredRecalls.One::overdue);
  }

  private long notAccepted() {
    return Long.parseLong(
        cassarRows.ask("SELECT count(*) FROM outbox WHERE state = 'not-accepted'"));
  }
}
