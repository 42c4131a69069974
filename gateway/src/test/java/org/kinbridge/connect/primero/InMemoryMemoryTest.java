package org.kinbridge.connect.primero;

class InMemoryMemoryTest extends MemoryContract {
  @Override
  Memory memory() {
    return new InMemoryMemory();
  }
}
