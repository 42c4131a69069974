package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import org.kinbridge.vault.Transactions;

/** What agencies register about children, and see of it again. */
record RegisterDesk(
    KeepRegisters registers, KeepIdentities identities, ShowRegistrations registered) {
  RegisterDesk {
    requireNonNull(registers, "registers is null");
    requireNonNull(identities, "identities is null");
    requireNonNull(registered, "registered is null");
  }

  static RegisterDesk of(
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
