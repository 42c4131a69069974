package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Registers.CASE;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.FILE;
import static org.kinbridge.wiring.Registers.NUMBER;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;

/** What one system of a state says to protect a child binds what another sends of it. */
class AcrossSystemsTest extends Crossing {
  private Registers registers;

  @BeforeEach
  void nobodyListens() {
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
  }

  private static List<Fault> faults(RegisterOutcome outcome) {
    assertThat(outcome).isInstanceOf(RegisterOutcome.Faulty.class);
    return ((RegisterOutcome.Faulty) outcome).faults();
  }

  @Test
  void a_determination_of_the_court_binds_the_ministry_once_both_know_the_childs_number() {
    registers.determined(COURT, FILE);
    registers.identified(COURT, FILE, NUMBER);
    registers.isSent();
    UUID identity =
        idOf(registers.identified(MOSA, CASE, NUMBER.replace("41-2207-83", "41 2207 83")));
    registers.isRefused(Reason.ART_37_DETERMINATION);

    registers.parted(MOSA, identity);
    registers.isSent();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void it_binds_where_the_court_says_whose_case_it_is_and_whatever_is_said_in_which_order() {
    registers.same(COURT, FILE, CASE);
    registers.isSent();
    UUID determination = idOf(registers.determined(COURT, FILE));
    registers.isRefused(Reason.ART_37_DETERMINATION);
    registers.lifted(COURT, determination);
    registers.isSent();
  }

  @Test
  void it_binds_over_a_third_system_that_knows_both() {
    registers.determined(COURT, FILE);
    registers.same(COURT, FILE, "{\"system\": \"xc-hospital\", \"localId\": \"h-7\"}");
    registers.isSent();
    registers.same(MOSA, CASE, "{\"system\": \"xc-hospital\", \"localId\": \"h-7\"}");
    registers.isRefused(Reason.ART_37_DETERMINATION);
  }

  @Test
  void another_child_is_not_bound() {
    registers.determined(COURT, FILE);
    registers.identified(COURT, FILE, NUMBER);
    registers.identified(MOSA, CASE, NUMBER.replace("83", "84"));
    registers.isSent();
  }

  @Test
  void what_waits_ends_when_the_court_restricts_and_when_the_cases_are_found_to_be_one() {
    DisclosureId waiting = id();
    assertThat(nodes.agency().submit(MOSA, waiting, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    registers.determined(COURT, FILE);
    Registered joined = (Registered) registers.same(MOSA, CASE, FILE);
    assertThat(joined.stopped()).containsExactly(waiting);

    registers.parted(MOSA, joined.id());
    registers.same(MOSA, CASE, "{\"system\": \"xc-court\", \"localId\": \"f-119\"}");
    DisclosureId another = id();
    assertThat(nodes.agency().submit(MOSA, another, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    Registered determined =
        (Registered) registers.determined(COURT, FILE.replace("f-118", "f-119"));
    assertThat(determined.stopped()).as("others are not told which").isEmpty();
    assertThat(nodes.await(another, State.STOPPED).reason()).contains(Reason.ART_37_DETERMINATION);
  }

  @Test
  void a_consent_counts_only_where_it_was_given() {
    String elsewhere =
        new String(TwoNodes.consentBody(), UTF_8)
            .replace("xc-primero", "xc-court")
            .replace("case-1", "f-118");
    assertThat(nodes.agency().registerConsent(COURT, elsewhere.getBytes(UTF_8)))
        .isInstanceOf(Registered.class);
    registers.same(MOSA, CASE, FILE);
    SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(reunification()));
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.NO_CONSENT);
  }

  @Test
  void saying_it_twice_is_saying_it_once() {
    UUID first = idOf(registers.same(MOSA, CASE, FILE));
    assertThat(idOf(registers.same(MOSA, CASE, FILE))).isEqualTo(first);
    assertThat(cassarRows.ask("SELECT count(*) FROM registration")).isEqualTo("2");
    registers.parted(MOSA, first);
    assertThat(idOf(registers.parted(MOSA, first))).isEqualTo(first);
    assertThat(cassarRows.ask("SELECT count(*) FROM registration")).isEqualTo("4");
    assertThat(idOf(registers.same(MOSA, CASE, FILE))).isNotEqualTo(first);
  }

  @Test
  void only_its_own_system_says_who_a_case_is_and_only_who_said_so_takes_it_back() {
    assertThat(faults(registers.same(COURT, CASE, FILE)))
        .extracting(Fault::place)
        .containsExactly("/child");
    UUID identity = idOf(registers.same(MOSA, CASE, FILE));
    assertThat(registers.parted(COURT, identity)).isInstanceOf(RegisterOutcome.NotFound.class);
    assertThat(registers.lifted(MOSA, identity)).isInstanceOf(RegisterOutcome.NotFound.class);
  }

  @Test
  void what_forms_fill_in_where_there_is_no_number_joins_nobody() {
    for (String value : List.of("0000000", "unknown", "1", "n/a", "-----", "01010")) {
      assertThat(faults(registers.identified(MOSA, CASE, NUMBER.replace("41-2207-83", value))))
          .as(value)
          .extracting(Fault::place)
          .containsExactly("/identifier/value");
    }
    assertThat(faults(registers.same(MOSA, CASE, CASE)))
        .extracting(Fault::place)
        .containsExactly("/sameAs");
  }

  @Test
  void more_cases_than_one_child_has_are_not_joined() {
    for (int i = 0; i < 31; i++) {
      idOf(registers.identified(MOSA, CASE.replace("case-1", "case-" + i), NUMBER));
    }
    assertThat(faults(registers.identified(MOSA, CASE.replace("case-1", "one-more"), NUMBER)))
        .extracting(Fault::place)
        .containsExactly("/identifier/value");
  }

  @Test
  void a_link_that_was_taken_away_releases_nothing() {
    registers.determined(COURT, FILE);
    registers.same(MOSA, CASE, FILE);
    cassarRows.asSuperuser(
        "DELETE FROM registration WHERE kind = 'same-child' AND child = (SELECT child FROM"
            + " registration WHERE kind = 'same-child' AND child NOT IN (SELECT child FROM"
            + " registration WHERE kind = 'restriction'))");
    registers.isRefused(Reason.ROW_ALTERED);
  }
}
