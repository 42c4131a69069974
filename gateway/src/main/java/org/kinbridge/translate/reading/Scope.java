package org.kinbridge.translate.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a row looks.
 *
 * @param record the whole record
 * @param here the element a resource is made from; the record itself for resources made once
 * @param aliases what the map calls the elements that it joins
 * @param named of these, the elements that were joined to make one resource
 */
public record Scope(At record, At here, Set<String> aliases, Map<String, At> named) {
  public static Scope of(At record) {
    return new Scope(record, record, Set.of(), Map.of());
  }

  public Scope at(At element) {
    return new Scope(record, element, aliases, named);
  }

  /** Each element of that list; itself, when there is none. */
  public List<Scope> within(Optional<SourcePath> list, Reading reading) {
    return list.isEmpty() ? List.of(this) : each(list.get(), reading);
  }

  public List<Scope> each(SourcePath list, Reading reading) {
    List<Scope> scopes = new ArrayList<>();
    for (At element : list.read(this, reading)) {
      scopes.add(at(element));
    }
    return scopes;
  }

  public Scope joined(At first, Set<String> all, Map<String, At> elements) {
    return new Scope(record, first, all, elements);
  }
}
