package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Registers.CASE;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.FILE;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.vault.Vault;

/** A case of the court was erased that is the same child's as a case of the ministry. */
class ErasedCaseTest extends Crossing {
  private Registers registers;

  @BeforeEach
  void nobodyListens() {
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
  }

  private String file() {
    return cassarRows.ask("SELECT DISTINCT child FROM registration WHERE kind = 'restriction'");
  }

  private void erase() {
    Vault vault = new Vault(new SqlChildKeys(), nodes.cassar.keystore, new SecureRandom());
    Ledger ledger = new Ledger(new SqlJournal(), vault, nodes.cassar.keystore, new SecureRandom());
    ChildRef file = new ChildRef(UUID.fromString(file()));
    cassarRows
        .open()
        .run(
            tx ->
                ledger.append(
                    tx, Entry.erasure(vault.erase(tx, file).orElseThrow(), nodes.clock.instant())));
    nodes.until(() -> cassarRows.ask("SELECT count(*) FROM ledger_pending").equals("0"));
  }

  @Test
  void the_other_case_is_decided_on_and_the_link_can_be_taken_back() {
    UUID determination = idOf(registers.determined(COURT, FILE));
    registers.lifted(COURT, determination);
    UUID link = idOf(registers.same(MOSA, CASE, FILE));
    erase();
    registers.isSent();
    assertThat(registers.parted(MOSA, link)).isInstanceOf(Registered.class);
    registers.isSent();
  }

  @Test
  void what_protected_the_child_there_is_not_forgotten_until_the_link_is_taken_back() {
    registers.determined(COURT, FILE);
    UUID link = idOf(registers.same(MOSA, CASE, FILE));
    registers.isRefused(Reason.ART_37_DETERMINATION);
    erase();
    assertThat(((SendOutcome.Held) registers.submitted()).disclosure().reason())
        .contains(Reason.PROTECTION_ERASED);
    registers.parted(MOSA, link);
    registers.isSent();
  }

  @Test
  void a_key_that_somebody_deleted_is_no_erasure() {
    registers.determined(COURT, FILE);
    registers.same(MOSA, CASE, FILE);
    cassarRows.asSuperuser("DELETE FROM child_key WHERE child = '" + file() + "'");
    registers.isRefused(Reason.ROW_ALTERED);
  }
}
