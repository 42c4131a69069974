package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Holds.SUPERVISOR;
import static org.kinbridge.wiring.TwoNodes.MOSA;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.store.database.TestDatabase;

/**
 * Many at once: rehearsed, then sent exactly so; a bad line harms itself only, siblings each other.
 */
class BatchTest {
  private static final TestDatabase CASSAR = new TestDatabase();
  private static final TestDatabase ALDMARK = new TestDatabase();
  private static TwoNodes nodes;
  private static Holds holds;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes(CASSAR, ALDMARK);
    holds = new Holds(nodes);
  }

  @AfterAll
  static void stop() {
    nodes.until(() -> CASSAR.ask("SELECT count(*) FROM ledger_pending").equals("0"));
    assertThat(nodes.findings(nodes.cassar, CASSAR)).isEmpty();
    nodes.close();
    CASSAR.open().close();
    ALDMARK.open().close();
  }

  private static ObjectNode danger(String reference) {
    ObjectNode request = TwoNodes.danger();
    request.withObject("/case").put("reference", reference);
    return request;
  }

  /** Refused: nobody consented. */
  private static ObjectNode refused(String reference) {
    ObjectNode request = TwoNodes.reunification();
    request.withObject("/case").put("reference", reference);
    return request;
  }

  private static String line(ObjectNode request) {
    return line(UUID.randomUUID(), request);
  }

  private static String line(UUID id, ObjectNode request) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("id", id.toString());
    line.set("request", request);
    return line.toString();
  }

  private static String line(String group, ObjectNode request) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", UUID.randomUUID().toString())
            .put("group", group);
    line.set("request", request);
    return line.toString();
  }

  private static byte[] batch(String... lines) {
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static BatchOutcome.Told rehearsed(byte[] batch) {
    BatchOutcome outcome = nodes.agency().rehearse(MOSA, batch);
    assertThat(outcome).isInstanceOf(BatchOutcome.Told.class);
    return (BatchOutcome.Told) outcome;
  }

  private static BatchOutcome.Told sent(byte[] batch) {
    BatchOutcome outcome = nodes.agency().submit(MOSA, batch, rehearsed(batch).digest());
    assertThat(outcome).isInstanceOf(BatchOutcome.Told.class);
    return (BatchOutcome.Told) outcome;
  }

  private static List<String> said(BatchOutcome.Told told) {
    return told.lines().stream()
        .map(
            line ->
                switch (line.said()) {
                  case Said.GroupWaits waits -> "waits";
                  case Said.Outcome(SendOutcome outcome) -> outcome.getClass().getSimpleName();
                })
        .toList();
  }

  private static DisclosureId id(BatchOutcome.Told told, int line) {
    return told.lines().get(line - 1).id().orElseThrow();
  }

  private static long entries() {
    return Long.parseLong(nodes.cassarEntries());
  }

  private static long disclosures() {
    return Long.parseLong(CASSAR.ask("SELECT count(*) FROM disclosure"));
  }

  @Nested
  class A_rehearsal {
    @Test
    void tells_each_line_in_its_place_sends_nothing_and_is_an_entry_a_line() {
      long before = entries();
      long kept = disclosures();
      BatchOutcome.Told told = rehearsed(batch(line(danger("r-1")), line(refused("r-2"))));
      assertThat(said(told)).containsExactly("Accepted", "Refused");
      assertThat(told.lines()).extracting(BatchOutcome.Line::number).containsExactly(1, 2);
      assertThat(told.children()).isEqualTo(2);
      assertThat(entries() - before).isEqualTo(2);
      assertThat(disclosures()).isEqualTo(kept);
    }

    @Test
    void that_was_of_something_else_leaves_nothing_by_which_a_child_is_found() {
      Alike alike = new Alike(nodes);
      byte[] batch = batch(line(alike.danger(alike.caseOf(""))));
      String before = CASSAR.ask("SELECT count(*) FROM likeness");
      assertThat(nodes.agency().submit(MOSA, batch, Sha256.of(batch)))
          .isInstanceOf(BatchOutcome.Changed.class);
      assertThat(CASSAR.ask("SELECT count(*) FROM likeness")).isEqualTo(before);
    }

    @Test
    void of_a_bad_line_names_its_faults_and_goes_on() {
      UUID id = UUID.randomUUID();
      ObjectNode spoilt = danger("b-1");
      spoilt.remove("to");
      BatchOutcome.Told told =
          rehearsed(
              batch(
                  "{",
                  line(danger("b-2")),
                  "",
                  line(id, spoilt),
                  line(id, danger("b-3")),
                  "{\"request\": {}, \"extra\": 1}"));
      assertThat(said(told))
          .containsExactly("Faulty", "Accepted", "Faulty", "Faulty", "Faulty", "Faulty");
      assertThat(told.lines().get(3).said())
          .isInstanceOfSatisfying(
              Said.Outcome.class,
              said ->
                  assertThat(((SendOutcome.Faulty) said.outcome()).faults())
                      .anyMatch(fault -> fault.place().equals("/request/to")));
    }

    @Test
    void of_what_is_no_batch_says_so() {
      String[] many = new String[501];
      java.util.Arrays.fill(many, "{}");
      for (byte[] none :
          List.of(
              batch(""),
              batch(many),
              batch(
                  line("a", danger("s-1")), line("b", danger("s-2")), line("a", danger("s-3"))))) {
        assertThat(nodes.agency().rehearse(MOSA, none)).isInstanceOf(BatchOutcome.Faulty.class);
        assertThat(nodes.agency().submit(MOSA, none, Sha256.of("x")))
            .isInstanceOf(BatchOutcome.Faulty.class);
      }
    }
  }

  @Nested
  class A_batch {
    @Test
    void is_sent_as_it_was_rehearsed_and_each_line_arrives_or_is_refused() {
      BatchOutcome.Told told =
          sent(batch(line(danger("g-1")), line(refused("g-2")), "{}", line(danger("g-3"))));
      assertThat(said(told)).containsExactly("Accepted", "Refused", "Faulty", "Accepted");
      nodes.await(id(told, 1), State.RECEIVED);
      nodes.await(id(told, 4), State.RECEIVED);
      assertThat(holds.view(id(told, 2)).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void sent_again_after_a_broken_line_is_the_same_batch() {
      byte[] batch = batch(line(danger("i-1")), line(refused("i-2")));
      Sha256 digest = rehearsed(batch).digest();
      BatchOutcome.Told first = (BatchOutcome.Told) nodes.agency().submit(MOSA, batch, digest);
      nodes.await(id(first, 1), State.RECEIVED);
      long before = entries();
      BatchOutcome.Told again = (BatchOutcome.Told) nodes.agency().submit(MOSA, batch, digest);
      assertThat(said(again)).isEqualTo(said(first));
      assertThat(entries()).isEqualTo(before);
    }

    @Test
    void that_was_not_rehearsed_so_is_not_sent() {
      byte[] rehearsed = batch(line(danger("n-1")), line(danger("n-2")));
      Sha256 digest = rehearsed(rehearsed).digest();
      long kept = disclosures();
      long before = entries();
      for (byte[] other :
          List.of(
              batch(line(danger("n-1")), line(danger("n-2"))),
              batch(new String(rehearsed, UTF_8).lines().toList().getFirst()),
              (new String(rehearsed, UTF_8) + "\n{}").getBytes(UTF_8))) {
        assertThat(nodes.agency().submit(MOSA, other, digest))
            .isInstanceOf(BatchOutcome.Changed.class);
      }
      assertThat(disclosures()).isEqualTo(kept);
      assertThat(entries()).isEqualTo(before);
    }

    @Test
    void on_a_consent_withdrawn_meanwhile_is_not_sent() {
      UUID consent = holds.consent("w-1");
      byte[] batch = batch(line(refused("w-1")), line(danger("w-2")));
      BatchOutcome.Told told = rehearsed(batch);
      assertThat(said(told)).containsExactly("Accepted", "Accepted");
      nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
      long kept = disclosures();
      assertThat(nodes.agency().submit(MOSA, batch, told.digest()))
          .isInstanceOf(BatchOutcome.Changed.class);
      assertThat(disclosures()).isEqualTo(kept);
    }
  }

  @Nested
  class Siblings {
    @Test
    void go_together() {
      BatchOutcome.Told told =
          sent(batch(line("family", danger("f-2")), line("family", danger("f-1"))));
      assertThat(said(told)).containsExactly("Accepted", "Accepted");
      nodes.await(id(told, 1), State.RECEIVED);
      nodes.await(id(told, 2), State.RECEIVED);
    }

    @Test
    void stay_together_when_one_of_them_does_not_go() {
      long kept = disclosures();
      byte[] batch =
          batch(
              line("family", danger("k-1")),
              line("family", refused("k-2")),
              line("other", danger("k-3")));
      BatchOutcome.Told told = rehearsed(batch);
      assertThat(said(told)).containsExactly("waits", "Refused", "Accepted");
      BatchOutcome.Told sent =
          (BatchOutcome.Told) nodes.agency().submit(MOSA, batch, told.digest());
      assertThat(said(sent)).containsExactly("waits", "waits", "Accepted");
      assertThat(disclosures() - kept).isEqualTo(1);
    }
  }

  @Nested
  class About_more_children_than_one_person_may_send {
    @Test
    void each_waits_for_a_second_person_and_goes_on_her_yes() {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i <= Rules.USUALLY_ALONE; i++) {
        lines.add(line(danger("many-" + i)));
      }
      BatchOutcome.Told told = sent(batch(lines.toArray(String[]::new)));
      assertThat(said(told)).containsOnly("Held");
      DisclosureId id = id(told, 7);
      assertThat(holds.view(id).reason()).contains(Reason.BATCH_SIZE);
      assertThat(holds.approved(SUPERVISOR, id)).isInstanceOf(HoldOutcome.Answered.class);
      nodes.await(id, State.RECEIVED);
      assertThat(holds.view(id(told, 8)).state()).isEqualTo(State.HELD);
    }
  }
}
