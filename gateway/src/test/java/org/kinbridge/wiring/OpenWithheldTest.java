package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.flow.proof.CheckOpening;
import org.kinbridge.flow.proof.OpenWithheld;
import org.kinbridge.flow.proof.OpenWithheld.Asker;
import org.kinbridge.flow.proof.OpenWithheld.Outcome;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.sign.withheld.Keepsake;
import org.kinbridge.sign.withheld.LeafKind;
import org.kinbridge.store.SealedRows;
import org.kinbridge.store.SqlChildKeys;
import org.kinbridge.store.SqlJournal;
import org.kinbridge.store.SqlOutbox;
import org.kinbridge.store.TestDatabase;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.BanList;
import org.kinbridge.trust.file.AnyPublished;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Vault;

/** A court asks what a message kept back. */
class OpenWithheldTest {
  private static final Asker OFFICER = new Asker("officer 7", "order 12/2026", "court of Tollen");
  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();
  private TwoNodes nodes;
  @TempDir Path published;

  @BeforeEach
  void start() {
    nodes = new TwoNodes(cassarRows, aldmarkRows);
  }

  @AfterEach
  void stop() {
    nodes.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

  private OpenWithheld story(AnyNode node, TestDatabase rows) {
    Vault vault = new Vault(new SqlChildKeys(), node.keystore, new SecureRandom());
    return new OpenWithheld(
        rows.open(),
        new SqlOutbox(new SealedRows(vault, new RowSeal(node.keystore))),
        new Ledger(new SqlJournal(), vault, node.keystore, new SecureRandom()),
        nodes.clock);
  }

  private MessageId crossed() {
    DisclosureId id = id();
    nodes.agency().submit(MOSA, id, bytes(danger()));
    return nodes.await(id, State.RECEIVED).message().orElseThrow();
  }

  private List<Keepsake.Kept> listed(MessageId message) {
    return ((Outcome.Listed) story(nodes.cassar, cassarRows).list(message, OFFICER)).closed();
  }

  private void verifies() {
    nodes.until(
        () ->
            cassarRows
                .ask(
                    "SELECT (SELECT count(*) FROM ledger_entry) = (SELECT count(*) FROM"
                        + " ledger_leaf)")
                .equals("t"));
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
  }

  @Test
  void each_element_opens_and_the_senders_published_keys_are_all_it_takes_to_check_it()
      throws Exception {
    MessageId message = crossed();
    List<Keepsake.Kept> closed = listed(message);
    assertThat(closed)
        .extracting(Keepsake.Kept::kind)
        .contains(LeafKind.ANNOUNCED, LeafKind.SILENT);
    CheckOpening check = new CheckOpening(BanList.shipped());
    AnyPublished.of(nodes.cassar, published);
    for (Keepsake.Kept one : List.of(closed.getFirst(), closed.getLast())) {
      byte[] file = opened(message, one.path());
      assertThat(check.check(file, published))
          .isInstanceOfSatisfying(
              CheckOpening.Outcome.Shown.class,
              shown -> {
                assertThat(shown.manifest().msgId()).isEqualTo(message);
                assertThat(shown.opening().element().path()).isEqualTo(one.path());
              });
    }
  }

  private byte[] opened(MessageId message, String path) {
    Outcome outcome = story(nodes.cassar, cassarRows).open(message, path, OFFICER);
    return CanonicalJson.bytes(((Outcome.Opened) outcome).opening().toJson());
  }

  @Test
  void looking_and_opening_are_entries_and_the_ledger_still_verifies() {
    MessageId message = crossed();
    long before = Long.parseLong(nodes.cassarEntries());
    opened(message, listed(message).getFirst().path());
    assertThat(Long.parseLong(nodes.cassarEntries())).isEqualTo(before + 2);
    verifies();
  }

  @Test
  void an_opening_that_was_changed_or_is_checked_against_another_node_shows_nothing()
      throws Exception {
    MessageId message = crossed();
    byte[] file = opened(message, listed(message).getLast().path());
    CheckOpening check = new CheckOpening(BanList.shipped());
    AnyPublished.of(nodes.cassar, published);
    ObjectNode other =
        (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(file);
    other.put("value", "\"something else\"");
    assertThat(reason(check.check(CanonicalJson.bytes(other), published)))
        .isEqualTo("withheld-root");
    other.set("manifest", other.arrayNode());
    assertThat(reason(check.check(CanonicalJson.bytes(other), published)))
        .isEqualTo("malformed-message");
    AnyPublished.of(AnyNode.of("XC"), published); // the same node with other keys
    assertThat(reason(check.check(file, published))).isEqualTo("malformed-message");
  }

  private static String reason(CheckOpening.Outcome outcome) {
    return ((CheckOpening.Outcome.NotShown) outcome).fault().reason().code();
  }

  @Test
  void the_recipient_opens_nothing_and_nobody_opens_what_is_not_there() {
    MessageId message = crossed();
    assertThat(story(nodes.aldmark, aldmarkRows).list(message, OFFICER))
        .isEqualTo(new Outcome.NotThere());
    assertThat(story(nodes.cassar, cassarRows).open(message, "cp-child.nothing", OFFICER))
        .isEqualTo(new Outcome.NoSuchElement());
    long before = Long.parseLong(nodes.cassarEntries());
    assertThat(
            story(nodes.cassar, cassarRows)
                .list(new MessageId(java.util.UUID.randomUUID()), OFFICER))
        .isEqualTo(new Outcome.NotThere());
    assertThat(Long.parseLong(nodes.cassarEntries())).isEqualTo(before);
  }

  @Test
  void who_why_and_for_whom_must_be_said() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Asker("officer 7", " ", "court"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
