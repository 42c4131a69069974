package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.vault.Transactions;

/** What agencies register about children, and see of it again. */
public record RegisterDesk(
    KeepRegisters registers, KeepIdentities identities, ShowRegistrations registered) {
  public RegisterDesk {
    requireNonNull(registers, "registers is null");
    requireNonNull(identities, "identities is null");
    requireNonNull(registered, "registered is null");
  }

  public static RegisterDesk of(
      Transactions transactions,
      KeepRegisters.Books books,
      DecideAgain again,
      Surroundings surroundings) {
    return new RegisterDesk(
        new KeepRegisters(transactions, books, again, surroundings),
        new KeepIdentities(transactions, books, again, surroundings),
        new ShowRegistrations(transactions, books, surroundings));
  }
}
