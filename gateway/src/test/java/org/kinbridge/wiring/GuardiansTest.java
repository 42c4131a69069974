package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.disclosure.Reason.CONSENT_WITHDRAWN;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;

/** Guardians answer through the agency's door, one by one. */
class GuardiansTest extends Crossing {
  private RegisterOutcome answers(String giver, String more) {
    nodes.clock.forward(Duration.ofSeconds(1));
    String body =
        new String(TwoNodes.consentBody(), UTF_8)
            .replace("child-competent", "adult-guardian")
            .replace("\"by\":\"child\"", "\"by\":\"guardian\",\"giver\":\"" + giver + "\"" + more);
    return nodes.agency().registerConsent(MOSA, body.getBytes(UTF_8));
  }

  private UUID answered(String giver) {
    return ((Registered) answers(giver, "")).id();
  }

  private void withdrawn(UUID consent) {
    nodes.clock.forward(Duration.ofSeconds(1));
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
  }

  private Reason refused() {
    return ((SendOutcome.Refused) nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .reason();
  }

  @Test
  void what_one_guardian_took_back_another_does_not_give() {
    nodes.line.weather(DirectLine.Weather.down());
    assertThat(nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
        .isInstanceOf(Registered.class);
    UUID consent = answered("g-1");
    DisclosureId waiting = id();
    assertThat(nodes.agency().submit(MOSA, waiting, bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
    nodes.clock.forward(Duration.ofSeconds(1));
    Registered end =
        (Registered) nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(end.stopped()).containsExactly(waiting);

    answered("g-2");
    assertThat(refused()).isEqualTo(Reason.CONSENT_WITHDRAWN);
    answered("g-1");
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void a_guardian_nobody_named_is_found_by_a_later_answer_and_only_where_there_is_one() {
    assertThat(nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
        .isInstanceOf(Registered.class);
    UUID unnamed = answered("unknown");
    withdrawn(unnamed);
    answered("g-1");
    assertThat(refused()).isEqualTo(Reason.CONSENT_WITHDRAWN);

    RegisterOutcome stranger = answers("g-1", same(UUID.randomUUID()));
    assertThat(((RegisterOutcome.Faulty) stranger).faults())
        .extracting(Fault::place)
        .containsExactly("/sameGiverAs/0");
    assertThat(answers("g-1", same(unnamed))).isInstanceOf(Registered.class);
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void a_withdrawal_says_who_noted_it_and_nothing_is_withdrawn_by_one_that_does_not() {
    assertThat(nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()))
        .isInstanceOf(Registered.class);
    UUID consent = answered("g-1");
    for (String body : List.of("", "{}", "{\"recordedBy\": \"u-1\", \"because\": \"x\"}", "[]")) {
      assertThat(nodes.agency().withdrawConsent(MOSA, consent, body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(RegisterOutcome.Faulty.class);
    }
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
    withdrawn(consent);
    assertThat(refused()).isEqualTo(Reason.CONSENT_WITHDRAWN);
  }

  private static String same(UUID earlier) {
    return ",\"sameGiverAs\":[\"" + earlier + "\"]";
  }

  private static String saidOn(String day) {
    return ",\"saidOn\":\"" + day + "\"";
  }

  private String day(int before) {
    return LocalDate.ofInstant(nodes.clock.instant(), ZoneOffset.UTC).minusDays(before).toString();
  }

  @Test
  void a_yes_that_is_noted_after_a_no_and_was_said_before_it_takes_nothing_back() {
    nodes.agency().registerConsent(MOSA, TwoNodes.consentBody());
    withdrawn(answered("g-1"));
    answers("g-1", saidOn(day(3)));
    assertThat(refused()).isEqualTo(CONSENT_WITHDRAWN);
    answers("g-1", saidOn(day(0)));
    assertThat(refused()).as("of one day the no is the later").isEqualTo(CONSENT_WITHDRAWN);

    nodes.clock.forward(Duration.ofDays(1));
    answers("g-1", saidOn(day(0)));
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void a_no_that_is_noted_late_does_not_end_a_yes_that_was_said_after_it() {
    nodes.agency().registerConsent(MOSA, TwoNodes.consentBody());
    UUID old = answered("g-1");
    answers("g-1", saidOn(day(1)));
    String body = "{\"recordedBy\":\"u-1\"" + saidOn(day(2)) + "}";
    nodes.agency().withdrawConsent(MOSA, old, body.getBytes(UTF_8));
    assertThat(nodes.agency().submit(MOSA, id(), bytes(reunification())))
        .isInstanceOf(SendOutcome.Accepted.class);

    withdrawn(answered("g-1"));
    assertThat(refused()).as("a no without a day counts from now").isEqualTo(CONSENT_WITHDRAWN);
  }
}
