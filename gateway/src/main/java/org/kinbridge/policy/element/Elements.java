package org.kinbridge.policy.element;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Some of the elements of an array that nobody changes any more, as a list that nobody can. */
final class Elements extends AbstractList<Element> implements RandomAccess {
  private final Element[] elements;
  private final int from;
  private final int size;

  Elements(Element[] elements, int from, int to) {
    this.elements = elements;
    this.from = from;
    this.size = to - from;
  }

  @Override
  public Element get(int i) {
    return elements[from + Objects.checkIndex(i, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
