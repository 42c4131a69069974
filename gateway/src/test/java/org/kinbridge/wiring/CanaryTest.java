package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.store.database.TestDatabase;

/**
 * Words that occur nowhere else stand in every free text of a record. What is withheld is in no
 * plaintext that the recipient opens; nothing at all is in a log line, a fault or a clear column.
 */
class CanaryTest extends Crossing {
  private static final String MARK = "Quenz";
  private static final List<String> FREE =
      List.of(
          "/address_current",
          "/address_last",
          "/protection_concern_detail_subform_section/0/concern_details",
          "/child_own_words_3fa91c2",
          "/care_arrangements_section/0/name_caregiver",
          "/current_name_caregiver",
          "/child_preferences_section/0/wishes_name",
          "/family_details_section/0/relation_name",
          "/family_details_section/0/relation_address_current",
          "/family_details_section/1/relation_name",
          "/services_section/0/service_referral_notes",
          "/cp_case_plan_subform_case_plan_interventions/0/intervention_service_goal",
          "/name",
          "/disclosure_deny_details");

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final List<String> opened = Collections.synchronizedList(new ArrayList<>());
  private final Handler listener = new Listener();
  private final Logger root = Logger.getLogger("");
  private final Level usual = root.getLevel();

  private final class Listener extends Handler {
    private final SimpleFormatter format = new SimpleFormatter();

    @Override
    public void publish(LogRecord line) {
      logged.add(format.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.INFO);
    root.addHandler(listener);
    Opening opening = new Opening(nodes.aldmark.keystore, new MessageVerifier(Suite.C1));
    nodes.line.leadsTo(
        (partner, envelope) -> {
          if (opening.open(partner, envelope) instanceof Opened whole) {
            opened.add(new String(whole.content(), UTF_8) + whole.openings().toJson());
          }
          return nodes.receiver().partnerDoor().receive(partner, envelope);
        });
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(listener);
    root.setLevel(usual);
  }

  /** Each word by the pointer of the text it stands in. */
  private static Map<String, String> planted(ObjectNode request) {
    Map<String, String> words = new TreeMap<>();
    ObjectNode data = (ObjectNode) request.at("/record/content/data");
    for (String pointer : FREE) {
      int last = pointer.lastIndexOf('/');
      ObjectNode parent = (ObjectNode) data.at(pointer.substring(0, last));
      String word = MARK + (char) ('a' + words.size()) + "watter";
      String member = pointer.substring(last + 1);
      parent.put(member, parent.path(member).asText() + " " + word);
      words.put("/data" + pointer, word);
    }
    return words;
  }

  private DisclosureId submit(ObjectNode request, String reference) {
    request.withObject("/case").put("reference", reference);
    DisclosureId id = id();
    SendOutcome outcome = nodes.agency().submit(MOSA, id, bytes(request));
    assertThat(outcome.toString()).doesNotContain(MARK);
    if (outcome instanceof SendOutcome.Faulty faulty) {
      assertThat(faulty.faults().toString()).doesNotContain(MARK);
    }
    return id;
  }

  private DisclosureView sent(ObjectNode request, String reference) {
    DisclosureView view = nodes.await(submit(request, reference), State.RECEIVED);
    assertThat(view.decision().toString()).doesNotContain(MARK);
    return view;
  }

  @Test
  void what_is_withheld_is_nowhere_and_nothing_is_where_it_may_not_be() {
    ObjectNode plain = TwoNodes.danger();
    Map<String, String> words = planted(plain);
    stays(sent(plain, "case-canary-1"), words);
    ObjectNode hunted = TwoNodes.danger();
    planted(hunted);
    hunt(hunted);
    stays(sent(hunted, "case-canary-2"), words);
    everythingElseThatIsAnswered();
    assertThat(logged).as("something was logged").isNotEmpty();
    assertThat(logged).noneMatch(line -> line.contains(MARK));
    for (TestDatabase rows : List.of(cassarRows, aldmarkRows)) {
      assertThat(tablesWith(rows)).isEmpty();
    }
  }

  /** The uncle must not learn where she is, and any authority may lead to him. */
  private static void hunt(ObjectNode request) {
    ((ArrayNode) request.at("/case/subjects"))
        .addObject()
        .put("id", "#uncle")
        .put("at", "/data/family_details_section/2");
    ObjectNode stated = ((ArrayNode) request.path("restrictions")).addObject();
    stated.put("person", "#uncle").put("kind", "no-location-disclosure");
    stated.putArray("reachableThrough").add("XA");
    stated.put("elsewhere", "yes").put("basis", "child-fear");
  }

  /** Of each text that the decision withholds or keeps at home, and of none that it releases. */
  private void stays(DisclosureView view, Map<String, String> words) {
    JsonNode decision = view.decision();
    List<String> home = sources(decision.path("withheld"));
    decision.path("stayedHome").forEach(one -> home.add(one.path("source").asText()));
    List<String> released = sources(decision.path("released"));
    String plaintext = opened.getLast();
    int looked = 0;
    for (Map.Entry<String, String> word : words.entrySet()) {
      boolean leaves = released.stream().anyMatch(source -> word.getKey().startsWith(source));
      boolean stays = home.stream().anyMatch(source -> word.getKey().startsWith(source));
      if (stays && !leaves) {
        looked++;
        assertThat(plaintext).as(word.getKey()).doesNotContain(word.getValue());
      }
    }
    assertThat(looked).as("texts that stay").isGreaterThan(3);
    assertThat(plaintext).as("and some leave").contains(MARK);
  }

  private static List<String> sources(JsonNode rows) {
    List<String> sources = new ArrayList<>();
    rows.forEach(row -> row.path("source").forEach(one -> sources.add(one.asText())));
    return sources;
  }

  /** Refused, held and faulty requests with the same words in them. */
  private void everythingElseThatIsAnswered() {
    ObjectNode refused = TwoNodes.reunification();
    planted(refused);
    submit(refused, "case-canary-3");
    ObjectNode asked = TwoNodes.danger();
    planted(asked);
    ((ArrayNode) asked.at("/record/content/data/protection_concerns")).add(MARK + " concern");
    ((ArrayNode) asked.path("resolutions")).removeAll();
    submit(asked, "case-canary-4");
    ObjectNode faulty = TwoNodes.danger();
    ((ObjectNode) faulty.at("/facts/0")).put("value", MARK + " value");
    submit(faulty, "case-canary-5");
    ObjectNode broken = TwoNodes.danger();
    ((ObjectNode) broken.at("/record/content/data")).put("date_of_birth", MARK + " day");
    submit(broken, "case-canary-6");
    nodes.agency().preview(MOSA, (MARK + " is no JSON").getBytes(UTF_8));
  }

  private static List<String> tablesWith(TestDatabase rows) {
    String hex = HexFormat.of().formatHex(MARK.getBytes(UTF_8));
    String looks = "t::text ~ '" + MARK + "|" + hex + "'";
    assertThat(
            rows.ask(
                "SELECT count(*) FROM (SELECT convert_to('"
                    + MARK
                    + "', 'UTF8') AS a) t WHERE "
                    + looks))
        .as("the search would find it")
        .isEqualTo("1");
    String tables =
        rows.ask(
            "SELECT string_agg(table_name, ',') FROM information_schema.tables"
                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
    List<String> found = new ArrayList<>();
    for (String table : tables.split(",")) {
      if (!rows.ask("SELECT count(*) FROM " + table + " t WHERE " + looks).equals("0")) {
        found.add(table);
      }
    }
    return found;
  }
}
