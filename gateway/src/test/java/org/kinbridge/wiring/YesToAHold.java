package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Holds.DEPUTY;
import static org.kinbridge.wiring.Holds.SUPERVISOR;
import static org.kinbridge.wiring.HoldsTest.answered;
import static org.kinbridge.wiring.HoldsTest.entries;
import static org.kinbridge.wiring.HoldsTest.holds;
import static org.kinbridge.wiring.HoldsTest.nodes;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.access.person.PersonRole;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;

/** What a yes to a hold does. A part of {@code HoldsTest}, on its two nodes. */
abstract class YesToAHold {
  @Test
  void lets_the_disclosure_go_its_way_and_arrive() {
    DisclosureId id = holds.held("approved");
    long before = entries();
    answered(holds.approved(SUPERVISOR, id), State.AUTHORISED);
    DisclosureView view = nodes.await(id, State.RECEIVED);
    assertThat(view.message()).isPresent();
    assertThat(entries() - before)
        .as("looked, approval, authorised, released, received")
        .isEqualTo(5);
  }

  @Test
  void is_told_as_an_event_of_the_disclosure() {
    DisclosureId id = holds.held("event");
    nodes.line.weather(DirectLine.Weather.down());
    holds.approved(SUPERVISOR, id);
    nodes.until(
        () ->
            nodes.agency().eventsAfter(MOSA, Events.Cursor.START, Duration.ZERO).events().stream()
                .anyMatch(
                    event ->
                        event.kind() == Event.Kind.DISCLOSURE_CHANGED
                            && event.about().equals(id.value())));
  }

  @Test
  void is_good_for_the_decision_she_saw_and_no_other() {
    DisclosureId id = holds.held("another-decision");
    long before = entries();
    assertThat(holds.door().approve(SUPERVISOR, id, Holds.yesTo("ab".repeat(32))))
        .isInstanceOfSatisfying(
            HoldOutcome.Changed.class,
            changed ->
                assertThat(changed.decision().path("decisionDigest").asText())
                    .isEqualTo(
                        holds.seen(SUPERVISOR, id).decision().path("decisionDigest").asText()));
    assertThat(entries() - before).as("her look only").isEqualTo(1);
  }

  @Test
  void to_one_text_or_picture_is_none_to_another_that_waits_for_the_same() {
    holds.consent("two-texts");
    DisclosureId seen = holds.held(withText("two-texts", "She asks for her sister."));
    DisclosureId other = holds.held(withText("two-texts", "He asks for his sister."));
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, seen));
    assertThat(holds.door().approve(SUPERVISOR, other, yes))
        .isInstanceOf(HoldOutcome.Changed.class);
    answered(holds.door().approve(SUPERVISOR, seen, yes), State.AUTHORISED);
    assertThat(holds.view(other).state()).isEqualTo(State.HELD);
  }

  @Test
  void to_one_disclosure_is_none_to_another_that_asks_the_very_same() {
    holds.consent("asked-twice");
    DisclosureId seen = holds.held(Holds.objectedTo("asked-twice"));
    DisclosureId other = holds.held(Holds.objectedTo("asked-twice"));
    answered(holds.approved(SUPERVISOR, seen), State.AUTHORISED);
    assertThat(holds.view(other).state()).isEqualTo(State.HELD);
    assertThat(holds.seen(SUPERVISOR, other).decision().path("decision").asText())
        .isEqualTo("hold");
  }

  private static ObjectNode withText(String reference, String text) {
    ObjectNode request = Holds.objectedTo(reference);
    request
        .withArray("statements")
        .addObject()
        .put("section", "situation")
        .put("language", "en")
        .put("text", text)
        .put("writtenFor", request.at("/to/authority").textValue())
        .put("releasedBy", "u-11");
    return request;
  }

  @Test
  void comes_too_late_for_a_consent_withdrawn_meanwhile() {
    UUID consent = holds.consent("withdrawn");
    DisclosureId id = holds.held(Holds.objectedTo("withdrawn"));
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, id));
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(holds.door().approve(SUPERVISOR, id, yes))
        .isInstanceOfSatisfying(
            HoldOutcome.Changed.class,
            changed ->
                assertThat(changed.decision().path("reason").asText())
                    .isEqualTo("consent-withdrawn"));
    assertThat(holds.approved(SUPERVISOR, id)).isInstanceOf(HoldOutcome.NotApprovable.class);
    assertThat(holds.view(id).state()).isEqualTo(State.HELD);
  }

  @Test
  void does_not_keep_a_message_whose_consent_is_withdrawn_before_it_leaves() {
    UUID consent = holds.consent("late");
    DisclosureId id = holds.held(Holds.objectedTo("late"));
    nodes.line.weather(DirectLine.Weather.down());
    answered(holds.approved(SUPERVISOR, id), State.AUTHORISED);
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(holds.view(id).reason()).contains(Reason.CONSENT_WITHDRAWN);
    assertThat(holds.view(id).state()).isIn(State.STOPPED, State.UNCONFIRMED);
  }

  @Test
  void said_again_after_a_broken_line_is_one_yes() {
    DisclosureId id = holds.held("again");
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, id));
    answered(holds.door().approve(SUPERVISOR, id, yes), State.AUTHORISED);
    nodes.await(id, State.RECEIVED);
    long before = entries();
    answered(holds.door().approve(SUPERVISOR, id, yes), State.RECEIVED);
    assertThat(entries()).isEqualTo(before);
    assertThat(holds.door().approve(DEPUTY, id, yes)).isInstanceOf(HoldOutcome.Over.class);
  }

  @Test
  void of_who_asked_is_no_second_one() {
    DisclosureId id = holds.held("herself");
    AuthenticatedPerson asker = AnyPerson.approver("u-11", "xc-mosa");
    assertThat(holds.approved(asker, id)).isInstanceOf(HoldOutcome.SamePerson.class);
    AuthenticatedPerson program = AnyPerson.through(SUPERVISOR, "xc-mosa-casework");
    assertThat(holds.approved(program, id)).isInstanceOf(HoldOutcome.SamePerson.class);
    assertThat(holds.view(id).state()).isEqualTo(State.HELD);
  }

  @Test
  void takes_a_person_who_decides_and_signed_in_for_it() {
    DisclosureId id = holds.held("no-role");
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, id));
    for (AuthenticatedPerson somebody :
        List.of(
            AnyPerson.officer("u-dpo"),
            AnyPerson.of("u-40", "xc-mosa", Assurance.ORDINARY, PersonRole.APPROVER),
            AnyPerson.of(
                "u-42", "xc-mosa", Assurance.STEPPED_UP, PersonRole.APPROVER, PersonRole.DPO))) {
      assertThat(holds.door().approve(somebody, id, yes))
          .isInstanceOf(HoldOutcome.NotAllowed.class);
      assertThat(holds.door().refuse(somebody, id, Holds.no()))
          .isInstanceOf(HoldOutcome.NotAllowed.class);
    }
    assertThat(holds.view(id).state()).isEqualTo(State.HELD);
  }

  @Test
  void is_about_one_disclosure_and_none_like_it() {
    DisclosureId first = holds.held("twice");
    DisclosureId second = holds.held(Holds.objectedTo("twice"));
    answered(holds.approved(SUPERVISOR, first), State.AUTHORISED);
    nodes.await(first, State.RECEIVED);
    assertThat(holds.view(second).state()).isEqualTo(State.HELD);
    assertThat(nodes.agency().submit(MOSA, TwoNodes.id(), bytes(Holds.objectedTo("twice"))))
        .isInstanceOf(SendOutcome.Held.class);
  }

  @Test
  void ends_with_its_time_and_then_nothing_more_leaves_on_it() {
    DisclosureId id = holds.held("ended");
    nodes.line.weather(DirectLine.Weather.down());
    answered(holds.approved(SUPERVISOR, id), State.AUTHORISED);
    nodes.clock.forward(Duration.ofDays(5));
    DisclosureView view = nodes.await(id, State.STOPPED, State.UNCONFIRMED);
    assertThat(view.reason()).isPresent();
  }

  @Test
  void that_is_not_readable_names_every_fault() {
    DisclosureId id = holds.held("unreadable");
    for (String body : List.of("", "{}", "{\"decisionDigest\": \"x\"}", "[]")) {
      assertThat(holds.door().approve(SUPERVISOR, id, body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(HoldOutcome.Faulty.class);
    }
    assertThat(holds.door().refuse(SUPERVISOR, id, "{\"why\": \" \"}".getBytes(UTF_8)))
        .isInstanceOf(HoldOutcome.Faulty.class);
  }
}
