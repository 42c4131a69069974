package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.replay.ReplayPolicy;
import org.kinbridge.flow.replay.ReplayPolicy.Looker;
import org.kinbridge.flow.replay.ReplayPolicy.Outcome;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.store.SqlDisclosures;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.trust.AnyPartners;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Vault;

/** A proposed policy is tried on what was decided; nothing comes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the same disclosures for all of them
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyReplayTest {
  private static final Looker OFFICER = Looker.operator("officer 7", "review of the agreement");
  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();
  private TwoNodes nodes;
  private DisclosureId first;
  private Path proposed;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    proposed = folder;
    nodes = new TwoNodes(cassarRows, aldmarkRows);
    first = submitted("case-1");
    submitted("case-2");
    copyPolicies();
  }

  @AfterAll
  void stop() {
    nodes.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

  private DisclosureId submitted(String reference) {
    ObjectNode request = danger();
    request.withObject("/case").put("reference", reference);
    DisclosureId id = id();
    nodes.agency().submit(MOSA, id, bytes(request));
    nodes.await(id, State.RECEIVED);
    return id;
  }

  private void copyPolicies() throws IOException {
    Path from = Path.of(System.getProperty("kinbridge.profiles", "../profiles"), "policies");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = proposed.resolve("policies").resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private ReplayPolicy story(Database rows) {
    Vault vault = vault();
    SealedRows sealed = new SealedRows(vault, new RowSeal(nodes.cassar.keystore));
    Node.World world = new Node.World(nodes.clock, new SecureRandom());
    return new ReplayPolicy(
        new Node.Identity(
                nodes.cassar.keystore,
                nodes.cassar.metadata,
                AnyPartners.of(List.of(nodes.aldmark.metadata), nodes.clock))
            .own(),
        AnyPartners.of(List.of(nodes.aldmark.metadata), nodes.clock),
        TwoNodes.RULES,
        new ReplayPolicy.Books(
            rows,
            new SqlDisclosures(sealed),
            ledger(),
            new RegistersOfChildren(vault, sealed, ledger())
                .open(rows, nodes.cassar.keystore, world)),
        new Surroundings(nodes.clock, world.ids(), () -> {}));
  }

  private Vault vault() {
    return new Vault(new SqlChildKeys(), nodes.cassar.keystore, new SecureRandom());
  }

  private Ledger ledger() {
    return new Ledger(new SqlJournal(), vault(), nodes.cassar.keystore, new SecureRandom());
  }

  private PolicyReplay replayed(int last) {
    Outcome outcome = story(cassarRows.open()).replay(proposed, last, OFFICER);
    return ((Outcome.Replayed) outcome).replay();
  }

  private long entries() {
    return Long.parseLong(nodes.cassarEntries());
  }

  /** The row of that name is not proposed any more. */
  private void without(String row) throws IOException {
    Path file = proposed.resolve("policies/permits.yaml");
    String permits = Files.readString(file);
    int start = permits.indexOf("  - id: " + row + "\n");
    int end = permits.indexOf("  - id: ", start + 1);
    assertThat(start).isPositive();
    Files.writeString(file, permits.substring(0, start) + (end < 0 ? "" : permits.substring(end)));
  }

  @Test
  @Order(1)
  void the_same_policy_changes_nothing_and_a_restriction_registered_since_is_not_there() {
    String restriction =
        """
        {"child": {"system": "xc-primero", "localId": "case-2"}, "person": "the uncle",
         "kind": "no-location-disclosure", "reachableThrough": ["XA"], "elsewhere": "yes",
         "partyOrHolder": true, "recordedBy": "u-11"}
        """;
    nodes.clock.forward(java.time.Duration.ofSeconds(1));
    nodes.agency().registerRestriction(MOSA, restriction.getBytes(UTF_8));
    PolicyReplay replay = replayed(9);
    assertThat(replay.tally()).isEqualTo(new PolicyReplay.Tally(2, 0, 0, 0, 0));
    assertThat(replay.changes()).isEmpty();
  }

  @Test
  @Order(2)
  void what_would_end_otherwise_is_named_by_path_and_rule_and_no_value() throws Exception {
    without("hcch-1996-36");
    PolicyReplay replay = replayed(1);
    JsonNode json = replay.toJson();
    assertThat(json.at("/decisions/changed").asInt()).isEqualTo(1);
    assertThat(json.at("/changes/0/before/decision").asText()).isEqualTo("permit");
    assertThat(json.at("/changes/0/before/permitRow").asText()).isEqualTo("hcch-1996-36");
    assertThat(json.at("/changes/0/after/decision").asText()).isEqualTo("refuse");
    assertThat(json.at("/changes/0/after/reason").asText()).isEqualTo("no-permit-row");
    assertThat(json.at("/changes/0/fewer")).isNotEmpty();
    assertThat(json.at("/changes/0/more")).isEmpty();
    assertThat(json.at("/changes/0/rules/gone")).isNotEmpty();
    assertThat(replayed(9).changes())
        .extracting(PolicyReplay.Change::disclosure)
        .hasSize(2)
        .contains(first);
    for (JsonNode name : TwoNodes.sample().findValues("name_first")) {
      assertThat(json.toString()).doesNotContain(name.asText());
    }
  }

  @Test
  @Order(3)
  void that_somebody_looked_is_an_entry_about_each_child_and_nothing_else_is_written() {
    long before = entries();
    String messages = cassarRows.ask("SELECT count(*) FROM outbox");
    String registrations = cassarRows.ask("SELECT count(*) FROM registration");
    replayed(9);
    assertThat(entries()).isEqualTo(before + 1);
    assertThat(cassarRows.ask("SELECT count(*) FROM outbox")).isEqualTo(messages);
    assertThat(cassarRows.ask("SELECT count(*) FROM registration")).isEqualTo(registrations);
    RecordedEntry last = last();
    assertThat(last.kind()).isEqualTo(EntryKind.ACCESS);
    assertThat(last.common().path("access").asText()).isEqualTo("policy-replay");
    assertThat(last.common().at("/by/operator").asText()).isEqualTo("officer 7");
    assertThat(last.common().toString()).doesNotContain("case-");
    List<PartOpening> parts = cassarRows.open().call(tx -> ledger().parts(tx, last.id()));
    assertThat(parts).hasSize(2);
  }

  private RecordedEntry last() {
    String leaves = "SELECT count(*) FROM ledger_leaf";
    String entries = "SELECT count(*) FROM ledger_entry";
    nodes.until(() -> cassarRows.ask(leaves).equals(cassarRows.ask(entries)));
    String id = cassarRows.ask("SELECT entry FROM ledger_leaf ORDER BY seq DESC LIMIT 1");
    return cassarRows
        .open()
        .call(tx -> ledger().read(tx, new EntryId(UUID.fromString(id))))
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  @Order(4)
  void a_replay_that_was_cut_shows_nothing_and_each_that_was_kept_is_an_entry(When when) {
    long before = entries();
    try (FaultProxy line = FaultProxy.before(cassarRows.address().url());
        Database through = Database.connect(cassarRows.address().at(line.url()))) {
      ReplayPolicy story = story(through);
      line.cut(when, "INSERT INTO ledger_entry", 1);
      assertThatThrownBy(() -> story.replay(proposed, 9, OFFICER))
          .isInstanceOf(StorageFailed.class);
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(entries() - before).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
      assertThat(story.replay(proposed, 9, OFFICER)).isInstanceOf(Outcome.Replayed.class);
    }
    last();
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
  }

  @Test
  @Order(5)
  void the_door_is_for_who_supervises_and_for_a_policy_that_is_proposed() {
    byte[] body = "{\"last\": 9, \"why\": \"review\"}".getBytes(UTF_8);
    var door = nodes.sender().personDoor();
    assertThat(door.replayPolicy(Holds.SUPERVISOR, body))
        .isInstanceOf(PolicyOutcome.NotAllowed.class);
    assertThat(door.replayPolicy(AnyPerson.officer("u-90"), body))
        .isInstanceOf(PolicyOutcome.NothingProposed.class);
    assertThat(
            door.replayPolicy(
                AnyPerson.officer("u-90"), "{\"last\": 501, \"more\": 1}".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            PolicyOutcome.Faulty.class, faulty -> assertThat(faulty.faults()).hasSize(3));
  }

  @Test
  @Order(6)
  void whose_key_is_gone_is_counted_and_not_decided() {
    String child = cassarRows.ask("SELECT child FROM disclosure WHERE id = '" + first + "'");
    cassarRows.open().run(tx -> vault().erase(tx, new ChildRef(UUID.fromString(child))));
    PolicyReplay.Tally tally = replayed(9).tally();
    assertThat(tally.erased()).isEqualTo(1);
    assertThat(tally.replayed()).isEqualTo(1);
  }

  @Test
  @Order(7)
  void a_policy_that_is_none_is_tried_on_nothing() throws Exception {
    Files.writeString(proposed.resolve("policies/permits.yaml"), "rows: yes\n");
    long before = entries();
    assertThat(story(cassarRows.open()).replay(proposed, 9, OFFICER))
        .isInstanceOfSatisfying(
            Outcome.NoPolicy.class, none -> assertThat(none.faults()).isNotEmpty());
    assertThat(entries()).isEqualTo(before);
  }
}
