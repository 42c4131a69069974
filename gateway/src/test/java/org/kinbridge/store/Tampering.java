package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Committed;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.replay.Finding.Kind;
import org.kinbridge.ledger.replay.Replay;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlArchive;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.log.SqlLogWriter;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Vault;

/**
 * Somebody may do everything to a database with eight entries and has no key: each deed is named,
 * and none makes a message leave.
 */
abstract class Tampering {
  abstract TestDatabase database();

  final Keystore keys = AnyKeystore.keystore();
  final SecureRandom random = new SecureRandom();
  final Vault vault = new Vault(new SqlChildKeys(), keys, random);
  final Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
  final PermitRows permits = new PermitRows(database(), ledger, keys);
  final ChildRef child = new ChildRef(UUID.randomUUID());
  final ChildRef twin = new ChildRef(UUID.randomUUID());
  final SignedMessage message = AnySignedMessage.about(child, AnyKeystore.NOW);
  final List<EntryId> forged = new ArrayList<>();
  final List<EntryId> entries = new ArrayList<>();
  Sequencer sequencer = sequencer();

  Sequencer sequencer() {
    return new Sequencer(
        new SqlLogWriter(database().open()),
        vault,
        keys,
        random,
        new Sequencer.Listener() {
          @Override
          public void published(Checkpoint checkpoint) {}

          @Override
          public void forged(EntryId entry) {
            forged.add(entry);
          }
        });
  }

  @BeforeEach
  void eightEntries() {
    database().emptyLog();
    database()
        .asSuperuser(
            "DROP TABLE IF EXISTS permit",
            "CREATE TABLE permit (id text, version bigint, content text, seal bytea, PRIMARY KEY"
                + " (id, version))",
            "GRANT SELECT, INSERT ON permit TO kinbridge_app");
    append(
        Entry.of(EntryKind.AUTHORISED, AnyKeystore.NOW)
            .about(child, json("a"))
            .about(twin, json("b"))
            .exchange(exchange(message)));
    for (int i = 1; i < 8; i++) {
      append(Entry.of(EntryKind.ACCESS, AnyKeystore.NOW).about(child, json("c" + i)));
      if (i == 3) {
        drain();
      }
    }
    drain();
    assertThat(replay().findings()).isEmpty();
  }

  void tamper(String... statements) {
    database().asSuperuser(statements);
  }

  void assertFound(Kind kind, String where) {
    assertThat(replay().findings())
        .as("%s %s", kind, where)
        .anyMatch(finding -> finding.kind() == kind && finding.where().contains(where));
  }

  Replay replay() {
    return verification().replay(Optional.empty());
  }

  Verification verification() {
    return new Verification(
        new SqlArchive(database().open()), List.of(permits), vault, keys, random);
  }

  Optional<Committed> committed() {
    return database().open().call(tx -> ledger.committed(tx, message));
  }

  EntryId append(Entry entry) {
    EntryId id = database().open().call(tx -> ledger.append(tx, entry));
    entries.add(id);
    return id;
  }

  void drain() {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  static ObjectNode json(String text) {
    return JsonNodeFactory.instance.objectNode().put("x", text);
  }

  static Exchange exchange(SignedMessage of) {
    return new Exchange(of.digest(), of.salts().exchange().revealSecret("a test records it"));
  }
}
