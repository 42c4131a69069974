package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.support.Await;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPartners;

/** A node that starts again and again on one database. */
class AnnouncedAtStartTest {
  private final TestDatabase rows = new TestDatabase();
  private final MovableClock clock = new MovableClock(AnyNode.NOW);
  private final AnyNode cassar = AnyNode.of("XC");
  private final AnyNode aldmark = AnyNode.of("XA");

  @AfterEach
  void stop() {
    rows.open().close();
  }

  /** Starts it, waits for its ledger, stops it. @return how many entries that start wrote */
  private long entriesOfStart(AnyNode own, Rules rules, AnyNode... partners) {
    long before = count("ledger_entry");
    Node node =
        Node.start(
            new Node.Identity(
                own.keystore,
                own.metadata,
                AnyPartners.of(Stream.of(partners).map(one -> one.metadata).toList(), clock)),
            rules,
            rows.open(),
            new DirectLine(own.authenticated()),
            new Node.World(clock, new SecureRandom()),
            Node.Pace.usual());
    Await.until(() -> count("ledger_leaf") == count("ledger_entry"));
    node.close();
    assertThat(count("ledger_leaf")).isEqualTo(count("ledger_entry"));
    assertThat(TwoNodes.replayed(own, rows)).isEmpty();
    return count("ledger_entry") - before;
  }

  private long count(String table) {
    return Long.parseLong(rows.ask("SELECT count(*) FROM " + table));
  }

  @Test
  void policy_keys_and_each_partner_are_told_once() {
    AnyNode borvania = AnyNode.of("XB");
    assertThat(entriesOfStart(cassar, TwoNodes.RULES, aldmark, borvania)).isEqualTo(4);
    assertThat(rows.ask("SELECT string_agg(subject, ', ' ORDER BY subject) FROM announced"))
        .isEqualTo("keys, partner XA, partner XB, policy");
    assertThat(entriesOfStart(cassar, TwoNodes.RULES, borvania, aldmark)).isZero();
  }

  @Test
  void a_changed_policy_is_one_entry(@TempDir Path folder) throws IOException, PolicyRefused {
    entriesOfStart(cassar, TwoNodes.RULES, aldmark);
    Rules changed = withoutAnAgreement(folder);
    assertThat(entriesOfStart(cassar, changed, aldmark)).isEqualTo(1);
    assertThat(rows.ask("SELECT version FROM announced WHERE subject = 'policy'")).isEqualTo("2");
    assertThat(entriesOfStart(cassar, changed, aldmark)).isZero();
  }

  @Test
  void a_partner_with_other_keys_is_one_entry() {
    entriesOfStart(cassar, TwoNodes.RULES, aldmark);
    assertThat(entriesOfStart(cassar, TwoNodes.RULES, AnyNode.of("XA"))).isEqualTo(1);
    assertThat(rows.ask("SELECT version FROM announced WHERE subject = 'partner XA'"))
        .isEqualTo("2");
  }

  @Test
  void what_is_not_told_any_more_is_found_by_the_verifier() {
    entriesOfStart(cassar, TwoNodes.RULES, aldmark);
    rows.asSuperuser("DELETE FROM announced WHERE subject = 'policy'");
    assertThat(TwoNodes.replayed(cassar, rows))
        .anyMatch(finding -> finding.contains("announced policy"));
  }

  private static Rules withoutAnAgreement(Path folder) throws IOException, PolicyRefused {
    Path profiles = Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
    Path policies = profiles.resolve("policies");
    try (Stream<Path> all = Files.walk(policies)) {
      for (Path file : all.toList()) {
        Files.copy(file, folder.resolve(profiles.relativize(file)));
      }
    }
    Files.delete(folder.resolve("policies/agreements/xa-xb.yaml"));
    PolicyVersion version = PolicyVersion.load(folder);
    Rules old = TwoNodes.RULES;
    return new Rules(
        old.translator(), old.profile(), version, new Policy(version, old.profile()), old.zone());
  }
}
