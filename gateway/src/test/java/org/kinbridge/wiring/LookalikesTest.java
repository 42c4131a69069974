package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.kinbridge.wiring.Holds.SUPERVISOR;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.access.person.PersonRole;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.vault.RowAltered;

/** A case of another system that nobody linked and that may be the same child's. */
class LookalikesTest {
  private static final TestDatabase CASSAR = new TestDatabase();
  private static final TestDatabase ALDMARK = new TestDatabase();
  private static final String LAST_RESTRICTED =
      "SELECT child FROM registration WHERE kind = 'restriction' ORDER BY recorded_at DESC LIMIT 1";
  private static TwoNodes nodes;
  private static Registers registers;
  private static Holds holds;

  /** Every test has a child, a case and a file of its own. */
  private final Alike alike = new Alike(nodes);

  @BeforeAll
  static void start() {
    nodes = new TwoNodes(CASSAR, ALDMARK);
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
    holds = new Holds(nodes);
  }

  @AfterAll
  static void stop() {
    everythingIsNumbered();
    assertThat(nodes.findings(nodes.cassar, CASSAR)).as("every row is its entry's").isEmpty();
    nodes.close();
    CASSAR.open().close();
    ALDMARK.open().close();
  }

  private static void everythingIsNumbered() {
    nodes.until(() -> CASSAR.ask("SELECT count(*) FROM ledger_pending").equals("0"));
  }

  private static long said(String kind) {
    return Long.parseLong(
        CASSAR.ask("SELECT count(*) FROM registration WHERE kind = '" + kind + "'"));
  }

  private void isSent(ObjectNode request) {
    assertThat(nodes.agency().submit(MOSA, id(), bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  private DisclosureId isHeld(ObjectNode request) {
    DisclosureId id = holds.held(request);
    assertThat(holds.view(id).reason()).contains(Reason.PROBABLE_MATCH);
    return id;
  }

  private void isRefused(ObjectNode request, Reason reason) {
    SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(request));
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(reason);
  }

  @Test
  void what_the_court_registered_by_name_holds_what_the_ministry_sends() {
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    assertThat(holds.view(id).decision().toString())
        .as("the agency learns that a person must look, and nothing else")
        .contains("probable-match")
        .doesNotContain("xc-court", alike.fileNumber());
  }

  @Test
  void whoever_may_judge_is_shown_which_case_to_ask_about_and_nobody_else() {
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    assertThat(holds.seen(SUPERVISOR, id).alike())
        .extracting(Lookalikes.Case::system, Lookalikes.Case::localId)
        .containsExactly(tuple("xc-court", alike.fileNumber()));
    for (AuthenticatedPerson other :
        List.of(
            AnyPerson.of("u-41", "xc-mosa", Assurance.ORDINARY, PersonRole.APPROVER),
            AnyPerson.approver("u-11", "xc-mosa"),
            AnyPerson.officer("u-dpo"))) {
      HoldView seen = holds.seen(other, id);
      assertThat(seen.alike()).isEmpty();
      assertThat(holds.door().judge(other, id, alike.isOther(seen)))
          .isInstanceOfAny(HoldOutcome.NotAllowed.class, HoldOutcome.SamePerson.class);
    }
  }

  @Test
  void neither_a_yes_nor_a_broken_glass_says_who_the_child_is() {
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    HoldView seen = holds.seen(SUPERVISOR, id);
    assertThat(holds.door().approve(SUPERVISOR, id, Holds.yesTo(seen)))
        .isInstanceOf(HoldOutcome.NotApprovable.class);
    assertThat(holds.door().breakGlass(SUPERVISOR, id, Glass.breaking(seen)))
        .isInstanceOf(HoldOutcome.NotApprovable.class);
    assertThat(holds.view(id).state()).isEqualTo(State.HELD);
  }

  @Test
  void another_child_is_said_once_and_lets_it_go() {
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    long before = said("other-child");
    byte[] other = alike.isOther(holds.seen(SUPERVISOR, id));
    for (int said = 0; said < 2; said++) {
      assertThat(holds.door().judge(SUPERVISOR, id, other))
          .isInstanceOf(HoldOutcome.Answered.class);
    }
    assertThat(holds.view(id).state()).isEqualTo(State.AUTHORISED);
    assertThat(said("other-child")).as("one on each side").isEqualTo(before + 2);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.RECEIVED);
    nodes.line.weather(DirectLine.Weather.down());
    isSent(alike.danger(alike.caseOf("")));
    isHeld(alike.danger(alike.caseOf("-2")));
  }

  @Test
  void the_same_child_is_bound_from_then_on() {
    long before = said("same-child");
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    assertThat(holds.door().judge(SUPERVISOR, id, alike.isSame(holds.seen(SUPERVISOR, id))))
        .isInstanceOf(HoldOutcome.Answered.class);
    assertThat(holds.view(id).state()).isEqualTo(State.REFUSED);
    assertThat(holds.view(id).reason()).contains(Reason.ART_37_DETERMINATION);
    isRefused(alike.danger(alike.caseOf("")), Reason.ART_37_DETERMINATION);
    assertThat(said("same-child")).as("one on each side").isEqualTo(before + 2);
  }

  @Test
  void what_she_did_not_see_is_not_judged() {
    long before = said("other-child");
    registers.determined(COURT, alike.file());
    DisclosureId id = isHeld(alike.danger(alike.caseOf("")));
    HoldView seen = holds.seen(SUPERVISOR, id);
    assertThat(
            holds.door().judge(SUPERVISOR, id, Alike.judging("0".repeat(64), alike.fileNumber())))
        .isInstanceOf(HoldOutcome.Changed.class);
    String digest = seen.decision().path("decisionDigest").asText();
    assertThat(holds.door().judge(SUPERVISOR, id, Alike.judging(digest, "f-0")))
        .isInstanceOf(HoldOutcome.Faulty.class);
    assertThat(holds.door().judge(SUPERVISOR, id, "{\"is\": \"consent\"}".getBytes(UTF_8)))
        .isInstanceOf(HoldOutcome.Faulty.class);
    assertThat(said("other-child")).isEqualTo(before);
  }

  @Test
  void nothing_is_held_where_nothing_stands_about_the_other() {
    UUID determination = idOf(registers.determined(COURT, alike.file()));
    isHeld(alike.danger(alike.caseOf("")));
    registers.lifted(COURT, determination);
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void what_a_case_looks_like_is_known_from_what_was_sent_of_it() {
    isSent(alike.danger(alike.caseOf("-7")));
    registers.determined(COURT, alike.ministrys("-7"));
    isHeld(alike.danger(alike.caseOf("")));
  }

  @Test
  void a_name_in_another_script_is_a_name() {
    registers.determined(COURT, alike.named("ብርሃነ ወልዱ ናርዶስ"));
    isHeld(alike.danger(alike.caseOf("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NARDOS  BERHANE-WOLDU", "woldu, nárdos berhané"})
  void spelling_of_case_accents_and_order_is_no_difference(String name) {
    registers.determined(COURT, alike.named(name));
    isHeld(alike.danger(alike.caseOf("")));
  }

  @Test
  void a_twin_is_another_child() {
    registers.determined(COURT, alike.named("Selam Berhane Woldu"));
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void who_bears_the_name_and_was_born_on_another_day_is_another_child() {
    registers.determined(COURT, alike.bornOn("2010-02-03"));
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void a_boy_is_no_girl() {
    isSent(alike.with(alike.danger(alike.caseOf("-7")), data -> data.put("sex", "male")));
    registers.determined(COURT, alike.ministrys("-7"));
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void an_estimated_date_is_no_day_of_birth() {
    registers.determined(COURT, alike.bornOn("2011-01-01"));
    isSent(TwoNodes.danger());
  }

  @Test
  void it_holds_over_a_case_that_is_linked_with_the_other() {
    registers.determined(COURT, alike.unnamed("-2"));
    registers.lifted(COURT, idOf(registers.determined(COURT, alike.file())));
    isSent(alike.danger(alike.caseOf("")));
    UUID link = idOf(registers.same(COURT, alike.unnamed(""), alike.unnamed("-2")));
    isHeld(alike.danger(alike.caseOf("")));
    registers.parted(COURT, link);
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void who_was_erased_resembles_nobody() {
    registers.determined(COURT, alike.file());
    alike.erase(CASSAR, LAST_RESTRICTED);
    isSent(alike.danger(alike.caseOf("")));
  }

  @Test
  void what_waits_stops_when_another_case_is_registered() {
    DisclosureId id = id();
    nodes.line.weather(DirectLine.Weather.fine());
    try (Unnumbered meanwhile = Unnumbered.at(CASSAR.open())) {
      assertThat(nodes.agency().submit(MOSA, id, bytes(alike.danger(alike.caseOf("")))))
          .isInstanceOf(SendOutcome.Accepted.class);
      registers.determined(COURT, alike.file());
    }
    assertThat(nodes.await(id, State.STOPPED).reason()).contains(Reason.PROBABLE_MATCH);
    nodes.line.weather(DirectLine.Weather.down());
  }

  @Test
  void a_likeness_that_somebody_took_away_lets_nothing_go() {
    registers.determined(COURT, alike.file());
    everythingIsNumbered();
    String child = CASSAR.ask(LAST_RESTRICTED);
    CASSAR.asSuperuser("CREATE TABLE kept AS SELECT * FROM likeness WHERE child = '" + child + "'");
    CASSAR.asSuperuser("DELETE FROM likeness WHERE child = '" + child + "'");
    assertThatThrownBy(
            () -> nodes.agency().submit(MOSA, id(), bytes(alike.danger(alike.caseOf("")))))
        .isInstanceOf(RowAltered.class);
    CASSAR.asSuperuser("INSERT INTO likeness SELECT * FROM kept");
    isHeld(alike.danger(alike.caseOf("")));
  }

  @Test
  void names_and_day_of_birth_go_together() {
    RegisterOutcome outcome =
        registers.determined(
            COURT, "{\"system\": \"xc-court\", \"localId\": \"f-1\", \"names\": [\"Nardos\"]}");
    assertThat(((RegisterOutcome.Faulty) outcome).faults().getFirst().place())
        .isEqualTo("/child/birthDate");
  }
}
