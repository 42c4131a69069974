package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.sending.SendOutcome;

/** What never left is joined with what comes back, in the record of whoever disclosed it. */
class ComplementTest extends Crossing {
  private UUID item;

  /** Cassar sends a child to Aldmark, and Aldmark had told Cassar of its own case before. */
  @BeforeEach
  void aChildArrived() {
    DisclosureId sent = id();
    assertThat(nodes.agency().submit(MOSA, sent, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    nodes.await(sent, State.RECEIVED);
    item = nodes.arrived().getLast().id();
  }

  private static ObjectNode own(String reference) {
    ObjectNode request = TwoNodes.dangerOfAldmark(reference);
    ObjectNode data = (ObjectNode) request.at("/record/content/data");
    data.put("notes_ours", "never leaves").put("name_nickname", "Ours");
    return request;
  }

  /** Sent, and received: nothing more is written of it. */
  private void disclosed(ObjectNode request) {
    DisclosureId sent = id();
    assertThat(nodes.aldmarkAgency().submit(ALDMARK, sent, bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
    nodes.until(
        () ->
            nodes.aldmarkAgency().disclosure(ALDMARK, sent).orElseThrow().state()
                == State.RECEIVED);
  }

  private NationalReading ask(AuthenticatedClient client, String format, String reference) {
    String body = "{\"format\":\"" + format + "\",\"case\":{\"reference\":\"" + reference + "\"}}";
    return nodes.aldmarkAgency().putInto(client, item, body.getBytes(UTF_8));
  }

  private long entries() {
    return Long.parseLong(aldmarkRows.ask("SELECT count(*) FROM ledger_entry"));
  }

  @Test
  void the_record_that_was_disclosed_comes_back_with_what_came_and_all_that_never_left() {
    disclosed(own("xa-9"));
    long before = entries();

    NationalReading.Written written =
        ((NationalReading.Given) ask(ALDMARK, "primero-v2", "xa-9")).written();

    JsonNode record = written.record().orElseThrow();
    JsonNode ours = own("xa-9").at("/record/content/data");
    ours.properties().stream()
        .filter(member -> !written.patch().path("data").has(member.getKey()))
        .forEach(
            member ->
                assertThat(record.path(member.getKey()))
                    .as(member.getKey())
                    .isEqualTo(member.getValue()));
    assertThat(record.path("notes_ours").asText()).isEqualTo("never leaves");
    assertThat(record.path("owned_by")).isEqualTo(ours.path("owned_by"));
    assertThat(entries() - before).isEqualTo(2);
  }

  @Test
  void the_last_record_of_the_case_is_meant() {
    disclosed(own("xa-10"));
    nodes.clock.forward(Duration.ofSeconds(1));
    ObjectNode later = own("xa-10");
    ((ObjectNode) later.at("/record/content/data")).put("notes_ours", "later");
    disclosed(later);

    NationalReading.Written written =
        ((NationalReading.Given) ask(ALDMARK, "primero-v2", "xa-10")).written();

    assertThat(written.record().orElseThrow().path("notes_ours").asText()).isEqualTo("later");
  }

  @Test
  void another_case_another_format_and_another_authority_have_none_and_no_entry() {
    disclosed(own("xa-11"));
    AuthenticatedClient police = AnyClient.of("xa-police-desk", "xa-police", "xa-desk", "XA");
    long before = entries();

    assertThat(ask(ALDMARK, "primero-v2", "xa-none")).isInstanceOf(NationalReading.NotKept.class);
    assertThat(ask(ALDMARK, "borvania-register", "xa-11"))
        .isInstanceOf(NationalReading.NotKept.class);
    assertThat(ask(police, "primero-v2", "xa-11")).isInstanceOf(NationalReading.Absent.class);
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void thirty_days_after_its_receipt_the_record_is_not_used_any_more() {
    disclosed(own("xa-12"));
    nodes.clock.forward(Duration.ofDays(29));
    assertThat(ask(ALDMARK, "primero-v2", "xa-12")).isInstanceOf(NationalReading.Given.class);
    nodes.clock.forward(Duration.ofDays(1));
    assertThat(ask(ALDMARK, "primero-v2", "xa-12")).isInstanceOf(NationalReading.NotKept.class);
  }

  @Test
  void a_record_as_it_is_now_is_put_into_as_well() {
    String body =
        "{\"format\":\"primero-v2\",\"record\":{\"data\":{\"name_first\":\"X\",\"ours\":1}}}";

    NationalReading reading = nodes.aldmarkAgency().putInto(ALDMARK, item, body.getBytes(UTF_8));

    JsonNode record = ((NationalReading.Given) reading).written().record().orElseThrow();
    assertThat(record.path("ours").asInt()).isEqualTo(1);
    assertThat(record.path("name_first").asText()).isNotEqualTo("X");
  }

  @Test
  void a_body_or_a_record_that_is_none_is_a_fault_with_its_place() {
    for (String body :
        java.util.List.of(
            "{\"format\":\"primero-v2\"}",
            "{\"format\":\"primero-v2\",\"case\":{}}",
            "{\"format\":\"primero-v2\",\"record\":{\"z\":1}}",
            "{\"format\":\"primero-v2\",\"record\":{},\"more\":1}",
            "{")) {
      assertThat(nodes.aldmarkAgency().putInto(ALDMARK, item, body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(NationalReading.Faulty.class);
    }
  }
}
