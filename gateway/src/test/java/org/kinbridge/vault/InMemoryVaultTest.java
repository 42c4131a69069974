package org.kinbridge.vault;

class InMemoryVaultTest extends VaultContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault ports = new InMemoryVault();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys keys() {
    return ports;
  }

  @Override
  protected Crosswalk.Tokens tokens() {
    return ports;
  }

  @Override
  protected PairwiseSecrets.Sealed secrets() {
    return ports;
  }
}
