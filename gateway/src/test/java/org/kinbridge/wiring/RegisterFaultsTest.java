package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.Registers.CASE;
import static org.kinbridge.wiring.Registers.COURT;
import static org.kinbridge.wiring.Registers.FILE;
import static org.kinbridge.wiring.Registers.idOf;
import static org.kinbridge.wiring.TwoNodes.MOSA;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure, what agencies register: the line to the database is cut at the commit,
 * before the server gets it and after it did it.
 */
class RegisterFaultsTest extends CutAtCommit {
  private static final String REGISTRATION = "INSERT INTO registration";
  private static final String ENTRY = "INSERT INTO ledger_entry";

  private Registers registers;

  @BeforeEach
  void prepare() {
    nodes.line.weather(DirectLine.Weather.down());
    registers = new Registers(nodes);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_lifting_that_was_cut_is_asked_for_again_and_is_one_lifting(When when) {
    UUID determination = idOf(registers.determined(MOSA, CASE));
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> registers.lifted(MOSA, determination))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "registration")).isEqualTo(when == When.AFTER_COMMIT ? 2 : 1);
    idOf(registers.lifted(MOSA, determination));
    assertThat(count(cassarRows, "registration")).isEqualTo(2);
    assertThat(entries(cassarRows)).as("determination, lifting").isEqualTo(2);
    registers.isSent();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_order_that_was_cut_may_be_there_twice_and_each_is_lifted_for_itself(When when) {
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> registers.ordered(MOSA, CASE)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    UUID order = idOf(registers.ordered(MOSA, CASE));
    long there = when == When.AFTER_COMMIT ? 2 : 1;
    assertThat(count(cassarRows, "registration")).isEqualTo(there);
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> registers.orderLifted(MOSA, order)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(2);
    idOf(registers.orderLifted(MOSA, order));
    assertThat(count(cassarRows, "registration")).isEqualTo(there + 1);
    assertThat(entries(cassarRows)).as("orders, one lifting").isEqualTo(there + 1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_identity_that_was_cut_is_said_again_and_is_one(When when) {
    registers.determined(COURT, FILE);
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> registers.same(MOSA, CASE, FILE)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "registration WHERE kind = 'same-child'"))
        .as("both sides or none")
        .isEqualTo(when == When.AFTER_COMMIT ? 2 : 0);
    idOf(registers.same(MOSA, CASE, FILE));
    assertThat(count(cassarRows, "registration WHERE kind = 'same-child'")).isEqualTo(2);
    assertThat(entries(cassarRows)).as("determination, identity").isEqualTo(2);
    registers.isRefused(Reason.ART_37_DETERMINATION);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_end_of_an_identity_that_was_cut_is_asked_for_again_and_is_one(When when) {
    registers.determined(COURT, FILE);
    UUID identity = idOf(registers.same(MOSA, CASE, FILE));
    cassarLine.cut(when, REGISTRATION, 1);
    assertThatThrownBy(() -> registers.parted(MOSA, identity)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "registration WHERE NOT in_force"))
        .as("both sides or none")
        .isEqualTo(when == When.AFTER_COMMIT ? 2 : 0);
    idOf(registers.parted(MOSA, identity));
    assertThat(count(cassarRows, "registration WHERE NOT in_force")).isEqualTo(2);
    assertThat(entries(cassarRows)).as("determination, identity, its end").isEqualTo(3);
    registers.isSent();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_look_at_what_is_registered_that_was_cut_shows_nothing_and_each_that_was_kept_is_an_entry(
      When when) {
    registers.determined(MOSA, CASE);
    byte[] body = "{\"child\": %s}".formatted(CASE).getBytes(UTF_8);
    cassarLine.cut(when, ENTRY, 1);
    assertThatThrownBy(() -> nodes.agency().registered(MOSA, body))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(entries(cassarRows)).isEqualTo(when == When.AFTER_COMMIT ? 2 : 1);
    assertThat(((RegisteredOutcome.Listed) nodes.agency().registered(MOSA, body)).all()).hasSize(1);
    assertThat(entries(cassarRows)).isEqualTo(when == When.AFTER_COMMIT ? 3 : 2);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
