package org.kinbridge.connect.primero;

/** Remembers as long as the test lasts. */
final class InMemoryMemory implements Memory {
  private Remembered remembered = Remembered.nothing();

  @Override
  public Remembered recall() {
    return remembered;
  }

  @Override
  public void keep(Remembered now) {
    remembered = now;
  }
}
