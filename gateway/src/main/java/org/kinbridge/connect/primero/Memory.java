package org.kinbridge.connect.primero;

/**
 * Where the connector remembers. What is kept is there after a crash, whole or not at all; losing
 * all of it costs one look at everything.
 */
interface Memory {
  Remembered recall();

  void keep(Remembered remembered);
}
