package org.kinbridge.translate;

import java.util.Map;

/**
 * Where a row looks.
 *
 * @param record the whole record
 * @param here the element a resource is made from; the record itself for resources made once
 * @param named elements that were joined to make one resource
 */
record Scope(At record, At here, Map<String, At> named) {
  static Scope of(At record) {
    return new Scope(record, record, Map.of());
  }

  Scope at(At element) {
    return new Scope(record, element, Map.of());
  }

  Scope joined(At first, Map<String, At> elements) {
    return new Scope(record, first, elements);
  }
}
