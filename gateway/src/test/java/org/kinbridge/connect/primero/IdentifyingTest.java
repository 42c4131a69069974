package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** Before a case is disclosed the node hears by which identifier other systems know the child. */
class IdentifyingTest {
  private static final String SECTION =
      """
      identifiers:
        system: xc-primero
        fields: [{field: national_id_no, scheme: xc-person-number}, {field: unhcr_id_no, scheme: unhcr}]
      """;

  @TempDir Path folder;
  private Ministry ministry;

  @BeforeEach
  void start() {
    ministry = new Ministry(new SetUp(folder).and(SECTION));
  }

  private UUID referralOf(String number) {
    UUID known = ministry.filledCase();
    ((ObjectNode) ministry.primero.record(known)).put("national_id_no", number);
    return ministry.primero.refer(known, "family_seunification_service");
  }

  private int place(String call) {
    return ministry.node.calls.indexOf(
        ministry.node.calls.stream().filter(one -> one.endsWith(call)).findFirst().orElseThrow());
  }

  @Test
  void what_a_field_of_the_case_says_is_told_before_anything_is_asked() throws NoAnswer {
    UUID referral = referralOf("41-2207-83");
    ministry.look();
    assertThat(ministry.node.identities).hasSize(1);
    JsonNode told = ministry.node.identities.getFirst();
    assertThat(told.at("/identifier/value").asText()).isEqualTo("41-2207-83");
    assertThat(told.at("/identifier/scheme").asText()).isEqualTo("xc-person-number");
    assertThat(told.at("/child/system").asText()).isEqualTo("xc-primero");
    JsonNode sent = ministry.node.sent(referral).orElseThrow();
    assertThat(told.at("/child/localId")).isEqualTo(sent.at("/case/reference"));
    assertThat(told.at("/recordedBy")).isEqualTo(sent.at("/actor/userRef"));
    assertThat(place("/api/identities")).isLessThan(place("/preview"));
  }

  @Test
  void a_case_without_an_identifier_is_disclosed_as_it_is() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    assertThat(ministry.node.identities).isEmpty();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void what_the_node_takes_for_no_identifier_joins_nobody_and_stops_nothing() throws NoAnswer {
    ministry.node.takesIdentifiers = false;
    UUID referral = referralOf("0000000");
    ministry.look();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void nothing_is_asked_while_the_node_does_not_keep_who_the_child_is() throws NoAnswer {
    UUID referral = referralOf("41-2207-83");
    ministry.node.instead.put("POST /api/identities", FakeNode.problem(500, Reason.INTERNAL));
    ministry.look();
    assertThat(ministry.node.sent(referral)).isEmpty();
    assertThat(ministry.node.calls).noneMatch(call -> call.endsWith("/preview"));
    ministry.node.instead.clear();
    for (int i = 0; i < 30 && ministry.node.sent(referral).isEmpty(); i++) {
      ministry.lookAgain();
    }
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  @Test
  void a_field_of_the_form_and_a_scheme_that_is_no_word_are_refused() {
    SetUp set =
        new SetUp(folder)
            .and(SECTION)
            .with("field: national_id_no", "field: kinbridge_number")
            .with("scheme: unhcr}", "scheme: Of UNHCR}");
    assertThat(faults(set)).hasSize(2);
    assertThat(faults(new SetUp(folder).and("identifiers: {system: XC}\n"))).hasSize(2);
  }

  private static List<Fault> faults(SetUp set) {
    return switch (Configuration.read(set.file())) {
      case Configuration.Reading.Complete complete -> List.of();
      case Configuration.Reading.Faulty(List<Fault> faults) -> faults;
    };
  }
}
