package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Registers.CASE;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.FILE;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;

/** What a court ordered to be told is told while the order stands, and no more than it names. */
class OrdersTest extends Crossing {
  private Registers registers;

  @BeforeEach
  void nobodyListens() {
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
  }

  private static ObjectNode disclosure(String order) {
    ObjectNode request = danger();
    request.put("purpose", "CPCARE").put("legalBasis", "court-order").put("urgency", "routine");
    request
        .putObject("basis")
        .putArray("evidence")
        .addObject()
        .put("type", "court-order")
        .put("reference", order);
    return request;
  }

  private SendOutcome submitted(UUID order) {
    return nodes.agency().submit(MOSA, id(), bytes(disclosure(order.toString())));
  }

  private void isSent(UUID order) {
    assertThat(submitted(order)).isInstanceOf(SendOutcome.Accepted.class);
  }

  private void isRefused(UUID order) {
    assertThat(((SendOutcome.Refused) submitted(order)).reason())
        .isEqualTo(Reason.ORDER_NOT_IN_FORCE);
  }

  private void isAskedFor(UUID order) {
    assertThat(((SendOutcome.Held) submitted(order)).disclosure().reason())
        .contains(Reason.MISSING_EVIDENCE);
  }

  private static List<Fault> faults(RegisterOutcome outcome) {
    assertThat(outcome).isInstanceOf(RegisterOutcome.Faulty.class);
    return ((RegisterOutcome.Faulty) outcome).faults();
  }

  @Test
  void it_permits_from_its_entry_until_its_last_day() {
    isAskedFor(UUID.randomUUID());
    UUID order = idOf(registers.ordered(MOSA, CASE));
    isSent(order);
    nodes.clock.forward(Duration.ofDays(20));
    isRefused(order);
  }

  @Test
  void what_it_does_not_name_stays() {
    String narrow = released(idOf(registers.ordered(MOSA, CASE, "identity")));
    String wider = released(idOf(registers.ordered(MOSA, CASE, "identity", "concerns")));
    assertThat(narrow).contains("/data/date_of_birth").doesNotContain("/data/protection_concern");
    assertThat(wider).contains("/data/date_of_birth").contains("/data/protection_concern");
  }

  private String released(UUID order) {
    SendOutcome.Accepted sent = (SendOutcome.Accepted) submitted(order);
    return sent.disclosure().decision().path("released").toString();
  }

  @Test
  void what_waits_on_it_ends_when_it_is_lifted() {
    UUID order = idOf(registers.ordered(MOSA, CASE));
    DisclosureId waiting = id();
    nodes.agency().submit(MOSA, waiting, bytes(disclosure(order.toString())));
    Registered lifted = (Registered) registers.orderLifted(MOSA, order);
    assertThat(lifted.stopped()).containsExactly(waiting);
    assertThat(nodes.await(waiting, State.STOPPED).reason()).contains(Reason.ORDER_NOT_IN_FORCE);
    isRefused(order);
    isSent(idOf(registers.ordered(MOSA, CASE)));
  }

  @Test
  void the_court_enters_its_own_order_for_the_ministrys_case_and_nobody_else_does() {
    UUID order = idOf(registers.ordered(COURT, CASE));
    isSent(order);
    assertThat(registers.orderLifted(MOSA, order)).isInstanceOf(RegisterOutcome.NotFound.class);
    assertThat(faults(registers.ordered(MOSA, FILE)))
        .extracting(Fault::place)
        .containsExactly("/child/system");
  }

  @Test
  void it_permits_nothing_of_another_systems_case_of_the_same_child() {
    UUID order = idOf(registers.ordered(COURT, FILE));
    registers.same(MOSA, CASE, FILE);
    isAskedFor(order);
  }

  @Test
  void a_determination_is_stronger() {
    UUID order = idOf(registers.ordered(MOSA, CASE));
    registers.determined(MOSA, CASE);
    assertThat(((SendOutcome.Refused) submitted(order)).reason())
        .isEqualTo(Reason.ART_37_DETERMINATION);
  }

  @Test
  void one_that_names_witnesses_is_entered_and_asks_nobody_where_the_record_has_none() {
    isSent(idOf(registers.openingWitnesses(MOSA, CASE, "u-40")));
  }

  /** The court's own file, in which it hears the mother as a witness and restricts nobody. */
  private static ObjectNode ofTheCourtsFile(UUID order) {
    String root = "/alm:GuardianshipOrderExchange";
    ObjectNode request = disclosure(order.toString());
    request.putObject("record").put("format", "aldmark-court").put("content", courtsFile());
    ArrayNode subjects = request.withObject("/case").putArray("subjects");
    subjects.addObject().put("id", "#child").put("at", root);
    subjects.addObject().put("id", "#mother").put("at", root + "/alm:Mother/0");
    ArrayNode answers = request.putArray("resolutions");
    List.of(
            "/hs:DataPrivacy/0/hs:DataPrivacyElementName",
            "/hs:DataPrivacy/0/hs:DataPrivacyRuleText",
            "/hs:Child/hs:PersonAugmentation/hs:PerceivedAgeMeasure/nc:MeasureValueText")
        .forEach(
            source ->
                answers
                    .addObject()
                    .put("source", root + source)
                    .put("dismissed", true)
                    .put("reason", "read in the court's file")
                    .put("by", "u-11"));
    return request;
  }

  private static String courtsFile() {
    try {
      return Files.readString(
              TwoNodes.profiles().resolve("national/aldmark-court/sample-order.xml"))
          .replaceFirst("<alm:MeasureCode>NO_CONTACT_FA1</alm:MeasureCode>", "")
          .replaceFirst(
              "<j:CourtOrder ",
              "<j:CaseWitness><nc:RoleOfPerson structures:ref=\"MO1\"/></j:CaseWitness>"
                  + "<j:CourtOrder ");
    } catch (IOException e) {
      throw new UncheckedIOException("the sample is missing", e);
    }
  }

  @Test
  void a_witness_of_a_courts_file_stays_until_a_second_person_compared_the_entry() {
    UUID unnamed = idOf(registers.ordered(MOSA, CASE, "identity", "case", "relatives"));
    SendOutcome without = nodes.agency().submit(MOSA, id(), bytes(ofTheCourtsFile(unnamed)));
    assertThat(((SendOutcome.Accepted) without).disclosure().decision().path("released").toString())
        .contains("/hs:Child/")
        .doesNotContain("/alm:Mother/0");

    Holds holds = new Holds(nodes);
    DisclosureId id =
        holds.held(ofTheCourtsFile(idOf(registers.openingWitnesses(MOSA, CASE, "u-11"))));
    assertThat(holds.view(id).reason()).contains(Reason.ORDER_NOT_CONFIRMED);
    HoldView seen = holds.seen(Holds.SUPERVISOR, id);
    assertThat(seen.decision().at("/hold/ifApproved/released").toString())
        .contains("/alm:Mother/0");
    assertThat(holds.door().approve(Holds.SUPERVISOR, id, Holds.yesTo(seen)))
        .isInstanceOf(HoldOutcome.Answered.class);
    assertThat(holds.view(id).state()).isEqualTo(State.AUTHORISED);
  }

  @Test
  void everything_wrong_with_an_order_is_told_at_once() {
    String order =
        """
        {"child": {"system": "xc-primero", "localId": "case-1"}, "document": "no digest",
         "issuer": "xc-court", "classes": ["identity", "everything"], "labels": ["cp-witness", "cp-asylum"],
         "to": {"node": "XA"}, "period": {"start": "2026-11-30", "end": "2026-11-01"},
         "recordedBy": "u-11"}
        """;
    assertThat(faults(nodes.agency().registerOrder(MOSA, order.getBytes(UTF_8))))
        .extracting(Fault::place)
        .containsExactlyInAnyOrder(
            "/document", "/classes/1", "/labels/1", "/to/authority", "/period/end");
    assertThat(faults(nodes.agency().registerOrder(MOSA, "[]".getBytes(UTF_8)))).isNotEmpty();
  }
}
