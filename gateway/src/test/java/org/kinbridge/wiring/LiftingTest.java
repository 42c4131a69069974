package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Registers.CASE;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;

/** What protects a child ends by name and never by itself. */
class LiftingTest extends Crossing {
  private Registers registers;

  @BeforeEach
  void nobodyListens() {
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
  }

  private List<RegisteredOutcome.One> own() {
    byte[] body = "{\"child\": %s}".formatted(CASE).getBytes(UTF_8);
    return ((RegisteredOutcome.Listed) nodes.agency().registered(MOSA, body)).all();
  }

  @Test
  void time_does_not_lift_a_determination_and_a_named_person_does() {
    UUID determination = idOf(registers.determined(MOSA, CASE));
    nodes.clock.forward(Duration.ofDays(20));
    registers.isRefused(Reason.ART_37_DETERMINATION);
    registers.lifted(MOSA, determination);
    registers.isSent();
    assertThat(own())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.inForce()).isFalse();
              assertThat(one.version()).isEqualTo(2);
              assertThat(one.said().at("/lifting/liftedBy").asText()).isEqualTo("judge-3");
              assertThat(one.said().at("/lifting/why").asText()).isEqualTo("set aside");
            });
  }

  @Test
  void nothing_is_lifted_without_a_name_and_a_reason() {
    UUID determination = idOf(registers.determined(MOSA, CASE));
    for (String body :
        List.of(
            "",
            "{}",
            "{\"recordedBy\": \"u-9\"}",
            "{\"liftedBy\": \"judge-3\", \"recordedBy\": \"u-9\"}",
            "{\"liftedBy\": \"judge-3\", \"why\": \" \", \"recordedBy\": \"u-9\"}",
            Registers.LIFTING.replace("\"why\"", "\"until\": \"later\", \"why\""))) {
      assertThat(nodes.agency().liftRestriction(MOSA, determination, body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(RegisterOutcome.Faulty.class);
    }
    registers.isRefused(Reason.ART_37_DETERMINATION);
  }

  @Test
  void nobody_lifts_what_another_authority_registered_and_a_consent_is_not_lifted() {
    UUID determination = idOf(registers.determined(COURT, CASE));
    assertThat(registers.lifted(MOSA, determination)).isInstanceOf(RegisterOutcome.NotFound.class);
    assertThat(registers.lifted(MOSA, UUID.randomUUID()))
        .isInstanceOf(RegisterOutcome.NotFound.class);
    UUID consent = idOf(nodes.agency().registerConsent(MOSA, TwoNodes.consentBody()));
    assertThat(registers.lifted(MOSA, consent)).isInstanceOf(RegisterOutcome.NotFound.class);
    assertThat(nodes.agency().withdrawConsent(COURT, determination, TwoNodes.withdrawalBody()))
        .isInstanceOf(RegisterOutcome.NotFound.class);
    registers.isRefused(Reason.ART_37_DETERMINATION);
    registers.lifted(COURT, determination);
    registers.isSent();
  }

  @Test
  void lifting_twice_is_lifting_once_and_it_can_be_determined_again() {
    UUID determination = idOf(registers.determined(MOSA, CASE));
    registers.lifted(MOSA, determination);
    String entries = nodes.cassarEntries();
    assertThat(idOf(registers.lifted(MOSA, determination))).isEqualTo(determination);
    assertThat(nodes.cassarEntries()).isEqualTo(entries);
    registers.isSent();
    registers.determined(MOSA, CASE);
    registers.isRefused(Reason.ART_37_DETERMINATION);
  }

  @Test
  void an_agency_finds_the_restrictions_that_its_requests_stated_and_nobody_elses() {
    registers.determined(COURT, CASE);
    ObjectNode request = danger();
    request
        .putArray("restrictions")
        .addObject()
        .put("person", "#uncle")
        .put("kind", "no-location-disclosure")
        .put("elsewhere", "no")
        .put("basis", "child-fear")
        .putArray("reachableThrough");
    ((ObjectNode) request.path("case"))
        .withArray("subjects")
        .addObject()
        .put("id", "#uncle")
        .put("at", "/data/family_details_section/2");
    nodes.agency().submit(MOSA, id(), bytes(request));
    String entries = nodes.cassarEntries();
    List<RegisteredOutcome.One> own = own();
    assertThat(own).extracting(RegisteredOutcome.One::kind).containsExactly("restriction");
    assertThat(own.getFirst().said().path("kind").asText()).isEqualTo("no-location-disclosure");
    assertThat(own.getFirst().said().has("child")).isFalse();
    assertThat(Integer.parseInt(nodes.cassarEntries()))
        .as("that it looked")
        .isEqualTo(Integer.parseInt(entries) + 1);
    registers.lifted(MOSA, own.getFirst().id());
    assertThat(own().getFirst().inForce()).isFalse();
  }

  @Test
  void of_a_case_nobody_knows_nothing_is_shown_and_it_becomes_no_child() {
    assertThat(own()).isEmpty();
    assertThat(cassarRows.ask("SELECT count(*) FROM crosswalk")).isEqualTo("0");
    assertThat(nodes.agency().registered(MOSA, "{}".getBytes(UTF_8)))
        .isInstanceOf(RegisteredOutcome.Faulty.class);
  }
}
