package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.proof.CheckOpening;
import org.kinbridge.flow.proof.OpenWithheld;
import org.kinbridge.flow.proof.OpenWithheld.Asker;
import org.kinbridge.flow.proof.OpenWithheld.Outcome;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.sign.withheld.Keepsake;
import org.kinbridge.sign.withheld.LeafKind;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.message.SqlOutbox;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.file.AnyPublished;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Vault;

/** A court asks what a message kept back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one message crosses for all of them
class OpenWithheldTest {
  private static final Asker OFFICER = new Asker("officer 7", "order 12/2026", "court of Tollen");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();
  private final CheckOpening check = new CheckOpening(BanList.shipped());
  private TwoNodes nodes;
  private MessageId message;
  @TempDir Path published;

  @BeforeAll
  void start() {
    nodes = new TwoNodes(cassarRows, aldmarkRows);
    DisclosureId id = id();
    nodes.agency().submit(MOSA, id, bytes(danger()));
    message = nodes.await(id, State.RECEIVED).message().orElseThrow();
  }

  @AfterAll
  void stop() {
    nodes.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

  private OpenWithheld story(AnyNode node, Database rows) {
    Vault vault = new Vault(new SqlChildKeys(), node.keystore, new SecureRandom());
    return new OpenWithheld(
        rows,
        new SqlOutbox(new SealedRows(vault, new RowSeal(node.keystore))),
        ledger(node),
        nodes.clock);
  }

  private static Ledger ledger(AnyNode node) {
    Vault vault = new Vault(new SqlChildKeys(), node.keystore, new SecureRandom());
    return new Ledger(new SqlJournal(), vault, node.keystore, new SecureRandom());
  }

  private OpenWithheld ours() {
    return story(nodes.cassar, cassarRows.open());
  }

  private List<Keepsake.Kept> listed() {
    return ((Outcome.Listed) ours().list(message, OFFICER)).closed();
  }

  private byte[] opened(String path) {
    Outcome outcome = ours().open(message, path, OFFICER);
    return CanonicalJson.bytes(((Outcome.Opened) outcome).opening().toJson());
  }

  private long entries() {
    return Long.parseLong(nodes.cassarEntries());
  }

  @Test
  void each_element_opens_and_the_senders_published_keys_are_all_it_takes_to_check_it()
      throws Exception {
    List<Keepsake.Kept> closed = listed();
    assertThat(closed)
        .extracting(Keepsake.Kept::kind)
        .contains(LeafKind.ANNOUNCED, LeafKind.SILENT);
    AnyPublished.of(nodes.cassar, published);
    for (Keepsake.Kept one : List.of(closed.getFirst(), closed.getLast())) {
      assertThat(check.check(opened(one.path()), published))
          .isInstanceOfSatisfying(
              CheckOpening.Outcome.Shown.class,
              shown -> {
                assertThat(shown.manifest().msgId()).isEqualTo(message);
                assertThat(shown.opening().element().path()).isEqualTo(one.path());
              });
    }
  }

  @Test
  void the_recipient_keeps_what_was_announced_and_sees_nothing_of_the_silent() {
    List<String> told = new ArrayList<>();
    for (JsonNode rule : received().announced()) {
      rule.path("paths")
          .forEach(path -> told.add(rule.path("rule").asText() + " " + path.asText()));
    }
    assertThat(told)
        .isNotEmpty()
        .containsExactlyElementsOf(
            listed().stream()
                .filter(one -> one.kind() == LeafKind.ANNOUNCED)
                .map(one -> one.rule() + " " + one.path())
                .toList());
  }

  private InboxContent received() {
    UUID item = nodes.arrived().getLast().id();
    return nodes.aldmarkAgency().read(ALDMARK, item).orElseThrow();
  }

  @Test
  void looking_and_opening_are_entries_that_say_who_why_and_for_whom() throws Exception {
    long before = entries();
    List<Keepsake.Kept> closed = listed();
    assertThat(last().kind()).isEqualTo(EntryKind.ACCESS);
    opened(closed.getLast().path());
    assertThat(last().kind()).isEqualTo(EntryKind.EXPORT);
    assertThat(last().common().path("message").asText()).isEqualTo(message.toString());
    assertThat(part(last()).path("who").asText()).isEqualTo("officer 7");
    assertThat(part(last()).path("why").asText()).isEqualTo("order 12/2026");
    assertThat(part(last()).path("for").asText()).isEqualTo("court of Tollen");
    assertThat(part(last()).path("path").asText()).isEqualTo(closed.getLast().path());
    assertThat(ours().open(message, "cp-child.nothing", OFFICER))
        .isEqualTo(new Outcome.NoSuchElement());
    assertThat(last().kind()).isEqualTo(EntryKind.ACCESS);
    assertThat(entries()).isEqualTo(before + 3);
  }

  private RecordedEntry last() {
    numbered();
    String id = cassarRows.ask("SELECT entry FROM ledger_leaf ORDER BY seq DESC LIMIT 1");
    return cassarRows
        .open()
        .call(tx -> ledger(nodes.cassar).read(tx, new EntryId(UUID.fromString(id))))
        .orElseThrow();
  }

  private JsonNode part(RecordedEntry entry) throws Exception {
    PartOpening part =
        cassarRows.open().call(tx -> ledger(nodes.cassar).parts(tx, entry.id())).getFirst();
    return JSON.readTree(((PartOpening.Readable) part).content().reveal("test"));
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_opening_that_was_cut_gives_nothing_and_each_that_was_kept_is_an_entry(When when) {
    String path = listed().getLast().path();
    long before = entries();
    try (FaultProxy line = FaultProxy.before(cassarRows.address().url());
        Database through = Database.connect(cassarRows.address().at(line.url()))) {
      OpenWithheld story = story(nodes.cassar, through);
      line.cut(when, "INSERT INTO ledger_entry", 1);
      assertThatThrownBy(() -> story.open(message, path, OFFICER))
          .isInstanceOf(StorageFailed.class);
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(entries() - before).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
      assertThat(story.open(message, path, OFFICER)).isInstanceOf(Outcome.Opened.class);
    }
    numbered();
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
  }

  private void numbered() {
    String leaves = "SELECT count(*) FROM ledger_leaf";
    String entries = "SELECT count(*) FROM ledger_entry";
    nodes.until(() -> cassarRows.ask(leaves).equals(cassarRows.ask(entries)));
  }

  @Test
  void an_opening_that_was_changed_or_is_checked_against_another_node_shows_nothing()
      throws Exception {
    byte[] file = opened(listed().getLast().path());
    AnyPublished.of(nodes.cassar, published);
    ObjectNode other = (ObjectNode) JSON.readTree(file);
    other.put("value", "\"something else\"");
    assertThat(reason(other)).isEqualTo("withheld-root");
    other.set("manifest", other.arrayNode());
    assertThat(reason(other)).isEqualTo("malformed-message");
    AnyPublished.of(AnyNode.of("XC"), published); // the same node with other keys
    assertThat(reason((ObjectNode) JSON.readTree(file))).isEqualTo("malformed-message");
    AnyPublished.of(nodes.cassar, published);
  }

  private String reason(ObjectNode file) {
    CheckOpening.Outcome outcome = check.check(CanonicalJson.bytes(file), published);
    return ((CheckOpening.Outcome.NotShown) outcome).fault().reason().code();
  }

  @Test
  void the_recipient_opens_nothing_and_nobody_opens_a_message_that_is_not_there() {
    assertThat(story(nodes.aldmark, aldmarkRows.open()).list(message, OFFICER))
        .isEqualTo(new Outcome.NotThere());
    long before = entries();
    assertThat(ours().list(new MessageId(UUID.randomUUID()), OFFICER))
        .isEqualTo(new Outcome.NotThere());
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void who_why_and_for_whom_must_be_said() {
    assertThatThrownBy(() -> new Asker("officer 7", " ", "court"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
