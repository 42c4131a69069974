package org.kinbridge.access;

final class RememberedAssertionsTest extends SpentAssertionsContract {
  @Override
  protected SpentAssertions fresh() {
    return new RememberedAssertions();
  }
}
